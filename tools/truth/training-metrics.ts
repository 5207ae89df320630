/** The metrics that training runs publish, each as a rate or a time of a step: one row a metric. */
import { forwardFlops } from "../../src/models/measure/arithmetic.ts"
import { trainingMacs } from "../../src/models/measure/training.ts"
import type { TrainingRow } from "./training-row.ts"

type Metric = {
  /** What the metric is of a step that takes one second. */
  readonly atOneSecond: (row: TrainingRow) => number
  /** Falls as the step gets longer. */
  readonly isRate: boolean
  /** Preferred where a row has several, the least first: a time needs no convention. */
  readonly rank: number
}

const tokens = ({ job }: TrainingRow): number => job.globalBatch * (job.sequence ?? 1)
const rate = (rank: number, atOneSecond: Metric["atOneSecond"]): Metric => ({ atOneSecond, isRate: true, rank })

/** Recomputed work counts in hardware FLOP, and in BLOOM's reports (factor 4; README of the rows). */
const recomputed = (row: TrainingRow): number => (row.layout.recompute === "full" ? 4 / 3 : 1)

const table: Readonly<Record<string, Metric>> = {
  step_time_s: { atOneSecond: () => 1, isRate: false, rank: 0 },
  step_time_ms: { atOneSecond: () => 1e3, isRate: false, rank: 0 },
  tokens_per_s_per_gpu: rate(1, (row) => tokens(row) / row.cluster.count),
  tokens_per_s_total: rate(1, tokens),
  sequences_per_s_total: rate(1, ({ job }) => job.globalBatch),
  images_per_s_total: rate(1, ({ job }) => job.globalBatch),
  samples_per_s_total: rate(1, ({ job }) => job.globalBatch),
  model_tflops_per_gpu: rate(2, (row) => flopsPerDevice(row) / 1e12),
  tflops_per_gpu_reported: rate(2, (row) => (recomputed(row) * flopsPerDevice(row)) / 1e12),
  mfu_percent: rate(3, (row) => (100 * flopsPerDevice(row)) / peakOf(row)),
  hfu_percent: rate(3, (row) => (100 * recomputed(row) * flopsPerDevice(row)) / peakOf(row)),
}

export const trainingMetrics: ReadonlyMap<string, Metric> = new Map(Object.entries(table))

/** What a row with this step would publish. */
export function metricOf(name: string, row: TrainingRow, stepSeconds: number): number | null {
  const metric = trainingMetrics.get(name)
  if (metric === undefined) return null
  const scale = metric.atOneSecond(row)
  return metric.isRate ? scale / stepSeconds : scale * stepSeconds
}

/** The step that a row published; null where it has none of the metrics.  Units: → [s]. */
export function publishedStep(expected: Readonly<Record<string, number>>, row: TrainingRow): number | null {
  const known = Object.entries(expected).flatMap(([name, value]) => {
    const metric = trainingMetrics.get(name)
    return metric === undefined || !(value > 0) ? [] : [{ metric, value }]
  })
  const [first] = known.toSorted((a, b) => a.metric.rank - b.metric.rank)
  if (first === undefined) return null
  const scale = first.metric.atOneSecond(row)
  return first.metric.isRate ? scale / first.value : first.value / scale
}

/** Sources of before 2025 count masked scores in full, Megatron-Bridge counts the half that is computed. */
function flopsPerDevice(row: TrainingRow): number {
  const { job, cluster } = row
  const masked = /^(?:Megatron-Bridge|torchtitan)/u.test(row.recipe ?? "") ? "causal" : "full"
  const frozen = job.method === "lora" || job.method === "qlora"
  const macs = frozen ? forwardFlops(job.graph, masked) : trainingMacs(job.graph, { kind: "full" }, masked)
  return (2 * job.globalBatch * macs) / cluster.count
}

/** Utilisation is told of the 16-bit peak, of the 8-bit one where the products have 8 bits. */
function peakOf({ cluster, layout }: TrainingRow): number {
  const { peak } = cluster.device
  const narrow = layout.precision === "fp8" ? peak.fp8 : layout.precision === "fp4" ? peak.fp4 : null
  return narrow ?? peak.bf16 ?? peak.fp16 ?? peak.fp32 ?? 1
}
