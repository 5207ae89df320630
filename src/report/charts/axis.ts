/** Axes of figures: round ticks from below the least to above the largest, written as figures of the language. */
import { formatFigure, formatValue, type Language } from "../../units/index.ts"
import type { Axis } from "./shape.ts"

/** Beyond this a figure is drawn at the edge: differences of larger ones leave what a number can hold. */
const largest = 1e300
const steps = [1, 2, 2.5, 5, 10]

type Write = (x: number) => string

/** Figures that can be drawn. */
export function known(values: readonly (number | null)[]): number[] {
  return values.filter((x): x is number => x !== null && !Number.isNaN(x)).map(drawable)
}

/** What is no figure stands at zero, with no figure written. */
export function drawable(x: number): number {
  return Number.isNaN(x) ? 0 : Math.min(largest, Math.max(-largest, x))
}

/** Figures without their unit, which is written once, above the axis. Zero is on it: lengths are compared from there. */
export function figureAxis(values: readonly number[], language: Language, most: number): Axis {
  return axisOf([0, ...values], most, (x) => formatValue(x, "", language))
}

/** From the least figure to the largest, where what is drawn is measured from elsewhere. */
export function tightAxis(values: readonly number[], language: Language, most: number): Axis {
  const axis = axisOf(values, most + 1, (x) => formatValue(x, "", language))
  const [min, max] = [Math.min(...values), Math.max(...values)]
  const ticks = axis.ticks.filter(({ at }) => at >= min && at <= max)
  return ticks.length < 2 || min === max ? axis : { ...axis, min, max, ticks }
}

/** Whole years from the first to the last, written with all their digits. */
export function yearAxis(values: readonly number[], most: number): Axis {
  const [first, last] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))]
  const step = Math.max(1, Math.ceil((last - first) / most))
  const ticks = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step)
  return { min: first, max: Math.max(last, first + 1), ticks: ticks.map((at) => ({ at, label: String(at) })), hasGrid: true }
}

/** Shares of one, never beyond 0 to 100 %. */
export function shareAxis(values: readonly number[], language: Language, most: number): Axis {
  const axis = axisOf([0, 0.05, ...values], most, (x) => formatFigure(x, { lang: language, unit: "%" }))
  const ticks = axis.ticks.filter(({ at }) => at <= 1)
  return axis.max <= 1 ? axis : { ...axis, max: 1, ticks }
}

/** The name of a unit as the formatter writes it beside a figure: `USD/month`, `元/月`. */
export function unitName(unit: string, language: Language): string {
  return formatValue(2, unit, language).replace(/^2\s*/u, "")
}

function axisOf(values: readonly number[], most: number, write: Write): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  // Figures that differ by less cannot be told apart in what is written at the ticks.
  const least = Math.max(Math.abs(low), Math.abs(high)) * 1e-3
  const step = roundStep(Math.max((high - low) / most, least))
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)]
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => {
    const at = (first + k) * step
    return { at, label: write(at === 0 ? 0 : Number(at.toPrecision(12))) }
  })
  return { min: first * step, max: last * step, ticks, hasGrid: true }
}

/** The least of 1, 2, 2.5, 5 times a power of ten that is not below. */
function roundStep(least: number): number {
  if (!(least > 1e-300)) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  const step = steps.find((one) => one * power >= least * (1 - 1e-9)) ?? 10
  return step * power
}
