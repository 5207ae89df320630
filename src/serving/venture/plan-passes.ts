/**
 * A replica of what answers in one pass, planned: encoders, vision, detectors, recommenders. A step of its engine is one pass over all
 * samples that are taken together; a sample is laid once, a text at the middle of the requests' lengths.
 */
import type { Gpu } from "../../data/index.ts"
import { deviceOf } from "../../devices/index.ts"
import type { LayerGraph, OwnModel } from "../../models/index.ts"
import type { EngineName } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"
import type { ServingSetup } from "../plan/setup.ts"
import { usualEngine } from "../request/engine-fit.ts"
import { stepModel } from "../step/model.ts"
import type { StepModel } from "../step/step-model.ts"
import { replicaSetup } from "./replica-setup.ts"

export type PassAsk = {
  readonly model: OwnModel
  readonly gpu: Gpu
  readonly gpus: number
  readonly weights: WeightFormat
  /** Null: the most usual that runs on the GPU. */
  readonly engine: EngineName | null
  /** [token] Of a text; null of what is no text. */
  readonly input: number | null
}

export type PlannedPasses = {
  readonly gpus: number
  readonly setup: ServingSetup
  readonly step: StepModel
  /** [token] That a sample is laid for; null of what is no text. */
  readonly sequence: number | null
  /** Rising numbers of samples, each with the seconds of the pass over them. */
  readonly batches: readonly { readonly batch: number; readonly seconds: number }[]
  /** The fewest samples of the table that are carried nearly as fast as any. */
  readonly fullBatch: number
}

/** A venture is compiled anew for every change that is tried, mostly with the same replicas. */
const remembered = new Map<string, PlannedPasses | null>()
const mostRemembered = 200

/** Null where it does not fit. */
export function planPasses(ask: PassAsk): PlannedPasses | null {
  const { model, gpu, ...rest } = ask
  const { parameters, forwardFlops, sequence } = model.facts
  const key = JSON.stringify([model.name, parameters, forwardFlops, sequence, gpu.id, rest])
  const known = remembered.get(key)
  if (known !== undefined) return known
  const planned = plannedAnew(ask)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, planned)
  return planned
}

function plannedAnew(ask: PassAsk): PlannedPasses | null {
  const step = passModel(ask)
  if (!step.fits) return null
  let most = 0
  const batches = sizesUpTo(step.settings.maxSequences).map((batch) => {
    // More samples take no less, whatever kernels of certain sizes gain.
    most = Math.max(most, step.cost.step(batch, 0, 0, 0, 0))
    return { batch, seconds: most }
  })
  const best = Math.max(...batches.map(({ batch, seconds }) => batch / seconds))
  const full = batches.find(({ batch, seconds }) => batch / seconds >= nearlyAll * best)
  return { gpus: ask.gpus, setup: passSetup(ask), step, sequence: sequenceOf(ask), batches, fullBatch: full?.batch ?? 1 }
}

/** A larger batch makes everybody wait longer for a twentieth more at most. */
const nearlyAll = 0.95

/** Doublings, and what lies between them. */
function sizesUpTo(most: number): readonly number[] {
  const doublings = Array.from({ length: Math.floor(Math.log2(most)) + 1 }, (_, k) => 2 ** k)
  return doublings.flatMap((size) => (size < 2 || 1.5 * size > most ? [size] : [size, 1.5 * size]))
}

/** [byte] Of all GPUs of a replica: weights, buffers and what the engine takes. */
export function neededPassBytes(ask: PassAsk): number {
  const { weights, activations, other } = passModel(ask).memory
  return ask.gpus * (weights + activations + other)
}

/** As the step model takes it: a text is one sample. */
export function laidPasses(ask: PassAsk): { readonly graph: LayerGraph; readonly sequence: null } {
  return { graph: graphOf(ask.model, sequenceOf(ask)), sequence: null }
}

function passModel(ask: PassAsk): StepModel {
  return stepModel(passSetup(ask))
}

export function passSetup(ask: PassAsk): ServingSetup {
  const { gpu, gpus, weights } = ask
  const engine = ask.engine ?? usualEngine("samples", [deviceOf(gpu)]).name
  return replicaSetup({ ...laidPasses(ask), gpu, gpus, weights, cache: "bf16", engine })
}

/** No longer than the model has places; longer texts count as several. */
function sequenceOf({ model: { facts }, input }: PassAsk): number | null {
  if (input === null) return null
  return Math.max(1, Math.min(input, placesOf(facts)))
}

/** Laid once for all replicas of a model. */
const graphs = new WeakMap<OwnModel["facts"], Map<number | null, LayerGraph>>()

function graphOf({ facts }: OwnModel, sequence: number | null): LayerGraph {
  const laid = graphs.get(facts) ?? new Map<number | null, LayerGraph>()
  graphs.set(facts, laid)
  const graph = laid.get(sequence) ?? facts.layers(sequence ?? undefined)
  laid.set(sequence, graph)
  return graph
}

/** [token] Tables that are shorter at the usual length are none of places: segments. */
function placesOf(facts: OwnModel["facts"]): number {
  const tables = facts
    .layers()
    .nodes.filter(({ kind, output, weights }) => kind === "position" && (output[0] ?? 0) <= (weights[0]?.shape[0] ?? 0))
  return Math.min(...tables.map(({ weights }) => weights[0]?.shape[0] ?? Number.POSITIVE_INFINITY))
}
