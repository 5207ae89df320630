/**
 * Capacity of one replica of a decoder that batches continuously, by shares of the datasheet: where the founder gives them, or the planner has no
 * answer (venture/planned-rows.ts has its). A step gives each request in the batch
 * one token; it reads the weights once and every cache, and carries its share of prefills: over its life a
 * request needs one prefill and as many steps as it has output tokens. The step must stay within the target,
 * which is linear in the batch, so the batch follows in closed form. Queues are not modelled.
 */
import { benchmark } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import type { ServingSection } from "./section.ts"

/** Of a replica, else it takes more GPUs. */
const leastBatch = benchmark("serving.batch-least").value

export function decoderRows(model: OwnModel, section: ServingSection | null): Readonly<Record<string, Row>> {
  return {
    context: ["token/request", "= serving.input + serving.output / 2"],
    kv_bytes: ["byte/token", section?.cache === "fp8" ? "= model.kv_bytes / 2" : "= model.kv_bytes"],
    ...(section?.replica_gpus == null ? { replica_gpus: replicaRow } : {}),
    ...stepRows(model),
    ...batchRows,
  }
}

const replicaRow: Row = [
  "GPU",
  `= 1 GPU * 2 ^ max(0, ceil(log((serving.weight_bytes + ${leastBatch} * serving.context * serving.kv_bytes) / (serving.usable * serving.memory * 1 GPU)) / log(2)))`,
]

/** Times of a step, each per request where it grows with the batch. */
function stepRows({ facts: { sequence } }: OwnModel): Readonly<Record<string, Row>> {
  const bytes = "(serving.replica_gpus * serving.bandwidth * serving.efficiency.bandwidth)"
  const flops = "(serving.replica_gpus * serving.compute * serving.efficiency.compute)"
  return {
    decode_flops: ["FLOP/token", "= model.forward_flops - model.attention_flops"],
    prefill_flops: ["FLOP/token", `= serving.decode_flops + model.attention_flops * serving.input / ${sequence} token/request`],
    weight_time: ["s", `= serving.weight_bytes / ${bytes}`],
    cache_time: ["s/request", `= serving.context * serving.kv_bytes / ${bytes}`],
    decode_time: ["s/request", `= 1 token/request * serving.decode_flops / ${flops}`],
    prefill_time: ["s/request", `= serving.fresh_input * serving.prefill_flops / ${flops}`],
    prefill_share: ["s/request", "= serving.prefill_time * 1 token/request / serving.output"],
  }
}

const batchRows: Readonly<Record<string, Row>> = {
  step_limit: ["s", "= serving.target.tpot / serving.deviation - serving.host_time"],
  latency_batch: [
    "request",
    "= min((serving.step_limit - serving.weight_time) / (serving.cache_time + serving.prefill_share), serving.step_limit / (serving.decode_time + serving.prefill_share))",
  ],
  memory_batch: [
    "request",
    "= (serving.usable * serving.memory * serving.replica_gpus - serving.weight_bytes) / (serving.context * serving.kv_bytes)",
  ],
  batch: [
    "request",
    "= max(1 request, floor(min(serving.latency_batch, serving.memory_batch, serving.batch_limit) / 1 request) * 1 request)",
  ],
  step_time: [
    "s",
    "= serving.deviation * (serving.host_time + max(serving.weight_time + serving.batch * serving.cache_time, serving.batch * serving.decode_time) + serving.batch * serving.prefill_share)",
  ],
  tpot: ["s", "= serving.step_time"],
  ttft: ["s", "= serving.deviation * (serving.host_time + 1 request * serving.prefill_time)"],
  replica_requests: ["request/s", "= serving.batch / (serving.output * 1 request / 1 token * serving.step_time)"],
  replica_tokens: ["token/s", "= serving.replica_requests * serving.output"],
}
