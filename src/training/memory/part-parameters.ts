/** Weights of a part of the model by how they are cut: how many learn, what the frozen ones take, what their optimizer remembers. */
import { type LayerNode, type StackPart, volume, type Weight } from "../../models/index.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { MemoryChoices } from "./choices.ts"
import { cutWeights } from "./lanes.ts"
import { momentBytesOf } from "./moments.ts"

export type Cut = "split" | "whole" | "experts"

/** Of one of the part's equal copies. */
export type ParameterSums = {
  /** Weights that learn [1], adapters among them. */
  readonly trained: number
  /** What those that do not learn take [byte]. */
  readonly frozenBytes: number
  /** Moments of the optimizer, in 32 bits where it knows a choice [byte]. */
  readonly momentBytes: number
}

export type PartParameters = Readonly<Record<Cut, ParameterSums>>

type Tally = { [cut in Cut]: { trained: number; frozenBytes: number; momentBytes: number } }

const none = (): { trained: number; frozenBytes: number; momentBytes: number } => ({ trained: 0, frozenBytes: 0, momentBytes: 0 })

export function partParameters(
  { nodes }: Pick<StackPart, "nodes">,
  job: TrainingJob,
  choices: MemoryChoices,
  isNarrow: (node: LayerNode) => boolean,
): PartParameters {
  const tally: Tally = { split: none(), whole: none(), experts: none() }
  for (const node of nodes) {
    const into = tally[cutWeights(node, isNarrow(node))]
    const learns = learnsWhole(node, job, choices)
    for (const weight of ownWeights(node)) {
      const values = volume(weight.shape) * weight.copies
      // Beside adapters it is a copy that learns.
      if (!learns || hasAdapters(job)) into.frozenBytes += values * frozenBytesOf(node, weight, job, choices)
      if (learns) {
        into.trained += values
        into.momentBytes += momentBytesOf(weight, job.optimizer, isTable(node))
      }
    }
    const adapter = adapterValues(node, job)
    into.trained += adapter
    into.momentBytes += adapter * 8
  }
  return tally
}

/** All copies of all parts. */
export function sumOfParameters(
  parts: readonly { readonly count: number; readonly parameters: PartParameters }[],
): PartParameters {
  const tally: Tally = { split: none(), whole: none(), experts: none() }
  for (const { count, parameters } of parts)
    for (const cut of ["split", "whole", "experts"] as const) {
      tally[cut].trained += count * parameters[cut].trained
      tally[cut].frozenBytes += count * parameters[cut].frozenBytes
      tally[cut].momentBytes += count * parameters[cut].momentBytes
    }
  return tally
}

/** Arrays shared with another layer count there. */
export function ownWeights({ weights }: LayerNode): readonly Weight[] {
  return weights.filter(({ tiedTo }) => tiedTo === null)
}

/** Matrices of blocks that an adapter stands beside; all of them, as QLoRA has it (arXiv 2305.14314, section 4). */
export function hasAdapter({ target }: LayerNode, job: Pick<TrainingJob, "method">): boolean {
  return hasAdapters(job) && target !== null && target !== "other"
}

export function hasAdapters({ method }: Pick<TrainingJob, "method">): boolean {
  return method === "lora" || method === "qlora"
}

export function learnsWhole(node: LayerNode, { method }: TrainingJob, { areTablesTrained }: MemoryChoices): boolean {
  if (method === "pretrain" || method === "full") return true
  return areTablesTrained && isTable(node)
}

function adapterValues(node: LayerNode, job: TrainingJob): number {
  if (!hasAdapter(node, job)) return 0
  const matrices = node.weights.filter(({ shape }) => shape.length === 2)
  return matrices.reduce((sum, { shape: [out = 0, width = 0], copies }) => sum + (job.loraRank ?? 0) * (out + width) * copies, 0)
}

/** Tables of tokens and places, and matrices outside the blocks: the head. */
export function isTable({ kind, isHead, target, weights }: LayerNode): boolean {
  const isOuter = kind === "linear" && (target === "other" || target === null)
  return kind === "embedding" || kind === "position" || (weights.length > 0 && (isHead || isOuter))
}

function frozenBytesOf(node: LayerNode, { shape }: Weight, { method }: TrainingJob, choices: MemoryChoices): number {
  const isQuantised = method === "qlora" && shape.length === 2 && !isTable(node)
  return isQuantised ? choices.quantisedBits / 8 : choices.frozenBytes
}
