/** What an optimizer reads and writes of one parameter while it steps. */
import type { Optimizer } from "../plan/job.ts"

/** [byte] Gradient in 32 bits, master copy read and written, weight in 16 written; moments come on top. */
const beside = 4 + 4 + 4 + 2

/**
 * [byte] of moments, read and written. AdamW two in 32 bits, in 8 bits two of one byte; SGD one; Adafactor none of the size of the weight, but the
 * squares of the gradients are passed over twice more for their rows and columns; Muon one, and as much again for what turns it orthogonal (an
 * assumption: its products are not counted here).
 * Source: arXiv 1412.6980, algorithm 1; arXiv 2110.02861, section 2; arXiv 1804.04235, algorithm 4; arXiv 2502.16982, section 2.
 */
const moments: Readonly<Record<Optimizer, number>> = { adamw: 16, "adamw-8bit": 4, adafactor: 4, sgd: 8, muon: 16 }

/** Units: → [byte] a parameter. */
export function updateBytes(optimizer: Optimizer): number {
  return beside + moments[optimizer]
}
