/** A layout in the abbreviations of the field; what is 1 or off is left out. */
import type { PlannedStep, TrainingAnswer } from "../../training/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { separator } from "../facts-text.ts"

const degrees = ["tp", "pp", "dp", "cp", "ep", "vpp"] as const

/** On one line, as a row of a table; `usual`: the precision that need not be said. */
export function layoutText(plan: PlannedStep, words: Words, usual: string = plan.precision): string {
  const { training, language } = words
  const parts = degrees.filter((key) => plan[key] > 1).map((key) => `${key} ${grouped(plan[key], language)}`)
  return [
    ...(plan.precision === usual ? [] : [plan.precision]),
    ...(parts.length === 0 ? ["dp 1"] : parts),
    ...(plan.zero === 0 ? [] : [`ZeRO ${plan.zero}`]),
    training.microBatch(grouped(plan.microBatch, language)),
    training.recompute[plan.recompute],
    ...(plan.sequenceParallel ? [training.sequenceParallel] : []),
  ].join(separator)
}

/** The layout, and what else is decided of the step. */
export function planLines({ plan }: TrainingAnswer, words: Words): readonly string[] {
  const method = words.training.methods[plan.method](String(plan.loraRank ?? 0))
  const { precision, framework, optimizer } = plan
  const rest = [words.training.offload[plan.offload], words.training.schedules[plan.schedule]].filter((text) => text !== "")
  return [layoutText(plan, words), [precision, framework, optimizer, method, ...rest].join(separator)]
}
