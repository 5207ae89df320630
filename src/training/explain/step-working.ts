/** The time of a step as a tree that `explain` opens: its parts, the matrix products by layers, each product by its shape and tiles. */
import type { Precision } from "../../data/index.ts"
import type { Working } from "../../engine/index.ts"
import { explainProduct, type Kernels, type ProductShape } from "../../kernels/index.ts"
import { foldedLayers, type LayerFigure, type LayerNode } from "../../models/index.ts"
import type { Layout } from "../plan/layout.ts"
import { blockShare, endShare, groupedFactor, productFactor, type StepConstants, stepBreakdown } from "../step/assemble.ts"
import { isAttention, type Place, productPrecision, sumOf } from "../step/block-bill.ts"
import { productTimes, shardedProduct } from "../step/products.ts"
import type { ProfiledNode, ProfiledPart, StepProfile } from "../step/profile.ts"
import type { StepWork } from "../step/work.ts"

export type ExplainedStep = {
  readonly profile: StepProfile
  readonly layout: Layout
  readonly place: Place
  readonly work: StepWork
  readonly constants: StepConstants
  /** Factor on the whole step. */
  readonly scale: number
}

const unit = "s"

/** Parts that take nothing are left out; those of the products add up to it. */
export function stepWorking(step: ExplainedStep): readonly Working[] {
  const { work, layout, constants, scale } = step
  const parts = Object.entries(stepBreakdown(work, layout.recompute, constants))
  return parts.flatMap(([part, seconds]) => {
    if (seconds === 0) return []
    const sentence = { says: "step-part", params: { part } }
    const inside = part === "products" ? productParts(step) : []
    return [{ name: part, times: 1, value: scale * seconds, unit, sentence, source: null, parts: inside }]
  })
}

function productParts(step: ExplainedStep): readonly Working[] {
  return step.profile.parts.flatMap((part) => {
    const layers = new Map<LayerNode, ProfiledNode>(part.nodes.map((one) => [one.node, one]))
    const figureOf = (node: LayerNode): LayerFigure => {
      const one = layers.get(node)
      return one === undefined ? { value: 0, formula: "" } : productFigure(one, part, step)
    }
    return foldedLayers([...layers.keys()], unit, figureOf).map((one) => ({ ...one, times: part.count * one.times }))
  })
}

/** As `stepBreakdown` adds it up: all micro-batches, blocks shared out among the stages. */
function productFigure(one: ProfiledNode, part: ProfiledPart, step: ExplainedStep): LayerFigure {
  const { layout, place, profile } = step
  if (isAttention(one)) return { value: 0, formula: "" }
  const precision = productPrecision(one, part, layout)
  const { forward, backward } = productTimes(place.kernels, one, layout, precision, profile.job.loraRank ?? 0)
  const value = (forward + backward) * factorOf(one, part, step)
  const [first] = one.node.products
  if (first === undefined) return { value, formula: "" }
  return { value, ...sayProduct(place.kernels, shardedProduct(one.node, first, layout), precision) }
}

function factorOf(one: ProfiledNode, { role }: ProfiledPart, { work, constants, scale }: ExplainedStep): number {
  const bill = role === "block" ? work.blocks : work.ends
  const kinds = { product: productFactor, grouped: groupedFactor, scan: () => constants.scan } as const
  const share = role === "block" ? blockShare(work) : endShare(work, constants)
  return scale * work.microBatches * kinds[sumOf(one)](bill, constants) * share
}

/** `8192 × 4096 · 4096 × 12288`, in tiles and waves of them. */
function sayProduct(kernels: Kernels, shape: ProductShape, precision: Precision): Omit<LayerFigure, "value"> {
  const { tile, waves } = explainProduct(kernels, shape, precision)
  const whole = (x: number): string => String(Number(x.toPrecision(6)))
  const [rows, depth, columns] = [shape.rows, shape.depth, shape.columns].map(whole)
  const formula = `${shape.batch === 1 ? "" : `${whole(shape.batch)} · `}${rows} × ${depth} · ${depth} × ${columns}`
  const params = { tile: tile.join(" × "), waves: Number(waves.toPrecision(3)) }
  return { formula, sentence: { says: "product", params } }
}
