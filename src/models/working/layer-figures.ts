/** What each layer gives to a figure of the model, with the formula of it: shapes of arrays, products, bytes. */
import {
  activeWeightCount,
  type LayerNode,
  type Product,
  type Shape,
  volume,
  type Weight,
  weightCount,
} from "../graph/layer-graph.ts"
import { adapterCount, matricesOf } from "../measure/adapters.ts"
import { nodeMacs, productMacs } from "../measure/arithmetic.ts"
import type { LayerFigure } from "./folded-layers.ts"

const plus = " + "

export function parametersOf(node: LayerNode): LayerFigure {
  return { value: weightCount(node), formula: arraysText(own(node), ({ copies }) => copies) }
}

/** Those that one token meets. */
export function activeParametersOf(node: LayerNode): LayerFigure {
  return { value: activeWeightCount(node), formula: arraysText(own(node), ({ active }) => active) }
}

/** Of adapters of rank 1 beside the matrices. */
export function adapterParametersOf(node: LayerNode): LayerFigure {
  const formula = matricesOf(node)
    .map(({ shape, copies }) => `${copies === 1 ? "" : `${copies} × `}(${shape.join(plus)})`)
    .join(plus)
  return { value: adapterCount(node, 1), formula }
}

/** `units`: tokens over which the sample's FLOP are a mean; a multiply-add is 2. */
export function flopsOf(node: LayerNode, units: number): LayerFigure {
  const products = node.products.filter((product) => productMacs(product) > 0).map(productText)
  const sum = products.length > 1 && units > 1 ? `(${products.join(plus)})` : products.join(plus)
  return { value: (2 * nodeMacs(node)) / units, formula: units > 1 ? `${sum} / ${units}` : sum }
}

export function attentionFlopsOf(node: LayerNode, units: number): LayerFigure {
  return node.kind === "attention" ? flopsOf(node, units) : { value: 0, formula: "" }
}

/** In so many bits; what is kept beside the weights too. */
export function bytesOf(node: LayerNode, bits: number): LayerFigure {
  const count = weightCount(node) + (node.lookup?.storedValues ?? 0)
  return { value: (count * bits) / 8, formula: `${count} × ${bits / 8} byte` }
}

/** Keys and values, or a latent vector, of one token. */
export function cacheBytesOf({ state }: LayerNode, bytesPerValue: number): LayerFigure {
  const values = state?.kind === "cache" ? state.valuesPerToken : 0
  return { value: values * bytesPerValue, formula: `${values} × ${bytesPerValue} byte` }
}

function own({ weights }: LayerNode): readonly Weight[] {
  return weights.filter(({ tiedTo }) => tiedTo === null)
}

/** `768×3072 + 3072`; a number alone counts as one. */
function arraysText(weights: readonly Weight[], copiesOf: (weight: Weight) => number): string {
  const shapeText = (shape: Shape): string => (shape.length === 0 ? String(volume(shape)) : shape.join("×"))
  return weights
    .filter((weight) => copiesOf(weight) > 0)
    .map((weight) => `${copiesOf(weight) === 1 ? "" : `${copiesOf(weight)} × `}${shapeText(weight.shape)}`)
    .join(plus)
}

/** Rows, depth and columns; the part of the scores that a causal mask leaves comes last. */
function productText({ batch, rows, columns, depth, causalShare }: Product): string {
  const factors = [2, ...(batch === 1 ? [] : [batch]), rows, depth, columns]
  return [...factors.map(String), ...(causalShare === 1 ? [] : [String(Number(causalShare.toPrecision(6)))])].join(" × ")
}
