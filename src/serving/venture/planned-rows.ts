/**
 * The step of a decoder from the planner, as quantities: a table over the batch, seconds of what grows with lengths, and what the cache holds.
 * What requests hold stays formulas, so that lengths may be uncertain or change by month.
 */
import { benchmark } from "../../data/index.ts"
import type { Row } from "../../engine/index.ts"
import { byPlanner, found, widest } from "./by-planner.ts"
import { figure } from "./line-text.ts"
import type { PlannedReplica } from "./planned-replica.ts"
import { cacheWorking, decodeWorking, promptWorking } from "./planned-working.ts"

type Rows = Readonly<Record<string, Row>>
/** By rising numbers of GPUs; at least one. */
type Replicas = readonly PlannedReplica[]

/** A replica has room for so many requests at least, else it takes more GPUs. */
const leastBatch = benchmark("serving.batch-least").value

export function plannedRows(replicas: Replicas, isSizeGiven: boolean): Rows {
  return {
    context: ["token/request", "= serving.input + serving.output / 2"],
    ...(isSizeGiven ? {} : { replica_gpus: sizeRow(replicas) }),
    ...cacheRows(replicas),
    ...tableRows(replicas),
    ...timeRows(replicas),
    ...batchRows(replicas),
  }
}

/** The smallest planned replica that has the room. */
function sizeRow(replicas: Replicas): Row {
  const last = `${replicas.at(-1)?.gpus ?? 1} GPU`
  const nested = replicas.slice(0, -1).reduceRight((rest, { gpus, step }) => {
    return `if(${figure(step.cacheTokens)} token >= ${leastBatch} * serving.context, ${gpus} GPU, ${rest})`
  }, last)
  return ["GPU", replicas.length === 1 ? last : `= ${nested}`, byPlanner]
}

/** [token] Of models that keep a state of one size whatever they have read. */
const mostCache = 1e12

function cacheRows(replicas: Replicas): Rows {
  return {
    cache_tokens: found(replicas, "token", ({ step }) => Math.min(mostCache, step.cacheTokens), cacheWorking),
    batch_limit: found(replicas, "request", ({ step }) => step.settings.maxSequences),
    memory_batch: ["request", "= serving.cache_tokens / serving.context"],
  }
}

/** The step of each batch of the table without the host's part and without reading caches. */
function tableRows(replicas: Replicas): Rows {
  const rows = sizesOf(replicas).map((batch, k): readonly [string, Row] => [
    `decode.b${batch}`,
    found(
      replicas,
      "s",
      ({ batches }) => batches[k]?.seconds ?? Number.NaN,
      (replica) => decodeWorking(replica, batch),
    ),
  ])
  return Object.fromEntries(rows)
}

function sizesOf(replicas: Replicas): readonly number[] {
  return replicas[0]?.batches.map(({ batch }) => batch) ?? []
}

function timeRows(replicas: Replicas): Rows {
  const [tpot, ttft] = (["tpot", "ttft"] as const).map((name) => widest(replicas.map(({ step }) => step.interval[name])))
  return {
    host_time: found(replicas, "s", ({ hostSeconds }) => hostSeconds),
    cache_token_time: found(replicas, "s/token", ({ cacheTokenSeconds }) => cacheTokenSeconds),
    prompt_token_time: found(replicas, "s/token", ({ promptTokenSeconds }) => promptTokenSeconds, promptWorking),
    prompt_step_time: found(replicas, "s", ({ promptStepSeconds }) => promptStepSeconds),
    prompt_pair_time: found(replicas, "s*request/token^2", ({ promptPairSeconds }) => promptPairSeconds),
    arrival_time: found(replicas, "s", ({ step, aloneSeconds }) => step.cost.arrivalSeconds + aloneSeconds),
    deviation: ["", tpot ?? "1", byPlanner],
    ttft_deviation: ["", ttft ?? "1", byPlanner],
    cache_time: ["s/request", "= serving.context * serving.cache_token_time"],
    prefill_time: [
      "s/request",
      "= serving.fresh_input * (serving.prompt_token_time + serving.prompt_pair_time * (serving.input - serving.fresh_input / 2))",
    ],
    prefill_share: ["s/request", "= serving.prefill_time * 1 token/request / serving.output"],
    added_time: ["s/request", "= serving.cache_time + serving.prefill_share"],
    step_limit: ["s", "= serving.target.tpot / serving.deviation - serving.host_time"],
    first_token_time: [
      "s",
      "= serving.ttft_deviation * (serving.arrival_time + serving.host_time + serving.prompt_step_time + 1 request * serving.prefill_time)",
    ],
  }
}

function batchRows(replicas: Replicas): Rows {
  const sizes = sizesOf(replicas)
  return {
    latency_batch: ["request", `= ${latencyText(sizes)}`],
    batch: [
      "request",
      "= max(1 request, floor(min(serving.latency_batch, serving.memory_batch, serving.batch_limit) / 1 request) * 1 request)",
    ],
    decode_step: ["s", `= ${decodeText(sizes)}`],
    step_time: [
      "s",
      `= serving.deviation * (serving.host_time + serving.decode_step + ${promptsText("serving.batch / 1 request")} + serving.batch * serving.added_time)`,
    ],
    replica_requests: ["request/s", "= serving.batch / (serving.output * 1 request / 1 token * serving.step_time)"],
    replica_tokens: ["token/s", "= serving.replica_requests * serving.output"],
  }
}

/** What prompts of a step take together, in the mean step: where answers have more tokens than the batch requests, not each step has a prompt. */
function promptsText(batch: string): string {
  return `serving.prompt_step_time * min(1, ${batch} / (serving.output * 1 request / 1 token))`
}

/** The largest batch whose step keeps the target: how much of each line of the table the limit reaches; the last line goes on. */
function latencyText(sizes: readonly number[]): string {
  const lines = sizes.slice(0, -1).map((size, k) => {
    const next = sizes[k + 1] ?? size
    const [more, added] = [`${next - size} request`, "serving.added_time"]
    const [here, there] = [size, next].map((b) => `(serving.decode.b${b} + ${promptsText(`${b}`)})`)
    const left = `serving.step_limit - ${here} - ${size} request * ${added}`
    const part = `max(0, (${left}) / (${there} - ${here} + ${more} * ${added}))`
    return `${more} * ${k === sizes.length - 2 ? part : `min(1, ${part})`}`
  })
  return `1 request + ${lines.join(" + ")}`
}

/** Lines between the batches of the table; the last one goes on. */
function decodeText(sizes: readonly number[]): string {
  const lines = sizes.slice(0, -1).map((size, k) => {
    const next = sizes[k + 1] ?? size
    const slope = `(serving.decode.b${next} - serving.decode.b${size}) / ${next - size}`
    return { next, text: `serving.decode.b${size} + ${slope} * (serving.batch / 1 request - ${size})` }
  })
  return lines
    .slice(0, -1)
    .reduceRight((rest, { next, text }) => `if(serving.batch < ${next} request, ${text}, ${rest})`, lines.at(-1)?.text ?? "0 s")
}
