/** The memory of a plan as `explain` opens it: the layout, and what takes the room in it. */
import type { Working } from "../../engine/index.ts"
import { memoryFigures } from "../memory/memory-figures.ts"
import type { PlannedCount } from "./planned-count.ts"
import { layoutSentence, workingsByCount } from "./planned-working.ts"

const parts = ["weights", "gradients", "optimizer", "activations", "other"] as const

/** One for each number of GPUs. */
export function memoryWorking(planned: readonly PlannedCount[]): readonly Working[] {
  return workingsByCount(planned, (plan) => {
    const figures = memoryFigures(plan.estimate.memory)
    return {
      ...{ value: figures.total / gigabyte, unit: "GB" },
      sentence: layoutSentence(plan),
      parts: parts.flatMap((part) => partOf(part, figures[part] / gigabyte)),
    }
  })
}

const gigabyte = 1e9

/** What takes nothing is left out. */
function partOf(part: (typeof parts)[number], value: number): readonly Working[] {
  const sentence = { says: "memory-part", params: { part } }
  return value === 0 ? [] : [{ name: part, times: 1, value, unit: "GB", sentence, source: null, parts: [] }]
}
