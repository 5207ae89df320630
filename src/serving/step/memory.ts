/** What the fullest device of a replica holds: weights in their format, buffers of a step, the engine's own, and the paged cache in what is left. */
import type { Device } from "../../devices/index.ts"
import { type LayerGraph, type LayerNode, type StackPart, stackOf, volume } from "../../models/index.ts"
import { devicesOf, type ServingSetup } from "../plan/setup.ts"
import type { EngineDefaults } from "./engine-settings.ts"
import { type ServedModel, servedModel } from "./served-model.ts"
import type { ServingMemory } from "./step-model.ts"
import { weightBits, wideFormat } from "./weight-formats.ts"

export type Held = ServingMemory & {
  readonly fits: boolean
  readonly cacheTokens: number
}

/** [byte] of context, libraries and graphs, and of each group's communication buffers: 3.5 GiB and 342 to 392 MiB are what ai-dynamo/aiconfigurator takes for H100 with graphs; a context alone has 0.5 GB. */
const contextBytes = 1.5e9
const communicationBytes = 0.4e9

export function memoryOf(setup: ServingSetup, defaults: EngineDefaults): Held {
  const { graph, sequence, layout, device } = setup
  const model = servedModel(graph, sequence)
  const weights = stageWeights(setup)
  const activations = activationBytes(setup, model, defaults)
  const other = contextBytes + (devicesOf(layout) > 1 ? communicationBytes : 0)
  const taken = weights + other + (defaults.holdsActivations ? activations : 0)
  const room = usableBytes(device) * defaults.memoryShare - taken
  const perToken = sequence === null ? 0 : cacheBytesOf(setup, sequence) / sequence
  const cacheTokens = perToken === 0 ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor((room * layout.attentionDp) / perToken))
  const fits = room >= 0 && (perToken === 0 || cacheTokens >= (sequence ?? 0))
  const cache = perToken === 0 ? 0 : Math.max(0, room)
  return { total: weights + activations + other + cache, weights, activations, cache, other, fits, cacheTokens }
}

/**
 * What a driver reports: the GB that stacked memory is sold in are GiB, less half a per cent (nvidia-smi: 81,559 MiB of 80 GB on H100, 143,771 of 141 on H200,
 * 183,359 of 180 on B200, 97,871 of 96 on H20). In memory beside the chip, which is below 1.5 TB/s, error correction takes away what GiB give (46,068 MiB of
 * 48 GB on L40S).  Units: → [byte].
 */
export function usableBytes({ memory }: Device): number {
  return (memory.bandwidth ?? 0) > 1.5e12 ? memory.bytes * 1.0737 * 0.995 : memory.bytes
}

/** Of the fullest stage: the table lies on the first, the head on the last. */
function stageWeights({ graph, formats, layout }: ServingSetup): number {
  const { tp, pp, attentionDp } = layout
  const bytesOf = (part: StackPart): number =>
    part.nodes.reduce((sum, node) => sum + nodeBytes(node, formats, tp, tp * attentionDp), 0) * part.count
  const { parts } = stackOf(graph)
  const ofRole = (role: StackPart["role"]): number =>
    parts.reduce((sum, part) => sum + (part.role === role ? bytesOf(part) : 0), 0)
  const count = parts.reduce((sum, { role, count: own }) => sum + (role === "block" ? own : 0), 0)
  const fullest = count === 0 ? 1 / pp : Math.ceil(count / pp) / count
  const ends = pp === 1 ? ofRole("first") + ofRole("last") : Math.max(ofRole("first"), ofRole("last"))
  return fullest * ofRole("block") + ends
}

/** Matrices of blocks are in the format; tables, heads, routers and vectors stay wide, as quantisers leave them. */
function nodeBytes(node: LayerNode, formats: ServingSetup["formats"], tp: number, stage: number): number {
  const isExpert = node.kind === "experts"
  const format = isExpert ? formats.experts : formats.weights
  const wide = weightBits[wideFormat(format)] / 8
  const isWhole = node.kind === "norm" || node.kind === "router"
  return node.weights.reduce((sum, { shape, copies, tiedTo }) => {
    if (tiedTo !== null) return sum
    const isMatrix =
      shape.length >= 2 &&
      (isExpert || node.kind === "linear" || node.kind === "conv" || node.kind === "recurrent") &&
      !node.isHead
    const bytes = volume(shape) * copies * (isMatrix ? weightBits[format] / 8 : wide)
    return sum + bytes / (isExpert ? stage : isWhole ? 1 : tp)
  }, 0)
}

/** Buffers of the largest step: a few of the width, gate and up of the widest layer, logits in 32 bits with their softmax. */
function activationBytes(
  { graph, formats, layout, sequence }: ServingSetup,
  model: ServedModel,
  defaults: EngineDefaults,
): number {
  const each = weightBits[wideFormat(formats.weights)] / 8
  if (!model.isLanguage) return 4 * widest(graph) * each
  const units = Math.min(defaults.maxBatchedTokens, 16384)
  const tokens = units * (6 * model.width + (2 * widest(graph)) / (sequence ?? 1) / layout.tp) * each
  return tokens + Math.min(defaults.maxSequences, 1024) * model.outputs * 8
}

/** Numbers of the widest layer that is no head, of one sample. */
function widest({ nodes }: LayerGraph): number {
  return nodes.reduce(
    (most, { isHead, kind, output }) => (isHead || kind === "embedding" ? most : Math.max(most, volume(output))),
    0,
  )
}

/**
 * What one sequence of so many tokens keeps on the fullest device of its group. Heads of keys and values are shared out as far as there are any;
 * a latent cache and that of an indexer lie whole on each device.
 * Units: → [byte].
 */
export function cacheBytesOf({ graph, sequence, formats, layout }: ServingSetup, tokens: number): number {
  const { tp, pp } = layout
  const each = formats.cache === "fp8" ? 1 : 2
  const parts = servedModel(graph, sequence).parts
  const whole = parts.reduce((sum, { count, attentions, stateNumbers }) => {
    const kept = attentions.reduce((all, { kind, cached, keyValueHeads, window }) => {
      const share = kind === "grouped" ? Math.min(tp, keyValueHeads) : 1
      const held = kind === "grouped" && window !== null ? Math.min(tokens, window) : tokens
      return all + (cached * held * (kind === "scores" ? 1 : each)) / share
    }, 0)
    return sum + count * (kept + (stateNumbers * 4) / tp)
  }, 0)
  return whole / pp
}
