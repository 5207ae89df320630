// One table of attention: what roofline, constants and grid miss on layouts put aside, and what ships, fitted on all of it.
import type { AttentionConstants, AttentionSurface, Precision } from "../../src/data/index.ts"
import { flashSeconds, keysOf } from "../../src/kernels/attention.ts"
import { attentionResidualOf } from "../../src/kernels/attention-surface.ts"
import type { Rates } from "../../src/kernels/rates.ts"
import { layoutOf, type MeasuredAttention, type Regime } from "./attention-rows.ts"
import { fitAttentionConstants, usualAttention } from "./fit-attention-constants.ts"
import { attentionSurfaceOf, type Sharing } from "./fit-attention-surface.ts"
import { type Residuals, residualsOf, splitBy } from "./statistics.ts"

export type AttentionFit = {
  readonly device: string
  readonly precision: Precision
  readonly regime: Regime
  readonly rates: Rates
  readonly rows: readonly MeasuredAttention[]
  readonly constants: AttentionConstants
  /** Null where the constants alone did better. */
  readonly surface: AttentionSurface | null
  readonly heldOut: { readonly roofline: Residuals; readonly constants: Residuals; readonly shipped: Residuals }
}

type Variant = { readonly sharing: Sharing; readonly countsHeadsOf: AttentionSurface["countsHeadsOf"] }
type Name = Pick<AttentionFit, "device" | "precision" | "regime">
type Computed = (row: MeasuredAttention) => number

const variants: readonly Variant[] = [
  { sharing: "exact", countsHeadsOf: "queries" },
  { sharing: "any", countsHeadsOf: "queries" },
  { sharing: "ignored", countsHeadsOf: "keys" },
]
const asideShare = 0.2
/** Evaluations of the loss: of the first fit, and of the one that starts from it. */
const [firstEvaluations, nextEvaluations] = [1400, 400]

export function fitAttention(name: Name, rates: Rates, rows: readonly MeasuredAttention[]): AttentionFit {
  const outer = splitBy(rows, layoutOf, asideShare, 1)
  const first = fitAttentionConstants([{ rates, rows: outer.kept }], usualAttention, firstEvaluations)
  const variant = chosenVariant(name, first, rates, outer.kept)
  const surface = surfaceFor(name, variant, outer.kept, attentionBy(first, rates))
  const heldOut = {
    roofline: missed(roofline(rates), outer.aside),
    constants: missed(attentionBy(first, rates), outer.aside),
    shipped: missed(attentionBy(first, rates, surface), outer.aside),
  }
  const constants = fitAttentionConstants([{ rates, rows }], first, nextEvaluations)
  return { ...name, rates, rows, constants, heldOut, surface: surfaceFor(name, variant, rows, attentionBy(constants, rates)) }
}

/** The variant that misses least on layouts put aside once more; null where the constants alone miss less. */
function chosenVariant(
  name: Name,
  constants: AttentionConstants,
  rates: Rates,
  rows: readonly MeasuredAttention[],
): Variant | null {
  const inner = splitBy(rows, layoutOf, asideShare, 2)
  const computed = attentionBy(constants, rates)
  const tried = variants.map((variant) => {
    const surface = surfaceFor(name, variant, inner.kept, computed)
    return { variant, mean: missed(attentionBy(constants, rates, surface), inner.aside).mean }
  })
  const best = tried.reduce((least, each) => (each.mean < least.mean ? each : least))
  return best.mean < missed(computed, inner.aside).mean ? best.variant : null
}

function surfaceFor(
  name: Name,
  variant: Variant | null,
  rows: readonly MeasuredAttention[],
  computed: Computed,
): AttentionSurface | null {
  if (variant === null) return null
  return attentionSurfaceOf({ ...name, countsHeadsOf: variant.countsHeadsOf }, variant.sharing, rows, computed)
}

export function attentionBy(constants: AttentionConstants, rates: Rates, surface: AttentionSurface | null = null): Computed {
  if (surface === null) return ({ shape }) => flashSeconds(constants, rates, shape)
  const residual = attentionResidualOf(surface)
  return ({ shape }) => flashSeconds(constants, rates, shape) * residual(shape)
}

/** The longer of the operations that the mask leaves at the peak, and of moving everything once. */
function roofline({ flops, bandwidth, inputBytes }: Rates): Computed {
  return ({ shape }) => {
    const { batch, queries, keys, heads, keyValueHeads, headSize, valueHeadSize } = shape
    const width = headSize + valueHeadSize
    const operations = 2 * batch * heads * queries * keysOf(shape) * width
    return Math.max(operations / flops, (batch * (queries * heads + keys * keyValueHeads) * width * inputBytes) / bandwidth)
  }
}

export function missed(computed: Computed, rows: readonly MeasuredAttention[]): Residuals {
  return residualsOf(rows.map((row) => computed(row) / row.seconds - 1))
}
