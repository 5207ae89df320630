/** A row for the fit: the run of its load as weights of steps, and the times that were published of it. */
import type { Figures } from "../answer.ts"
import { costOf, type StepModels, settingsOf } from "./row-settings.ts"
import { publishedSeconds, servingMetrics } from "./serving-metrics.ts"
import type { ServingRow } from "./serving-row.ts"
import { type RunTimes, type StepWeights, stepWeights } from "./step-weights.ts"
import type { WeightsStore } from "./weights-store.ts"

export type LinearisedRow = {
  readonly row: ServingRow
  readonly weights: StepWeights
  /** [s] Means where sources tell them; only what is published. */
  readonly published: Partial<RunTimes>
}

/**
 * Null where the load hangs on the promise that it keeps (MLPerf's Server scenario): its schedule is that of no one run.
 * The weights are of one round.
 */
export function linearisedRow(row: ServingRow, expected: Figures, models: StepModels, store: WeightsStore): LinearisedRow | null {
  const { question, rounds } = row
  if (question.kind !== "run") return null
  const [settings, cost] = [settingsOf(row, models), costOf(row, models, "cost")]
  const weights = store.kept({ load: question.load, settings, hosts: [cost.arrivalSeconds, cost.endSeconds] }, () =>
    stepWeights(question.load, settings, cost),
  )
  return { row, weights, published: publishedTimes(row, expected, weights, rounds) }
}

/** The first metric of each time counts: sources tell the same run in several. */
function publishedTimes(row: ServingRow, expected: Figures, weights: StepWeights, rounds: number): Partial<RunTimes> {
  const times: { ttft?: number; tpot?: number; total?: number } = {}
  for (const [name, value] of Object.entries(expected)) {
    const metric = servingMetrics.get(name)
    const seconds = publishedSeconds(name, value, row, weights)
    if (metric === undefined || seconds === null || metric.of === "latency") continue
    const isMean = metric.of === "total" || metric.at === "mean" || metric.at === "p50"
    if (isMean && value > 0) times[metric.of] ??= seconds / rounds
  }
  return times
}
