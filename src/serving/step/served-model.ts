/**
 * What a server computes of a model, read off its layers once: products (those that share an input are one, as engines fuse them), attention, states,
 * passes over memory. Whatever grows with a batch is told for one unit: a token of a language model, a sample of any other.
 */
import { type LayerGraph, type LayerNode, type Product, type StackPart, stackOf, volume } from "../../models/index.ts"
import { type AttentionTask, attentionTask } from "./attention-task.ts"

export type ProductTask = {
  /** Of the layers that it is made of, as they are called in the model. */
  readonly name: string
  readonly kind: "dense" | "router" | "head"
  /** For one unit: rows, and products beside each other. */
  readonly rows: number
  readonly batch: number
  readonly columns: number
  readonly depth: number
  /** What tensor parallelism cuts, and in how many parts at most (heads of keys and values). */
  readonly cut: "columns" | "depth" | "nothing"
  readonly mostParts: number
  /** Numbers that a convolution of all channels takes in; null of any other product. */
  readonly taken: number | null
}

export type ExpertTask = {
  readonly name: string
  readonly experts: number
  readonly active: number
  readonly columns: number
  readonly depth: number
  readonly cut: "columns" | "depth"
}

export type ServedPart = {
  readonly role: StackPart["role"]
  readonly count: number
  readonly products: readonly ProductTask[]
  readonly experts: readonly ExpertTask[]
  readonly attentions: readonly AttentionTask[]
  /** Numbers of a recurrence's state, and multiply-adds with it for each unit. */
  readonly stateNumbers: number
  readonly stateWork: number
  /** Passes over memory for one unit [number]: whole on each device, and shared out; kernels that they take. */
  readonly moved: number
  readonly movedShared: number
  readonly passes: number
  /** What of these numbers and passes a compiler folds into the products in front. */
  readonly folded: { readonly moved: number; readonly passes: number }
  /** Sums over the devices of a tensor-parallel group. */
  readonly reduces: number
}

export type ServedModel = {
  /** Whether a batch is counted in tokens: the model keeps something between them. */
  readonly isLanguage: boolean
  readonly parts: readonly ServedPart[]
  readonly blocks: number
  /** Numbers of one unit between blocks, and of the last layer. */
  readonly width: number
  readonly outputs: number
}

const known = new WeakMap<LayerGraph, ServedModel>()

/** sequence: for which the graph was laid; null where it has none. */
export function servedModel(graph: LayerGraph, sequence: number | null): ServedModel {
  const found = known.get(graph)
  if (found !== undefined) return found
  const isLanguage = sequence !== null && graph.nodes.some(({ state }) => state !== null)
  const units = isLanguage ? sequence : 1
  const parts = stackOf(graph).parts.map((part) => partOf(part, graph, units, isLanguage))
  const last = graph.nodes[graph.outputs[0] ?? graph.nodes.length - 1]
  const model: ServedModel = {
    isLanguage,
    parts,
    blocks: parts.reduce((sum, { role, count }) => sum + (role === "block" ? count : 0), 0),
    width: widthOf(graph) / units,
    outputs: volume(last?.output ?? []) / units,
  }
  known.set(graph, model)
  return model
}

function widthOf(graph: LayerGraph): number {
  const block = stackOf(graph).parts.find(({ role }) => role === "block")
  return volume(block?.nodes.at(-1)?.output ?? [])
}

function partOf({ role, count, nodes }: StackPart, graph: LayerGraph, units: number, isLanguage: boolean): ServedPart {
  const heads = keyValueHeads(nodes)
  const recurrent = nodes.filter(({ kind, state }) => kind === "recurrent" && state?.kind === "recurrent")
  const sum = (figure: (node: LayerNode) => number): number => nodes.reduce((total, node) => total + figure(node), 0)
  return {
    ...{ role, count },
    products: fused(nodes, graph, units, heads, isLanguage),
    experts: expertTasks(nodes),
    attentions: nodes.flatMap((node) => attentionTask(node, isLanguage) ?? []),
    stateNumbers: recurrent.reduce((total, { state }) => total + (state?.kind === "recurrent" ? state.values : 0), 0),
    stateWork: recurrent.reduce((total, { products }) => total + products.reduce((all, one) => all + work(one), 0), 0) / units,
    moved: sum((node) => (whole.has(node.kind) ? numbersOf(node, graph) : 0)) / units,
    movedShared: sum((node) => (shared.has(node.kind) ? numbersOf(node, graph) : 0)) / units,
    passes: sum((node) => (launched.has(node.kind) ? 1 : 0)),
    folded: foldedOf(nodes, graph),
    reduces:
      sum(({ target, kind }) => (target === "output" || target === "down" || kind === "embedding" ? 1 : 0)) - doubled(nodes),
  }
}

/** Experts and shared experts are summed before the devices sum up. */
function doubled(nodes: readonly LayerNode[]): number {
  const down = nodes.filter(({ target }) => target === "down")
  return down.some(({ kind }) => kind === "experts") ? down.length - 1 : 0
}

/** Kinds whose numbers lie whole on each device of a group; those that are cut; those that start a kernel (sums go with the norm behind them). */
const whole: ReadonlySet<LayerNode["kind"]> = new Set([
  "embedding",
  "position",
  "norm",
  "batch norm",
  "add",
  "router",
  "pool",
  "resample",
  "join",
])
const shared: ReadonlySet<LayerNode["kind"]> = new Set(["activation", "multiply", "softmax", "attention", "recurrent"])
const launched: ReadonlySet<LayerNode["kind"]> = new Set([
  ...(["embedding", "position", "norm", "batch norm", "router", "pool", "resample", "join"] as const),
  ...(["activation", "softmax", "attention"] as const),
])

