// One table of products: what roofline, constants and surface miss on sites put aside, and what ships, fitted on all of it.
import type { KernelSurface, Precision, ProductConstants } from "../../src/data/index.ts"
import { productSeconds } from "../../src/kernels/product.ts"
import type { Rates } from "../../src/kernels/rates.ts"
import { residualOf } from "../../src/kernels/surface.ts"
import { fitProductConstants, usualProduct } from "./fit-product-constants.ts"
import { surfaceOf } from "./fit-surface.ts"
import { type MeasuredProduct, siteOf } from "./product-rows.ts"
import { type Residuals, residualsOf, splitBy } from "./statistics.ts"

export type ProductFit = {
  readonly device: string
  readonly precision: Precision
  readonly rows: readonly MeasuredProduct[]
  readonly rates: Rates
  readonly constants: ProductConstants
  /** Null where the constants alone did better. */
  readonly surface: KernelSurface | null
  /** On a fifth of the sites, put aside at once. */
  readonly heldOut: {
    readonly roofline: Residuals
    readonly constants: Residuals
    readonly shipped: Residuals
    /** What ships, on products as training has them: 1,024 rows, columns and depth at least. */
    readonly large: Residuals
  }
}

const asideShare = 0.2
const columnWeights = [1, 1.6, 2.5] as const
/** Evaluations of the loss: of the first fit, and of the one that starts from it. */
const [firstEvaluations, nextEvaluations] = [1800, 500]

export function fitProductTable(
  device: string,
  precision: Precision,
  rates: Rates,
  rows: readonly MeasuredProduct[],
): ProductFit {
  const outer = splitBy(rows, siteOf, asideShare, 1)
  const first = fitProductConstants([{ rates, rows: outer.kept }], usualProduct, firstEvaluations)
  const weight = chosenWeight(first, rates, outer.kept)
  const name = { device, precision, columnWeight: weight ?? 1 }
  const surface = weight === null ? null : surfaceOf(name, outer.kept, computedBy(first, rates))
  const heldOut = {
    roofline: missedBy(roofline(rates), outer.aside),
    constants: missedBy(computedBy(first, rates), outer.aside),
    shipped: missedBy(computedBy(first, rates, surface), outer.aside),
    large: missedBy(computedBy(first, rates, surface), outer.aside.filter(isLarge)),
  }
  const constants = fitProductConstants([{ rates, rows }], first, nextEvaluations)
  return {
    ...{ device, precision, rows, rates, constants, heldOut },
    surface: weight === null ? null : surfaceOf(name, rows, computedBy(constants, rates)),
  }
}

function isLarge({ shape: { rows, columns, depth } }: MeasuredProduct): boolean {
  return Math.min(rows, columns, depth) >= 1024
}

/** The weight that misses least on sites put aside once more; null where the constants alone miss less. */
function chosenWeight(constants: ProductConstants, rates: Rates, rows: readonly MeasuredProduct[]): number | null {
  const inner = splitBy(rows, siteOf, asideShare, 2)
  const mean = (surface: KernelSurface | null) => missedBy(computedBy(constants, rates, surface), inner.aside).mean
  const tried = columnWeights.map((columnWeight) => {
    const name = { device: "", precision: "bf16", columnWeight } as const
    return { columnWeight, mean: mean(surfaceOf(name, inner.kept, computedBy(constants, rates))) }
  })
  const best = tried.reduce((least, each) => (each.mean < least.mean ? each : least))
  return best.mean < mean(null) ? best.columnWeight : null
}

type Computed = (row: MeasuredProduct) => number

export function computedBy(constants: ProductConstants, rates: Rates, surface: KernelSurface | null = null): Computed {
  if (surface === null) return ({ shape }) => productSeconds(constants, rates, shape)
  const residual = residualOf(surface)
  return ({ shape }) => productSeconds(constants, rates, shape) * residual(shape.rows, shape.columns, shape.depth)
}

/** The longer of computing at the peak and reading at the full bandwidth. */
export function roofline({ flops, bandwidth, inputBytes, outputBytes }: Rates): Computed {
  return ({ shape: { rows, columns, depth } }) =>
    Math.max(
      (2 * rows * columns * depth) / flops,
      ((rows + columns) * depth * inputBytes + rows * columns * outputBytes) / bandwidth,
    )
}

export function missedBy(computed: Computed, rows: readonly MeasuredProduct[]): Residuals {
  return residualsOf(rows.map((row) => computed(row) / row.seconds - 1))
}
