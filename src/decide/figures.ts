/** The figures that are told of a sampled quantity, in the unit in which it is shown. */
import { finite, momentsOf, type Quantity, standardDeviation } from "../engine/index.ts"
import type { Dimension } from "../units/index.ts"
import type { Stats } from "./answer.ts"
import { quantiles } from "./quantiles.ts"

export type Figure = "mean" | "sd" | "p5" | "p25" | "p50" | "p75" | "p95"
export type Figures = { readonly [Name in Figure]: number | null } & { readonly never?: number }

export const figureNames: readonly Figure[] = ["mean", "sd", "p5", "p25", "p50", "p75", "p95"]

/** How samples in base units are shown. */
export type Shown = {
  readonly unit: string
  readonly factor: number
  /** A moment may never come: an infinite one is counted apart. Elsewhere infinite is only not finite. */
  readonly isMoment: boolean
  /** Whether quantiles and mean are over all samples, never being beyond all that comes, and not over those in which it comes. */
  readonly isNeverBeyond?: boolean
}

const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95] as const
const unknown: Figures = { mean: null, sd: null, p5: null, p25: null, p50: null, p75: null, p95: null }

export function shownAs(quantity: Quantity): Shown {
  return { unit: quantity.unit, factor: quantity.factor, isMoment: isTime(quantity.dimension) }
}

/** Months since the start, whatever the quantity is written in. */
export const inMonths: Shown = { unit: "month", factor: 1, isMoment: true }

export function isTime(dimension: Dimension): boolean {
  return Object.entries(dimension).every(([base, exponent]) => exponent === (base === "month" ? 1 : 0)) && dimension.month === 1
}

/**
 * Mean, spread and quantiles; NaN anywhere makes every figure null, since it is not known what it hides.
 * Units: values in base units, figures divided by `factor`.  Shape: values [samples].
 */
export function figuresOf(values: Float64Array, { factor, isMoment, isNeverBeyond }: Shown): Figures {
  let never = 0
  const first = values[0] ?? Number.NaN
  let isConstant = Number.isFinite(first)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isNaN(value)) return unknown
    if (value !== first) isConstant = false
    if (value === Number.POSITIVE_INFINITY) never++
  }
  if (isConstant) return constantFigures(first / factor)
  if (never === 0 || !isMoment) return plainFigures(values, factor)
  const share = never / values.length
  if (never === values.length) return { ...unknown, never: share }
  const told = isNeverBeyond === true ? values : values.filter((value) => value !== Number.POSITIVE_INFINITY)
  return { ...plainFigures(told, factor), never: share }
}

export function statsOf(values: Float64Array, shown: Shown): Stats {
  return { unit: shown.unit, ...figuresOf(values, shown) }
}

/** Of a column that does not vary, without sorting it. */
function constantFigures(value: number): Figures {
  const figure = finite(value)
  return { mean: figure, sd: 0, p5: figure, p25: figure, p50: figure, p75: figure, p95: figure }
}

function plainFigures(values: Float64Array, factor: number): Figures {
  const moments = momentsOf(values)
  const [p5, p25, p50, p75, p95] = quantiles(values, probabilities).map((x) => finite(x / factor))
  return {
    mean: finite(moments.mean / factor),
    sd: finite(standardDeviation(moments) / factor),
    p5: p5 ?? null,
    p25: p25 ?? null,
    p50: p50 ?? null,
    p75: p75 ?? null,
    p95: p95 ?? null,
  }
}
