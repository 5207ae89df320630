// The factor of grouped products, from whole layers of experts; a fifth of the models is put aside.
import type { GroupedConstants, ProductConstants } from "../../src/data/index.ts"
import { groupedFactor } from "../../src/kernels/grouped.ts"
import type { ProductShape } from "../../src/kernels/index.ts"
import { productSeconds } from "../../src/kernels/product.ts"
import type { Rates } from "../../src/kernels/rates.ts"
import type { GroupedShape, MeasuredGroup } from "./grouped-rows.ts"
import { minimise } from "./minimise.ts"
import { type Residuals, residualsOf, sampleOf, splitBy } from "./statistics.ts"

export type GroupedOn = { readonly product: ProductConstants; readonly rates: Rates; readonly rows: readonly MeasuredGroup[] }
export type GroupedFit = {
  readonly constants: GroupedConstants
  readonly heldOut: { readonly plain: Residuals; readonly grouped: Residuals }
}
/** Beside the factor, the seconds of routing and of the kernels between. */
type Layer = { readonly start: number; readonly grouped: GroupedConstants }

const plain: Layer = { start: 0, grouped: { most: 1, rows: 1 } }
const sampleSize = 1200
const evaluations = 300

/** On one device, or on all together. */
export function fitGrouped(measured: readonly GroupedOn[]): GroupedFit {
  const split = measured.map((on) => ({ on, ...splitBy(on.rows, modelOf, 0.2, 1) }))
  const missed = (layer: Layer) =>
    residualsOf(split.flatMap(({ on, aside }) => aside.map(({ shape, seconds }) => layerSeconds(layer, on, shape) / seconds - 1)))
  const kept = split.map(({ on, kept }) => ({ ...on, rows: kept }))
  return { constants: fitted(measured).grouped, heldOut: { plain: missed(plain), grouped: missed(fitted(kept)) } }
}

function fitted(measured: readonly GroupedOn[]): Layer {
  const samples = measured.map((on) => ({ ...on, rows: sampleOf(on.rows, sampleSize / measured.length) }))
  const count = samples.reduce((sum, { rows }) => sum + rows.length, 0)
  const loss = (point: readonly number[]) =>
    samples.reduce(
      (sum, on) =>
        on.rows.reduce(
          (part, { shape, seconds }) => part + Math.abs(Math.log(layerSeconds(layerAt(point), on, shape) / seconds)),
          sum,
        ),
      0,
    ) / count
  return layerAt(minimise(loss, [1e-5, 0.5, 200].map(Math.log), evaluations).point)
}

/** Rows of each product at which half of the factor is reached lie within what was measured. */
const greatestRows = 1e4

function layerAt(point: readonly number[]): Layer {
  return {
    start: Math.exp(point[0]!),
    grouped: { most: 1 + Math.exp(point[1]!), rows: Math.min(greatestRows, Math.exp(point[2]!)) },
  }
}

/** [s] of both products, the passes that gather, activate and combine, and the start. Few tokens leave experts without work. */
function layerSeconds({ start, grouped }: Layer, { product, rates }: GroupedOn, shape: GroupedShape): number {
  const { tokens, experts, active, width, inner } = shape
  const routed = tokens * active
  const batch = Math.min(experts, routed)
  const rows = routed / batch
  const both: readonly ProductShape[] = [
    { batch, rows, columns: 2 * inner, depth: width },
    { batch, rows, columns: width, depth: inner },
  ]
  const seconds = both.reduce((sum, each) => sum + productSeconds(product, rates, each), 0)
  // Gather reads and writes each routed row, activation reads two and writes one, combine reads each and writes each token.
  const moved = (routed * (3 * width + 3 * inner) + tokens * width) * rates.inputBytes
  return start + groupedFactor(grouped, rows) * seconds + moved / (rates.bandwidth * product.memory)
}

function modelOf({ shape: { experts, active, width, inner } }: MeasuredGroup): string {
  return [experts, active, width, inner].join("/")
}
