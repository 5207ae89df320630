/**
 * Passes of the planner as quantities: a table over the samples of a pass, and how many are taken together. How many samples a request brings, how long
 * its text is, and the target stay formulas, so that they may be uncertain or change by month.
 */
import type { Row } from "../../engine/index.ts"
import type { Factors } from "../step/step-model.ts"
import { byPlanner, found, widest } from "./by-planner.ts"
import { passWorking } from "./pass-working.ts"
import type { PlannedPasses } from "./plan-passes.ts"

type Rows = Readonly<Record<string, Row>>
/** By rising numbers of GPUs; at least one. */
type Replicas = readonly PlannedPasses[]

export type PassRowsAsk = {
  readonly isSizeGiven: boolean
  /** Whether an answer must come within `serving.target.ttft`. */
  readonly isPromised: boolean
}

export function passRows(replicas: Replicas, { isSizeGiven, isPromised }: PassRowsAsk): Rows {
  const [first] = replicas
  const sizes = first?.batches.map(({ batch }) => batch) ?? []
  return {
    ...(isSizeGiven ? {} : { replica_gpus: ["GPU", `${first?.gpus ?? 1} GPU`, byPlanner] satisfies Row }),
    portion: [
      "1/request",
      first?.sequence == null ? "= serving.samples / 1 sample" : `= serving.input / ${first.sequence} token`,
    ],
    ...Object.fromEntries(sizes.map((size, k) => [`pass.b${size}`, passRow(replicas, k)])),
    arrival_time: found(replicas, "s", ({ step }) => step.cost.arrivalSeconds),
    full_batch: found(replicas, "", ({ fullBatch }) => fullBatch),
    batch_limit: found(replicas, "", ({ step }) => step.settings.maxSequences),
    deviation: ["", widest(replicas.map(({ step }) => slowness(step.interval.throughput))), byPlanner],
    ttft_deviation: ["", widest(replicas.map(({ step }) => step.interval.ttft)), byPlanner],
    ...(isPromised ? { latency_batch: ["", `= ${latencyText(sizes)}`] satisfies Row } : {}),
    batch: ["request", `= max(1 request, floor(${mostText(isPromised)} / serving.portion / 1 request) * 1 request)`],
    pass_step: ["s", `= ${passText(sizes)}`],
    pass_time: ["s", "= serving.deviation * serving.pass_step"],
    answer_time: ["s", "= serving.ttft_deviation * (serving.arrival_time + serving.pass_step)"],
    replica_requests: ["request/s", "= serving.batch / serving.pass_time"],
  }
}

function passRow(replicas: Replicas, k: number): Row {
  return found(
    replicas,
    "s",
    ({ batches }) => batches[k]?.seconds ?? Number.NaN,
    (replica) => passWorking(replica, replica.batches[k]?.batch ?? 1),
  )
}

/** Of times, where the interval is one of rates. */
function slowness([low, high]: Factors): Factors {
  return [1 / high, 1 / low]
}

function mostText(isPromised: boolean): string {
  return `min(${isPromised ? "serving.latency_batch, " : ""}serving.full_batch, serving.batch_limit)`
}

/** [s] That a pass may take: who comes while one is under way waits for it and for the next. */
const passLimit = "(serving.target.ttft / serving.ttft_deviation - serving.arrival_time) / 2"

/** The most samples whose pass keeps it: how much of each line of the table the limit reaches; the last line goes on. */
function latencyText(sizes: readonly number[]): string {
  const lines = sizes.slice(0, -1).map((size, k) => {
    const next = sizes[k + 1] ?? size
    const part = `max(0, (${passLimit} - serving.pass.b${size}) / max(serving.pass.b${next} - serving.pass.b${size}, ${tiny}))`
    return `${next - size} * ${k === sizes.length - 2 ? part : `min(1, ${part})`}`
  })
  return ["1", ...lines].join(" + ")
}

/** Of a line that does not rise. */
const tiny = "1e-12 s"

/** Lines between the batches of the table; the last one goes on. */
function passText(sizes: readonly number[]): string {
  const lines = sizes.slice(0, -1).map((size, k) => {
    const next = sizes[k + 1] ?? size
    const slope = `(serving.pass.b${next} - serving.pass.b${size}) / ${next - size}`
    return { next, text: `serving.pass.b${size} + ${slope} * (serving.batch * serving.portion - ${size})` }
  })
  return lines
    .slice(0, -1)
    .reduceRight(
      (rest, { next, text }) => `if(serving.batch * serving.portion < ${next}, ${text}, ${rest})`,
      lines.at(-1)?.text ?? "0 s",
    )
}
