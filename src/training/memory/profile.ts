/** What the memory of a job depends on whatever its layout: sums over the tensors of each part of the model, made once. */
import { type LayerNode, type StackPart, stackOf, volume } from "../../models/index.ts"
import type { Framework, Optimizer, TrainingJob } from "../plan/job.ts"
import type { Recompute } from "../plan/layout.ts"
import { type MemoryChoices, usualChoices } from "./choices.ts"
import { type Kept, type KeptLanes, keptOfParts, type Surroundings } from "./kept-tensors.ts"
import { lanesOf, narrowProducts } from "./lanes.ts"
import {
  hasAdapter,
  isTable,
  learnsWhole,
  ownWeights,
  type PartParameters,
  partParameters,
  sumOfParameters,
} from "./part-parameters.ts"

export type PartMemory = Pick<StackPart, "role" | "count"> & {
  /** Of one copy. */
  readonly parameters: PartParameters
  readonly kept: Readonly<Record<Recompute, KeptLanes>>
}

export type MemoryProfile = {
  readonly framework: Framework
  readonly optimizer: Optimizer
  readonly choices: MemoryChoices
  readonly globalBatch: number
  readonly parts: readonly PartMemory[]
  /** Of all parts with all their copies. */
  readonly parameters: PartParameters
  /** Copies of blocks in all. */
  readonly blocks: number
  /** Outputs of the head, of one sample [1]. */
  readonly logits: number
  /** Weights of the table that the head shares with the embedding, which a stage of its own has to hold again [1]. */
  readonly tiedTable: number
  /** Weights of the largest table or head [1]. */
  readonly largestTable: number
  /** Weights of one matrix of each shape among those that learn [1]. */
  readonly distinctMatrices: number
}

/** Of one sample whole; `given` is what the user knows better than the usual choices of the framework. */
export function memoryProfile(job: TrainingJob, given: Partial<MemoryChoices> = {}): MemoryProfile {
  const choices = usualChoices(job, given)
  const { nodes } = job.graph
  const { parts } = stackOf(job.graph)
  const narrow = narrowProducts(nodes)
  const places = new Map(nodes.map((node, k) => [node, k]))
  const around = surroundings(job, choices, places)
  const kept = {
    none: keptOfParts(parts, "none", around),
    selective: keptOfParts(parts, "selective", around),
    full: keptOfParts(parts, "full", around),
  }
  const isNarrow = (node: LayerNode): boolean => narrow.has(places.get(node) ?? -1)
  const at = (lists: readonly KeptLanes[], k: number): KeptLanes => lists[k] as KeptLanes // one for each part
  const own = parts.map((part, k) => ({
    role: part.role,
    count: part.count,
    parameters: partParameters(part, job, choices, isNarrow),
    kept: { none: at(kept.none, k), selective: at(kept.selective, k), full: at(kept.full, k) },
  }))
  return {
    framework: job.framework,
    optimizer: job.optimizer,
    choices,
    globalBatch: job.globalBatch,
    parts: own,
    parameters: sumOfParameters(own),
    blocks: parts.reduce((sum, { role, count }) => sum + (role === "block" ? count : 0), 0),
    logits: logitsOf(job),
    ...tablesOf(job, choices),
  }
}

function surroundings(job: TrainingJob, choices: MemoryChoices, places: ReadonlyMap<LayerNode, number>): Surroundings {
  return {
    graph: job.graph,
    lanes: lanesOf(job.graph),
    places,
    learns: (node) => learnsWhole(node, job, choices) || hasAdapter(node, job),
    adapterExtra: (node) => adapterExtra(node, job, choices),
    choices,
  }
}

/** The narrow product of an adapter, and a copy of what comes in with its mask where there is dropout before it. */
function adapterExtra(node: LayerNode, job: TrainingJob, { hasAdapterDropout }: MemoryChoices): Kept {
  if (!hasAdapter(node, job)) return { values: 0, bytes: 0 }
  const product = node.products[0]
  if (product === undefined) return { values: 0, bytes: 0 }
  const [entering, narrow] = [product.batch * product.rows * product.depth, product.batch * product.rows * (job.loraRank ?? 0)]
  return hasAdapterDropout ? { values: narrow + entering, bytes: entering } : { values: narrow, bytes: 0 }
}

/** What the head makes of one sample, of which the loss takes a softmax. */
function logitsOf({ graph }: TrainingJob): number {
  const heads = graph.nodes.filter(({ isHead, products }) => isHead && products.length > 0)
  const last = graph.nodes.findLast(({ kind }) => kind === "linear")
  return (heads.length > 0 ? heads : last === undefined ? [] : [last]).reduce((sum, { output }) => sum + volume(output), 0)
}

function tablesOf(
  job: TrainingJob,
  choices: MemoryChoices,
): Pick<MemoryProfile, "tiedTable" | "largestTable" | "distinctMatrices"> {
  const tables = job.graph.nodes.filter(isTable)
  const sizes = tables.flatMap((node) => ownWeights(node).map(({ shape }) => volume(shape)))
  const tied = tables.flatMap(({ weights, kind }) => (kind === "linear" ? weights.filter(({ tiedTo }) => tiedTo !== null) : []))
  const matrices = job.graph.nodes
    .filter((node) => node.target !== null && !isTable(node) && learnsWhole(node, job, choices))
    .flatMap(({ weights }) => weights.filter(({ shape }) => shape.length === 2))
  const distinct = new Map(matrices.map(({ shape }) => [shape.join("×"), volume(shape)]))
  return {
    tiedTable: tied.reduce((sum, { shape }) => sum + volume(shape), 0),
    largestTable: Math.max(0, ...sizes),
    distinctMatrices: [...distinct.values()].reduce((sum, values) => sum + values, 0),
  }
}
