/** What the time of a step reads of a model, gathered once: its parts, what each layer moves, what is trained of it. */
import { type LayerNode, type StackPart, stackOf, volume } from "../../models/index.ts"
import type { TrainingJob } from "../plan/job.ts"

export type ProfiledNode = {
  readonly node: LayerNode
  /** Numbers of one sample that come in and go out. */
  readonly moved: number
  readonly output: number
  readonly trained: "all" | "adapter" | "nothing"
  /** Something before it is trained, so that the backward pass comes through. */
  readonly passesGradient: boolean
}

export type ProfiledPart = {
  readonly role: StackPart["role"]
  readonly count: number
  readonly nodes: readonly ProfiledNode[]
  /** Parameters of one of its blocks: those of experts apart, which lie elsewhere. */
  readonly dense: number
  readonly experts: number
  readonly trainedDense: number
  readonly trainedExperts: number
  /** Numbers that the last layer hands to the next block, of one sample. */
  readonly output: number
}

export type StepProfile = {
  readonly job: TrainingJob
  readonly parts: readonly ProfiledPart[]
  /** Blocks in a row that a pipeline can be cut between. */
  readonly blocks: number
  /** Experts of a layer; 0 without experts. */
  readonly experts: number
}

export function stepProfile(job: TrainingJob): StepProfile {
  const { nodes } = job.graph
  const profiled = new Map<LayerNode, ProfiledNode>()
  const needsGradient: boolean[] = []
  nodes.forEach((node, k) => {
    const trained = trainedOf(job, node)
    const passesGradient = node.inputs.some((input) => needsGradient[input])
    needsGradient[k] = passesGradient || trained !== "nothing"
    const output = volume(node.output)
    const moved = output + node.inputs.reduce((sum, input) => sum + volume(nodes[input]?.output ?? []), 0)
    profiled.set(node, { node, moved, output, trained, passesGradient })
  })
  const parts = stackOf(job.graph).parts.map((part) => partOf(part, profiled, job))
  const expert = nodes.flatMap(({ kind, weights }) => (kind === "experts" ? weights : []))[0]
  return {
    job,
    parts,
    blocks: parts.reduce((sum, { role, count }) => sum + (role === "block" ? count : 0), 0),
    experts: expert?.copies ?? 0,
  }
}

function partOf(
  { role, count, nodes }: StackPart,
  profiled: ReadonlyMap<LayerNode, ProfiledNode>,
  job: TrainingJob,
): ProfiledPart {
  const known = nodes.flatMap((node) => profiled.get(node) ?? [])
  const sum = (isMeant: (one: ProfiledNode) => boolean, figure: (one: ProfiledNode) => number): number =>
    known.reduce((total, one) => total + (isMeant(one) ? figure(one) : 0), 0)
  const isExpert = ({ node }: ProfiledNode): boolean => node.kind === "experts"
  const isDense = (one: ProfiledNode): boolean => !isExpert(one)
  return {
    ...{ role, count, nodes: known },
    dense: sum(isDense, ({ node }) => parametersOf(node)),
    experts: sum(isExpert, ({ node }) => parametersOf(node)),
    trainedDense: sum(isDense, (one) => trainedParameters(one, job)),
    trainedExperts: sum(isExpert, (one) => trainedParameters(one, job)),
    output: known.at(-1)?.output ?? 0,
  }
}

/** Adapters stand beside all matrices inside the blocks, as recipes have it (LoRA, arXiv 2106.09685; QLoRA, arXiv 2305.14314). */
function trainedOf({ method }: TrainingJob, { weights, target, isHead }: LayerNode): ProfiledNode["trained"] {
  if (weights.length === 0) return "nothing"
  if (method !== "lora" && method !== "qlora") return "all"
  return target !== null && target !== "other" && !isHead ? "adapter" : "nothing"
}

function trainedParameters({ node, trained }: ProfiledNode, { loraRank }: TrainingJob): number {
  if (trained === "nothing") return 0
  if (trained === "all") return parametersOf(node)
  const matrices = node.weights.filter(({ shape }) => shape.length === 2)
  return matrices.reduce((sum, { shape, copies }) => sum + copies * (loraRank ?? 0) * ((shape[0] ?? 0) + (shape[1] ?? 0)), 0)
}

/** Arrays that belong to another layer count there. */
export function parametersOf({ weights }: LayerNode): number {
  return weights.reduce((sum, { shape, copies, tiedTo }) => sum + (tiedTo === null ? copies * volume(shape) : 0), 0)
}
