/** A replica of so many GPUs, planned: the usual layout, its step model, and the few figures of it that formulas need. */
import type { Gpu } from "../../data/index.ts"
import type { LayerGraph, OwnModel } from "../../models/index.ts"
import type { EngineName } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"
import type { ServingSetup } from "../plan/setup.ts"
import { cacheBytesOf } from "../step/memory.ts"
import { stepModel } from "../step/model.ts"
import type { StepBatch, StepModel } from "../step/step-model.ts"
import { contextOf, type PlannedReplica, pairsOf, type TypicalRequest } from "./planned-replica.ts"
import { replicaSetup } from "./replica-setup.ts"

export type ReplicaAsk = {
  readonly model: OwnModel
  readonly gpu: Gpu
  readonly gpus: number
  readonly weights: WeightFormat
  readonly cache: "bf16" | "fp8"
  readonly engine: EngineName
  readonly request: TypicalRequest
}

/** A venture is compiled anew for every change that is tried, mostly with the same replicas. */
const remembered = new Map<string, PlannedReplica | null>()
const mostRemembered = 200

/** Null where the weights do not fit, or one request of the usual length does not. */
export function planReplica(ask: ReplicaAsk): PlannedReplica | null {
  const { model, gpu, ...rest } = ask
  const { parameters, forwardFlops, cacheBytes } = model.facts
  const key = JSON.stringify([model.name, parameters, forwardFlops, cacheBytes, gpu.id, rest])
  const known = remembered.get(key)
  if (known !== undefined) return known
  const planned = plannedAnew(ask)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, planned)
  return planned
}

function plannedAnew(ask: ReplicaAsk): PlannedReplica | null {
  const { gpus, request } = ask
  const setup = setupOf(ask)
  const step = stepModel(setup)
  if (step.cacheTokens < request.input + request.output) return null
  const context = contextOf(request)
  const { maxSequences } = step.settings
  const sizes = batchSizes.filter((size, k) => k < 2 || size <= maxSequences)
  const fitting = sizes.findLast((size) => size * context <= step.cacheTokens) ?? 1
  const cacheTokenSeconds = cacheSlope(step, fitting, context)
  const hostSeconds = step.breakdown(decodes(1, context)).host
  let most = 0
  const batches = sizes.map((batch) => {
    const whole = step.cost.step(0, 0, batch, batch * context, batch)
    // More requests take no less, whatever kernels of certain sizes gain.
    most = Math.max(most, whole - hostSeconds - batch * context * cacheTokenSeconds)
    return { batch, seconds: most }
  })
  return {
    ...{ gpus, setup, step, request, hostSeconds, batches, cacheTokenSeconds },
    ...promptFigures(step, request, hostSeconds, fitting),
  }
}

const batchSizes: readonly number[] = Array.from({ length: 12 }, (_, k) => 2 ** k)

function decodes(batch: number, context: number): StepBatch {
  return { prefillTokens: 0, prefillContext: 0, decodes: batch, decodeContext: batch * context, decodeTokens: batch }
}

/** Around the middle of the contexts, where the batch is large: there it counts. */
function cacheSlope({ cost }: StepModel, batch: number, context: number): number {
  const seconds = (share: number): number => cost.step(0, 0, batch, share * batch * context, batch)
  return Math.max(0, (seconds(1.25) - seconds(0.75)) / (0.5 * batch * context))
}

/**
 * Beside a few decoding requests; what a prompt takes more, or less, where it has its steps for itself is told apart, and so is what prompts of
 * one step take together: a full `batch` of short answers has several of them in each step.
 */
function promptFigures(step: StepModel, request: TypicalRequest, hostSeconds: number, batch: number) {
  const pairs = pairsOf(request)
  const alone = promptSeconds(step, request, 0)
  // Engines that prefill first let decodes stand still meanwhile.
  const count = step.settings.scheduler === "chunked prefill" ? besideDecodes : 0
  const beside = count === 0 ? alone : promptSeconds(step, request, count)
  const promptStepSeconds = Math.max(0, beside - nextPromptSeconds(step, request, count, batch, beside))
  const { attention } = step.breakdown({ ...decodes(0, 0), prefillTokens: request.fresh, prefillContext: pairs })
  const own = beside - promptStepSeconds
  const promptPairSeconds = Math.min(attention, own) / pairs
  return {
    promptPairSeconds,
    promptStepSeconds,
    promptTokenSeconds: (own - promptPairSeconds * pairs) / request.fresh,
    aloneSeconds: alone - beside - hostSeconds,
  }
}

const besideDecodes = 8

/** [s] That a prompt adds to the steps that compute it, in chunks as large as the engine takes. */
function promptSeconds({ cost, settings }: StepModel, request: TypicalRequest, count: number): number {
  const read = count * contextOf(request)
  const chunk = Math.max(1, settings.maxBatchedTokens - count)
  const without = count === 0 ? 0 : cost.step(0, 0, count, read, count)
  let seconds = 0
  for (let done = 0; done < request.fresh; done += chunk) {
    const tokens = Math.min(chunk, request.fresh - done)
    const before = request.input - request.fresh + done
    seconds += cost.step(tokens, tokens * (before + tokens / 2), count, read, count) - without
  }
  return seconds
}

/** [s] That each further prompt adds to a step which has `one` already; where no two fit into a step, what that one takes. */
function nextPromptSeconds(
  { cost, settings }: StepModel,
  request: TypicalRequest,
  count: number,
  batch: number,
  one: number,
): number {
  const fitting = Math.floor((settings.maxBatchedTokens - count) / request.fresh)
  if (fitting < 2) return one
  const prompts = Math.min(fitting, Math.max(2, Math.round(batch / request.output)))
  const read = count * contextOf(request)
  const without = count === 0 ? 0 : cost.step(0, 0, count, read, count)
  const all = cost.step(prompts * request.fresh, prompts * pairsOf(request), count, read, count) - without
  return Math.max(0, all - one) / (prompts - 1)
}

/** [byte] Of all GPUs of a replica: weights, buffers, what the engine takes, and the cache of one request. */
export function neededBytes(ask: ReplicaAsk): number {
  const { input, output } = ask.request
  const setup = setupOf(ask)
  const { weights, activations, other } = stepModel(setup).memory
  return ask.gpus * (weights + activations + other + cacheBytesOf(setup, input + output))
}

export function setupOf({ model, gpus, gpu, weights, cache, engine }: ReplicaAsk): ServingSetup {
  const sequence = model.facts.per === "token" ? model.facts.sequence : null
  return replicaSetup({ graph: graphOf(model), sequence, gpu, gpus, weights, cache, engine })
}

/** Laid once for all replicas of a model. */
const graphs = new WeakMap<OwnModel["facts"], LayerGraph>()

export function graphOf({ facts }: OwnModel): LayerGraph {
  const graph = graphs.get(facts) ?? facts.layers()
  graphs.set(facts, graph)
  return graph
}
