/** Figures of the planner as rows: one of a replica, or that of whichever replica a run comes to have. */
import { plannedServing, type TrustedSource } from "../../data/index.ts"
import type { Row, Working } from "../../engine/index.ts"
import type { Factors } from "../step/step-model.ts"
import { figure } from "./line-text.ts"

/** Every figure of it. */
export const byPlanner: TrustedSource = {
  title: "Venturi's planner of serving: kernels as measured, engines fitted to published runs",
  where: "docs/serving-in-ventures.md",
  date: "2026-11-30",
  confidence: "secondary",
  id: plannedServing,
}

/** Replicas come by rising numbers of GPUs; at least one. */
type Sized = { readonly gpus: number }

/** A figure of the planner; where several replicas are possible that of the nearest in number, by ratio. */
export function found<T extends Sized>(
  replicas: readonly T[],
  unit: string,
  figureOf: (replica: T) => number,
  workingOf: ((replica: T) => readonly Working[]) | null = null,
): Row {
  const texts = replicas.map((replica) => `${figure(figureOf(replica))} ${unit}`)
  const last = texts.at(-1) ?? ""
  const isOne = texts.every((text) => text === last)
  const nested = replicas.slice(0, -1).reduceRight((rest, { gpus }, k) => {
    const middle = figure(Math.sqrt(gpus * (replicas[k + 1]?.gpus ?? gpus)))
    return `if(serving.replica_gpus < ${middle} GPU, ${texts[k]}, ${rest})`
  }, last)
  const text = isOne ? last : `= ${nested}`
  if (workingOf === null) return [unit, text, byPlanner]
  return [unit, text, byPlanner, () => workingsOf(replicas, unit, figureOf, workingOf)]
}

function workingsOf<T extends Sized>(
  replicas: readonly T[],
  unit: string,
  figureOf: (replica: T) => number,
  workingOf: (replica: T) => readonly Working[],
): readonly Working[] {
  const [only] = replicas
  if (replicas.length === 1 && only !== undefined) return workingOf(only)
  return replicas.map((replica) => ({
    ...{ name: `${replica.gpus} GPU`, times: 1, value: figureOf(replica), unit },
    ...{ sentence: null, source: null, parts: workingOf(replica) },
  }))
}

/** Around all replicas. */
export function widest(intervals: readonly Factors[]): string {
  const [low, high] = [Math.min(...intervals.map(([low]) => low)), Math.max(...intervals.map(([, high]) => high))]
  return low < high ? `${figure(low)} to ${figure(high)}` : figure(low)
}
