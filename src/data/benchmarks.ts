/** Defaults of the rooms, by id: adoption, churn, margins, utilisation, ratios, fees. */
import json from "./benchmarks.json" with { type: "json" }
import { plannedServing, servedCoverage } from "./serving-coverage.ts"
import { type Coverage, sourceOf, type TrustedSource, type ValueEntry } from "./source.ts"
import { plannedCoverage, plannedStep } from "./step-constants.ts"

/** Kept equal to the ids of benchmarks.json by data.test.ts. */
export const benchmarkIds = [
  "bass.p",
  "bass.q",
  "channel.conversion",
  "channel.time",
  "competition.price",
  "seats.per-customer",
  "churn.enterprise",
  "churn.mid-market",
  "churn.small-business",
  "churn.consumer",
  "churn.b2b-year",
  "churn.late",
  "margin.gross.ai",
  "cac.payback",
  "ltv-to-cac.healthy",
  "retention.net",
  "retention.gross",
  "multiple.revenue",
  "multiple.one-off",
  "return.late",
  "mfu.training",
  "mfu.training.a100",
  "mfu.training.h100",
  "mfu.training.moe",
  "mfu.training.convolutions",
  "mfu.training.tables",
  "mfu.finetuning",
  "training.goodput",
  "training.runs",
  "training.epochs.text",
  "training.epochs.examples",
  "training.epochs.images",
  "training.epochs.images-tuned",
  "training.micro-batch",
  "training.server",
  "adapter.rank",
  "serving.prefill.compute",
  "serving.convolutions.compute",
  "serving.samples.bandwidth",
  "serving.bandwidth",
  "serving.compute",
  "serving.host-time",
  "serving.deviation",
  "serving.memory.usable",
  "serving.batch-limit",
  "serving.batch-least",
  "serving.spare",
  "serving.tpot",
  "serving.ttft",
  "request.input",
  "request.output",
  "request.cached",
  "retrieval.length",
  "retrieval.chunk",
  "retrieval.per-request",
  "retrieval.refresh",
  "traffic.peak-to-mean",
  "pue",
  "rent.commit-1-year",
  "rent.commit-3-year",
  "rent.spot",
  "rent.trend",
  "trend.pass-through",
  "payment.fee",
  "bad-debt",
  "usage.spread",
  "utilisation.services",
  "days.year",
  "support.share",
  "label.price",
  "label.annotators",
  "label.review",
  "software.person",
  "office.person",
  "lead.price",
  "lead.conversion",
  "commission.rate",
  "filing.fda-510k",
  "filing.fda-510k-small",
  "filing.nmpa-class-2",
  "filing.nmpa-class-3",
  "filing.trademark-us",
  "filing.algorithm-cn",
  "cloud.storage",
  "cloud.egress",
  "review.time",
  "work.share",
  "spot.interruption",
  "cache.share",
  "quantised.fp8",
  "quantised.int8",
  "quantised.int4",
  "loss.parameters.scale",
  "loss.parameters.power",
  "loss.floor",
  "loss.tokens.scale",
  "loss.tokens.power",
  "tax.world",
  "attrition",
  "raise",
  "hire.time",
  "hire.fee",
  "collection.days",
  "gpu.hosting",
  "data.tokens.pretrain",
  "data.tokens.continue",
  "data.tokens.tune",
  "data.samples.pretrain",
  "data.samples.detect",
  "data.samples.generate",
  "data.samples.table",
  "data.samples.tune",
  "data.repeats",
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

/** What bounds the entry behind a source; nothing where it is none, or its source has no bounds. */
export function coverageOf(id: string | undefined): readonly Coverage[] {
  if (id === plannedStep) return plannedCoverage
  if (id === plannedServing) return servedCoverage
  return (id === undefined ? undefined : byId.get(id)?.within) ?? []
}

export type Default = { readonly text: string; readonly source: TrustedSource }

/** What holds for a quantity of a section where the founder says nothing. */
export function defaultOf(id: BenchmarkId): Default {
  const row = benchmark(id)
  return { text: row.value, source: sourceOf(row) }
}

/** The same as a row of a room's quantities. */
export function defaultRow(unit: string, id: BenchmarkId): readonly [unit: string, text: string, source: TrustedSource] {
  const { text, source } = defaultOf(id)
  return [unit, text, source]
}
