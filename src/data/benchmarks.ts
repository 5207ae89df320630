/** Defaults of the rooms, by id: adoption, churn, margins, utilisation, ratios, fees. */
import json from "./benchmarks.json" with { type: "json" }
import type { ValueEntry } from "./source.ts"

/** Kept equal to the ids of benchmarks.json by data.test.ts. */
export const benchmarkIds = [
  "bass.p",
  "bass.q",
  "churn.enterprise",
  "churn.mid-market",
  "churn.small-business",
  "churn.consumer",
  "churn.b2b-year",
  "margin.gross",
  "margin.gross.ai",
  "retention.net",
  "cac.payback",
  "cac.per-recurring-revenue",
  "research.share",
  "multiple.revenue",
  "return.pre-seed",
  "return.seed",
  "return.series-a",
  "return.series-b",
  "return.late",
  "mfu.training",
  "mfu.training.a100",
  "mfu.training.h100",
  "mfu.training.moe",
  "mfu.training.tpu",
  "mfu.finetuning",
  "serving.decode.bandwidth",
  "serving.prefill.compute",
  "serving.memory.usable",
  "serving.utilisation",
  "memory.overhead",
  "traffic.peak-to-mean",
  "pue",
  "rent.commit-1-year",
  "rent.commit-3-year",
  "rent.spot",
  "rent.trend",
  "payment.fee",
  "payment.fixed",
  "attrition",
  "hire.time",
  "hire.fee",
  "hire.ramp",
  "option.pool",
  "collection.days",
  "payment.days",
  "price.storage",
  "price.egress",
  "gpu.life",
  "gpu.hosting",
] as const

export type BenchmarkId = (typeof benchmarkIds)[number]

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const benchmarks: readonly ValueEntry[] = json as readonly ValueEntry[]

const byId: ReadonlyMap<string, ValueEntry> = new Map(benchmarks.map((row) => [row.id, row]))

/** The default of this id, as a quantity text with its source. */
export function benchmark(id: BenchmarkId): ValueEntry {
  const row = byId.get(id)
  if (row === undefined) throw new Error(`internal: no benchmark ${id}`)
  return row
}
