/** What a row publishes, and the work of the run that it comes from. */
import { sharedLayout } from "../../../src/serving/step/batch-layout.ts"
import { constantNames } from "../../../src/serving/step/constants.ts"
import { hasFrontEnd } from "../../../src/serving/step/host-work.ts"
import { unevennessOf } from "../../../src/serving/step/model.ts"
import { servedModel } from "../../../src/serving/step/served-model.ts"
import type { StepBatch } from "../../../src/serving/step/step-model.ts"
import type { Row } from "../../truth/row.ts"
import type { ServingRow } from "../../truth/serving/serving-row.ts"
import type { StepWeights } from "../../truth/serving/step-weights.ts"
import type { Pool, Replica } from "./replica.ts"

export type MetricName = "ttft" | "tpot" | "throughput"

export type Figure = {
  readonly metric: MetricName
  /** ln of seconds: to the first token, per token, of the whole run. */
  readonly target: number
  /**
   * Seconds of kernels, or counts where the constant is in seconds; of steps with prompts and of the others apart where the host may be slower than
   * the device in one of them.  Shape: [parts][constants].
   */
  readonly works: readonly Float64Array[]
  /** Whether the host waits for the device (src/serving/step/host-work.ts). */
  readonly waits: boolean
  /** [s] that pass in no step, whatever the constants: links. */
  readonly idle: number
  /** ln of what the plain roofline gives. */
  readonly roofline: number
}

type Published = (figure: number, run: StepWeights) => number

/** Metrics that are fitted, and the seconds that each means. */
const metrics: readonly (readonly [key: string, metric: MetricName, seconds: Published])[] = [
  ["ttft_ms_mean", "ttft", (ms) => ms / 1e3],
  ["ttft_avg_s", "ttft", (seconds) => seconds],
  ["tpot_ms_mean", "tpot", (ms) => ms / 1e3],
  ["output_tokens_per_s_total", "throughput", (rate, { outputTokens }) => outputTokens / rate],
  ["total_tokens_per_s", "throughput", (rate, { inputTokens, outputTokens }) => (inputTokens + outputTokens) / rate],
  ["samples_per_s", "throughput", (rate, { requests }) => requests / rate],
  ["images_per_s", "throughput", (rate, { requests }) => requests / rate],
]

/** The first key of each metric that the row has. */
export function published({ expected }: Row): ReadonlyMap<MetricName, { readonly key: string; readonly figure: number }> {
  const found = new Map<MetricName, { readonly key: string; readonly figure: number }>()
  for (const [key, metric] of metrics) {
    const figure = expected[key]
    if (figure !== undefined && figure > 0 && !found.has(metric)) found.set(metric, { key, figure })
  }
  return found
}

export function figuresOf(
  measured: ReturnType<typeof published>,
  run: StepWeights,
  replica: Replica,
  row: ServingRow,
): readonly Figure[] {
  return [...measured].flatMap(([metric, { key, figure }]) => {
    const seconds = metrics.find(([name]) => name === key)?.[2](figure, run) ?? Number.NaN
    const weights = metric === "throughput" ? run.total : run[metric]
    const idle = metric === "throughput" ? run.idle.total : run.idle[metric]
    const works = worksOf(run, weights, replica, row.rounds)
    // A client waits for the host once for each of its requests.
    if (metric === "ttft") works[0]![arrival] = 1
    if (metric === "throughput" && hasFrontEnd(replica.decode.setup.engine))
      works[0]![arrival] = run.requests / clientsOf(row, run.requests)
    const roofline = rooflineOf(run, weights, replica) * row.rounds
    if (!(seconds > 0) || !(roofline > 0)) return []
    return [{ metric, target: Math.log(seconds), works, waits: replica.decode.waits, idle, roofline: Math.log(roofline) }]
  })
}

const arrival = constantNames.indexOf("arrival")

function clientsOf({ question }: ServingRow, requests: number): number {
  return question.kind === "run" && question.load.kind === "closed loop" ? question.load.concurrency : requests
}

function worksOf(
  { batches }: StepWeights,
  weights: Float64Array,
  { prefill, decode }: Replica,
  rounds: number,
): readonly Float64Array[] {
  const works = [new Float64Array(constantNames.length), new Float64Array(constantNames.length)] as const
  const scratch = new Float64Array(constantNames.length)
  batches.forEach((batch, i) => {
    const sum = decode.launches > 0 && batch.prefillTokens === 0 ? works[1] : works[0]
    const pool = batch.decodes === 0 ? prefill : decode
    pool.work(scratch, ...argumentsOf(batch))
    const weight = weights[i]! * rounds * unevennessIn(pool)
    for (let k = 0; k < sum.length; k++) sum[k]! += weight * scratch[k]!
  })
  return decode.launches > 0 ? works : [works[0]]
}

function unevennessIn({ setup }: Pool): number {
  return unevennessOf(servedModel(setup.graph, setup.sequence), sharedLayout(setup).pp)
}

function rooflineOf({ batches }: StepWeights, weights: Float64Array, { roofline }: Replica): number {
  return batches.reduce((sum, batch, i) => sum + weights[i]! * roofline(...argumentsOf(batch)), 0)
}

function argumentsOf({ prefillTokens, prefillContext, decodes, decodeContext, decodeTokens }: StepBatch) {
  return [prefillTokens, prefillContext, decodes, decodeContext, decodeTokens] as const
}
