/**
 * Lays the graph of a model, layer after layer, the way its forward pass goes: each layer takes tensors and hands on one.
 * Layers are functions of a net (../layers); this file knows none of them.
 */
import type { AdapterTarget, LayerGraph, LayerKind, LayerNode, Lookup, Product, Shape, State, Weight } from "./layer-graph.ts"

/** What a layer has handed on: the layer's index and the shape of one sample. */
export type Tensor = { readonly from: number; readonly shape: Shape }

/** A layer to be laid; what is left out is empty. */
export type Laid = {
  readonly kind: LayerKind
  readonly title: string
  readonly inputs: readonly Tensor[]
  readonly output: Shape
  readonly weights?: readonly Weight[]
  readonly products?: readonly Product[]
  readonly target?: AdapterTarget | null
  readonly state?: State | null
  readonly lookup?: Lookup | null
}

export type Net = {
  /** Lays a layer under `name` within the parts that are open. */
  readonly lay: (name: string, layer: Laid) => Tensor
  /** Everything laid inside has `name.` before its path: `layer1.0`. */
  readonly within: <T>(name: string, lay: () => T) => T
  /** Everything laid inside belongs to the head, which another task replaces. */
  readonly head: <T>(lay: () => T) => T
  /** The full path that a layer of this name would have here. */
  readonly pathOf: (name: string) => string
  /** An input of the model. */
  readonly input: (name: string, shape: Shape) => Tensor
}

const none: readonly never[] = []

/** The graph that `lay` lays; it returns the outputs of the model. */
export function layGraph(lay: (net: Net) => readonly Tensor[] | Tensor): LayerGraph {
  const nodes: LayerNode[] = []
  let open = ""
  let isHead = false
  const pathOf = (name: string): string => (open === "" || name === "" ? open + name : `${open}.${name}`)
  const net: Net = {
    pathOf,
    lay: (name, layer) => {
      const from = nodes.length
      nodes.push(nodeOf(pathOf(name), layer, isHead))
      return { from, shape: layer.output }
    },
    within: (name, inside) => {
      const before = open
      open = pathOf(name)
      const result = inside()
      open = before
      return result
    },
    head: (inside) => {
      const before = isHead
      isHead = true
      const result = inside()
      isHead = before
      return result
    },
    input: (name, shape) => net.lay(name, { kind: "input", title: "input", inputs: [], output: shape }),
  }
  const ends = lay(net)
  const outputs = (Array.isArray(ends) ? ends : [ends]).map((end: Tensor) => end.from)
  return { nodes, outputs }
}

/** Written out: objects of one shape, made without spreading, are laid ten times as quick. */
function nodeOf(path: string, layer: Laid, isHead: boolean): LayerNode {
  return {
    path,
    kind: layer.kind,
    title: layer.title,
    inputs: layer.inputs.map((x) => x.from),
    output: layer.output,
    weights: layer.weights ?? none,
    products: layer.products ?? none,
    isHead,
    target: layer.target ?? null,
    state: layer.state ?? null,
    lookup: layer.lookup ?? null,
  }
}

/** An array of its own. */
export function weight(name: string, shape: Shape, more: Partial<Pick<Weight, "copies" | "active" | "tiedTo">> = {}): Weight {
  const copies = more.copies ?? 1
  return { name, shape, copies, active: more.active ?? copies, tiedTo: more.tiedTo ?? null }
}

/** A product with a weight. */
export function byWeight(batch: number, rows: number, columns: number, depth: number): Product {
  return { with: "weight", batch, rows, columns, depth, causalShare: 1, isInside: false }
}

/** A product of a weight with what the layer itself has made: the state that goes round a recurrent layer. */
export function byWeightInside(batch: number, rows: number, columns: number, depth: number): Product {
  return { ...byWeight(batch, rows, columns, depth), isInside: true }
}

/** A product of two activations. */
export function byActivation(batch: number, rows: number, columns: number, depth: number, causalShare = 1): Product {
  return { with: "activation", batch, rows, columns, depth, causalShare, isInside: false }
}
