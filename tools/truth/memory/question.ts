/** A row of memory as it is asked: a training step or a served batch, and what the source reads off the device. */
import type { LayerGraph } from "../../../src/models/index.ts"
import type { MemoryChoices } from "../../../src/training/memory/choices.ts"
import type { InferenceAsk } from "../../../src/training/memory/inference.ts"
import type { Reading } from "../../../src/training/memory/stage-memory.ts"
import type { TrainingJob } from "../../../src/training/plan/job.ts"
import type { Layout } from "../../../src/training/plan/layout.ts"
import { foundModel } from "../found-model.ts"
import type { Inputs } from "../row.ts"

export type StepQuestion = {
  readonly kind: "step"
  readonly job: TrainingJob
  readonly choices: Partial<MemoryChoices>
  readonly layout: Layout
  readonly reading: Reading
  /** Devices whose memory the source adds up. */
  readonly devices: number
  /** Published for a rounded count of parameters: what it is multiplied with. */
  readonly scale: number
  /** Blocks alone are counted, as formulas of papers do. */
  readonly isFormula: boolean
}

export type ServedQuestion = { readonly kind: "served"; readonly ask: InferenceAsk }

export type MemoryQuestion = (StepQuestion | ServedQuestion) & {
  /** Whose conventions the row follows: one name a table. */
  readonly table: string
  readonly model: string
  readonly device: string
}

export const plainLayout: Layout = {
  tp: 1,
  pp: 1,
  dp: 1,
  cp: 1,
  ep: 1,
  vpp: 1,
  zero: 0,
  microBatch: 1,
  recompute: "none",
  sequenceParallel: false,
  precision: "bf16",
}

export function countOf(value: unknown, otherwise = 1): number {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : otherwise
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : ""
}

/** The model of one sequence of so many tokens, by its name or by the fields of a config; null where nobody knows it. */
export function graphOf(inputs: Inputs, sequence: number): LayerGraph | null {
  const found = foundModel({ ...inputs, seq_len: sequence })
  return typeof found === "string" ? null : found.model.lay({ ...found.size, sequence })
}
