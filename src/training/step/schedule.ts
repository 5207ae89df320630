/** What of a pipeline's bubble a schedule fills with gradients of weights, which nothing waits for until the optimizer steps. */
import type { Schedule } from "../plan/job.ts"

/**
 * Gradients of weights, in those of one micro-batch, that each of the p - 1 stage times of the bubble is shorter by.
 * Source: arXiv 2401.10241, table 1: (p - 1)(F + B + W) of 1F1B becomes (p - 1)(F + B - 2W) of ZB-H2, where B is the gradient of inputs alone.
 */
export function filledOf(schedule: Schedule = "1f1b"): number {
  return schedule === "zero-bubble" ? 3 : 0
}
