/** The metrics that sources publish of a server, each in its unit: one row a metric. */
import { parameterCounts } from "../../../src/models/measure/parameters.ts"
import type { ServingSetup } from "../../../src/serving/plan/setup.ts"
import type { Quantiles } from "../../../src/serving/simulate/simulate.ts"
import { weightBits } from "../../../src/serving/step/weight-formats.ts"
import { entryOf, type ServingRow } from "./serving-row.ts"

/** What was measured of a run. Units: [s], [1]. */
export type ServingFigures = {
  readonly ttft: Quantiles
  readonly tpot: Quantiles
  readonly latency: Quantiles
  readonly seconds: number
  readonly counts: ServingCounts
}

/** What came through in these seconds. */
export type ServingCounts = { readonly requests: number; readonly inputTokens: number; readonly outputTokens: number }

/** Which of the times of a run a metric tells. */
export type ServingQuantity = "ttft" | "tpot" | "latency" | "total"

export type ServingMetric =
  | { readonly of: "ttft" | "tpot" | "latency"; readonly at: keyof Quantiles; readonly perSecond: number }
  /** `amount` in a second, or where `isTime` its seconds, of what came through. */
  | { readonly of: "total"; readonly isTime: boolean; readonly amount: (counts: ServingCounts, row: ServingRow) => number }

const output = ({ outputTokens }: ServingCounts): number => outputTokens
const requests = ({ requests: count }: ServingCounts): number => count
const rate = (amount: (counts: ServingCounts, row: ServingRow) => number): ServingMetric => ({
  of: "total",
  isTime: false,
  amount,
})
const time = (of: "ttft" | "tpot" | "latency", at: keyof Quantiles, perSecond: number): ServingMetric => ({ of, at, perSecond })

const table: Readonly<Record<string, ServingMetric>> = {
  output_tokens_per_s_total: rate(output),
  total_tokens_per_s: rate(({ inputTokens, outputTokens }) => inputTokens + outputTokens),
  requests_per_s: rate(requests),
  samples_per_s: rate(requests),
  images_per_s: rate(requests),
  // What gpt-fast calls bandwidth: bytes of the weights on a device for each token.
  memory_bandwidth_gb_per_s_per_gpu: rate((counts, row) => (output(counts) * weightBytesRead(entryOf(row.pools).setup)) / 1e9),
  ms_per_token_throughput: { of: "total", isTime: true, amount: (counts) => output(counts) / 1e3 },
  ttft_ms_mean: time("ttft", "mean", 1e3),
  ttft_mean_ns: time("ttft", "mean", 1e9),
  ttft_p99_ns: time("ttft", "p99", 1e9),
  ttft_avg_s: time("ttft", "mean", 1),
  tpot_ms_mean: time("tpot", "mean", 1e3),
  tpot_mean_ns: time("tpot", "mean", 1e9),
  tpot_p99_ns: time("tpot", "p99", 1e9),
  // Times between single tokens: alike through a batch that runs together; their tails under prompts that come in between are not told.
  inter_token_p50_s: time("tpot", "p50", 1),
  inter_token_p95_s: time("tpot", "p95", 1),
  latency_avg_ms: time("latency", "mean", 1e3),
  latency_p95_ms: time("latency", "p95", 1e3),
  latency_p99_ns: time("latency", "p99", 1e9),
}

export const servingMetrics: ReadonlyMap<string, ServingMetric> = new Map(Object.entries(table))

/** What a row with these figures publishes; null where the metric is none of these. */
export function servingMetric(name: string, row: ServingRow, figures: ServingFigures): number | null {
  const metric = servingMetrics.get(name)
  if (metric === undefined) return null
  if (metric.of !== "total") return metric.perSecond * figures[metric.of][metric.at]
  const amount = metric.amount(figures.counts, row)
  return metric.isTime ? figures.seconds / amount : amount / figures.seconds
}

/**
 * The time that a published figure tells: of the whole run from a rate, given what came through.
 * Units: → [s].  Errors: null where the metric is none of these.
 */
export function publishedSeconds(name: string, value: number, row: ServingRow, counts: ServingCounts): number | null {
  const metric = servingMetrics.get(name)
  if (metric === undefined) return null
  if (metric.of !== "total") return value / metric.perSecond
  const amount = metric.amount(counts, row)
  return metric.isTime ? value * amount : amount / value
}

/** The table of tokens is looked up, not read through. */
function weightBytesRead({ graph, formats, layout }: ServingSetup): number {
  const { total, embedding } = parameterCounts(graph)
  return ((total - embedding) * weightBits[formats.weights]) / 8 / layout.tp
}
