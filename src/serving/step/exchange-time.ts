/** What the devices of a replica say to each other in one part of a model: sums of shared matrices, tokens of experts, what goes to the next stage. */
import { hierarchicalCollective } from "../../kernels/index.ts"
import type { Place } from "./place.ts"
import type { ServedModel, ServedPart } from "./served-model.ts"

/** Latency [s] and bandwidth [byte/s] of the all-reduce kernels of engines, which read the neighbours' memory over NVLink: vLLM 0.24.0 and TensorRT-LLM
 * 1.3.0 on eight H100 and B200 take 5 µs for 1 kB and 19 to 22 µs for 1 MB (ai-dynamo/aiconfigurator@095f58a, custom_allreduce tables). */
const customLatency = 5e-6
const customBandwidth = 110e9

/** For so many units on each device of the group. */
export function reduceSeconds({ reduces }: ServedPart, { width }: ServedModel, units: number, place: Place): number {
  const { kernels, tensor, valueBytes, setup } = place
  if (reduces === 0 || setup.layout.tp === 1 || units <= 0) return 0
  const bytes = units * width * valueBytes
  const usual = hierarchicalCollective(kernels, "all-reduce", bytes, tensor)
  const [ring] = tensor
  const isNear = tensor.length === 1 && ring?.tier.kind === "nvlink"
  const custom = isNear ? customLatency + (bytes * 2 * (ring.ranks - 1)) / ring.ranks / customBandwidth : Number.POSITIVE_INFINITY
  return reduces * Math.min(usual, custom)
}

/**
 * Where attention is data parallel, tokens go to the devices of their experts and come back: each to all devices (all-gather and reduce-scatter), or
 * each to those of its experts (all-to-all), whichever takes less. Where it is not, all devices have all tokens, and the sum is that of tensor parallelism.
 * tokens: of all devices of the stage.
 */
export function expertExchangeSeconds({ experts }: ServedPart, { width }: ServedModel, tokens: number, place: Place): number {
  const { kernels, stage, valueBytes, setup } = place
  const { attentionDp, ep, tp } = setup.layout
  const [task] = experts
  if (task === undefined || attentionDp === 1 || tokens <= 0) return 0
  const bytes = tokens * width * valueBytes
  const whole =
    hierarchicalCollective(kernels, "all-gather", bytes, stage) + hierarchicalCollective(kernels, "reduce-scatter", bytes, stage)
  const copies = Math.min(task.active, ep) / (tp * attentionDp)
  const chosen = 2 * hierarchicalCollective(kernels, "all-to-all", bytes * copies, stage)
  return Math.min(whole, chosen)
}

/** From the first stage to the last. */
export function sendingSeconds({ width }: ServedModel, units: number, { kernels, next, valueBytes, setup }: Place): number {
  const { pp } = setup.layout
  if (next === null || pp === 1 || units <= 0) return 0
  return (pp - 1) * kernels.collective("send", units * width * valueBytes, 2, next.tier)
}
