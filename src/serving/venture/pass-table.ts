/** A replica of passes under load: it takes together whoever waits, up to the batch that keeps the target. */
import { lineValue } from "./line-text.ts"
import type { PlannedPasses } from "./plan-passes.ts"
import { type LoadTable, simulatedLoads } from "./simulated-loads.ts"

/** A venture is compiled anew for every change that is tried, mostly with the same replicas. */
const remembered = new WeakMap<PlannedPasses, Map<string, LoadTable>>()

/** `portion`: samples of a request, as they are laid; `target` [s] of the answer, null: none. Waiting is told over the pass of the full batch. */
export function passTable(planned: PlannedPasses, portion: number, target: number | null): LoadTable {
  const tables = remembered.get(planned) ?? new Map<string, LoadTable>()
  remembered.set(planned, tables)
  const key = `${portion} ${target}`
  const table = tables.get(key) ?? simulated(planned, portion, target)
  tables.set(key, table)
  return table
}

function simulated(planned: PlannedPasses, portion: number, target: number | null): LoadTable {
  const { settings, cost } = planned.step
  const { arrivalSeconds, endSeconds } = cost
  const batch = passBatch(planned, portion, target)
  const step = (requests: number): number => passSeconds(planned, requests * portion)
  return simulatedLoads(
    {
      settings: { ...settings, maxSequences: batch },
      cost: { step, arrivalSeconds, endSeconds },
      ...{ input: 1, output: 1, most: batch / step(batch), first: arrivalSeconds + step(batch) },
      ...{ full: Number.NaN, tpotSeconds: Number.POSITIVE_INFINITY },
    },
    target,
  )
}

/** [s] Lines between the batches of the table; the last one goes on. */
export function passSeconds({ batches }: PlannedPasses, samples: number): number {
  const last = batches.length - 1
  const [before, end] = [batches[last - 1], batches[last]]
  if (before !== undefined && end !== undefined && samples > end.batch)
    return end.seconds + ((end.seconds - before.seconds) * (samples - end.batch)) / (end.batch - before.batch)
  return lineValue(
    batches.map(({ batch, seconds }) => ({ at: batch, value: seconds })),
    samples,
  )
}

/** Requests of a pass: what the formulas of the file come to in the middle. At least 1. */
export function passBatch(planned: PlannedPasses, portion: number, target: number | null): number {
  const { arrivalSeconds } = planned.step.cost
  const most = Math.floor(Math.min(planned.fullBatch, planned.step.settings.maxSequences) / portion)
  if (target === null) return Math.max(1, most)
  let [keeps, fails] = [1, Math.max(1, most) + 1]
  while (fails - keeps > 1) {
    const middle = Math.floor((keeps + fails) / 2)
    if (2 * passSeconds(planned, middle * portion) + arrivalSeconds <= target) keeps = middle
    else fails = middle
  }
  return keeps
}
