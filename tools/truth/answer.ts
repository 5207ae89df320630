/** Answers rows, each by its kind, from its inputs alone. */
import { answerArchitecture } from "./architecture.ts"
import { memoryKinds } from "./memory/memory-question.ts"
import { answerMemory } from "./memory-row.ts"
import type { Row } from "./row.ts"
import { answerServing } from "./serving/answer-serving.ts"
import { servingKinds } from "./serving/read-serving-row.ts"
import { shippedModel } from "./serving/shipped-models.ts"
import { answerTraining } from "./training.ts"

export type Figures = Readonly<Record<string, number>>

export type Prediction = {
  readonly id: string
  readonly predicted: Figures
  /** Where the published figure is expected, as far as its rounding and the way of counting leave it open. */
  readonly interval: Readonly<Record<string, readonly [number, number]>>
  /** What the simplest rule of the field gives, where there is one. */
  readonly baseline: Figures
  /** That rule times the best constant of the device, from all fitted rows, where there is one. */
  readonly bestConstant?: Figures
}

export type Answer = Prediction | { readonly id: string; readonly skipped: string }

/** One row a kind. */
const kinds: ReadonlyMap<string, (row: Row) => Answer> = new Map([
  ["architecture", answerArchitecture],
  ...memoryKinds.map((kind) => [kind, answerMemory] as const),
  ["training_throughput", answerTraining],
  ...servingKinds.map((kind) => [kind, (row: Row) => answerServing(row, shippedModel)] as const),
])

export function answerRow(row: Row): Answer {
  const answer = kinds.get(row.kind)
  return answer?.(row) ?? { id: row.id, skipped: `rows of kind ${row.kind} are not answered yet` }
}
