/** The question of a row of any kind of memory, or a sentence that says what is missing. */
import type { Row } from "../row.ts"
import { finetuningQuestion } from "./finetuning.ts"
import { inferenceQuestion } from "./inference.ts"
import { pretrainingQuestion } from "./pretraining.ts"
import type { MemoryQuestion } from "./question.ts"

export const memoryKinds = ["training_memory", "finetune_memory", "finetune_memory_rule_of_thumb", "inference_memory"] as const

export function memoryQuestion({ kind, inputs }: Pick<Row, "kind" | "inputs">): MemoryQuestion | string {
  if (kind === "training_memory") return pretrainingQuestion(inputs)
  return kind === "inference_memory" ? inferenceQuestion(inputs) : finetuningQuestion(inputs)
}