function numbersOf({ inputs, output }: LayerNode, { nodes }: LayerGraph): number {
  return volume(output) + inputs.reduce((sum, input) => sum + volume(nodes[input]?.output ?? []), 0)
}

/**
 * Norms of batches become scales of the convolution in front, activations and sums the last act of a product, for which a sum still reads its other input.
 * Source: NVIDIA TensorRT, developer guide, "Types of fusions".
 */
function foldedOf(nodes: readonly LayerNode[], graph: LayerGraph): ServedPart["folded"] {
  const isBehind = ({ inputs }: LayerNode, kinds: readonly LayerNode["kind"][]): boolean =>
    inputs.some((input) => kinds.includes(graph.nodes[input]?.kind ?? "input"))
  let [moved, passes] = [0, 0]
  for (const node of nodes) {
    const isSum = node.kind === "add" && isBehind(node, ["batch norm"])
    const isLast = node.kind === "activation" && isBehind(node, ["conv", "linear", "batch norm", "add"])
    if (node.kind !== "batch norm" && !isSum && !isLast) continue
    moved += numbersOf(node, graph) - (isSum ? volume(node.output) : 0)
    passes += isSum ? 0 : 1
  }
  return { moved, passes }
}

function work({ batch, rows, columns, depth }: Product): number {
  return batch * rows * columns * depth
}

/** Infinity where keys and values are not kept by heads. */
function keyValueHeads(nodes: readonly LayerNode[]): number {
  const task = nodes.flatMap((node) => attentionTask(node, true) ?? []).find(({ kind }) => kind === "grouped")
  return task?.keyValueHeads ?? Number.POSITIVE_INFINITY
}

const fusable: ReadonlySet<string | null> = new Set(["query", "key", "value", "gate", "up"])

/** Queries, keys and values are one product, and so are gate and up (vLLM: QKVParallelLinear, MergedColumnParallelLinear). */
function fused(
  nodes: readonly LayerNode[],
  graph: LayerGraph,
  units: number,
  heads: number,
  isLanguage: boolean,
): readonly ProductTask[] {
  const tasks = new Map<string, ProductTask>()
  for (const node of nodes) {
    if (node.kind === "experts" || node.kind === "attention" || (node.kind === "recurrent" && isLanguage)) continue
    node.products.forEach((product, k) => {
      const task = productTask(node, product, graph, units, heads, isLanguage)
      const parent = node.path.slice(0, node.path.lastIndexOf("."))
      const key = fusable.has(node.target) ? `${parent} ${node.inputs[0]} ${task.depth}` : `${node.path} ${k}`
      const before = tasks.get(key)
      tasks.set(key, before === undefined ? task : { ...before, ...together(before, task) })
    })
  }
  return [...tasks.values()]
}

function together(
  a: Pick<ProductTask, "name" | "columns">,
  b: Pick<ProductTask, "name" | "columns">,
): Pick<ProductTask, "name" | "columns"> {
  return { name: `${a.name}, ${b.name}`, columns: a.columns + b.columns }
}

/** `layers.0.self_attn.q_proj` is `q_proj`. */
function lastName({ path }: LayerNode): string {
  return path.slice(path.lastIndexOf(".") + 1)
}

function productTask(
  node: LayerNode,
  product: Product,
  { nodes }: LayerGraph,
  units: number,
  heads: number,
  isLanguage: boolean,
): ProductTask {
  const { batch, rows, columns, depth } = product
  const isNarrowing = node.target === "output" || node.target === "down"
  const isKeyOrValue = node.target === "key" || node.target === "value"
  // Of a convolution by channels each channel is a product of its own: memory bounds it, as one wide product of a single row would be.
  const isByChannel = batch > 1 && columns < 8
  return {
    name: lastName(node),
    kind: node.kind === "router" ? "router" : node.isHead && isLanguage ? "head" : "dense",
    rows: rows / units,
    batch: isByChannel ? 1 : batch,
    columns: isByChannel ? batch * columns : columns,
    depth,
    cut: node.kind === "router" || node.target === null ? "nothing" : isNarrowing ? "depth" : "columns",
    mostParts: isKeyOrValue ? heads : Number.POSITIVE_INFINITY,
    taken: node.kind === "conv" && batch === 1 ? volume(nodes[node.inputs[0] ?? 0]?.output ?? []) / units : null,
  }
}

function expertTasks(nodes: readonly LayerNode[]): readonly ExpertTask[] {
  const tasks: ExpertTask[] = []
  for (const node of nodes) {
    const { kind, target, weights, products } = node
    const [weight, product] = [weights[0], products[0]]
    if (kind !== "experts" || weight === undefined || product === undefined) continue
    const before = tasks.at(-1)
    const { columns, depth } = product
    const name = lastName(node)
    if (target !== "down" && before?.cut === "columns")
      tasks[tasks.length - 1] = { ...before, ...together(before, { name, columns }) }
    else
      tasks.push({
        name,
        experts: weight.copies,
        active: weight.active,
        columns,
        depth,
        cut: target === "down" ? "depth" : "columns",
      })
  }
  return tasks
}
