/** Fits with all rows, without a group, without a whole source; and intervals that come from what leaving out was off by. */
import { fitParameters, type Problem } from "./least-squares.ts"
import { priorDeviations } from "./parameters.ts"
import type { Sample } from "./samples.ts"

export type Validation = {
  readonly all: Float64Array
  /** ln(predicted / published) of each sample, in their order. */
  readonly inSample: readonly number[]
  readonly withoutGroup: readonly number[]
  readonly withoutSource: readonly number[]
}

export function validate(samples: readonly Sample[]): Validation {
  const all = fitSamples(samples, new Float64Array(priorDeviations.length))
  return {
    all,
    inSample: samples.map(({ offBy }) => offBy(all)),
    withoutGroup: leftOut(samples, all, ({ group }) => group),
    withoutSource: leftOut(samples, all, ({ table }) => table),
  }
}

function fitSamples(samples: readonly Sample[], start: Float64Array): Float64Array {
  const measured = samples.filter(({ isMeasured }) => isMeasured)
  const rows: Problem["rows"] = measured.map(({ uses, offBy, noise }) => ({
    uses,
    residual: (at) => offBy(at) / noise,
    weight: 1,
  }))
  return fitParameters({ prior: priorDeviations, rows }, start)
}

function leftOut(samples: readonly Sample[], start: Float64Array, keyOf: (sample: Sample) => string): readonly number[] {
  const fits = new Map<string, Float64Array>()
  return samples.map((sample) => {
    const key = keyOf(sample)
    const fit =
      fits.get(key) ??
      fitSamples(
        samples.filter((other) => keyOf(other) !== key),
        start,
      )
    fits.set(key, fit)
    return sample.offBy(fit)
  })
}

export type Spread = { readonly levels: Readonly<Record<string, number>>; readonly unmeasured: number }

/** Residuals that count as much as the rows of one level: what a level of few rows is drawn towards. */
const pooled = 4

/** Half widths of 90 % intervals as logarithms, from samples and what they were off by; a level with few rows leans on all of them. */
export function spreadOf(samples: readonly Sample[], offBy: readonly number[], withoutSource: readonly number[]): Spread {
  const sizes = samples.map((sample, k) => ({ sample, off: Math.abs(offBy[k] ?? 0), far: Math.abs(withoutSource[k] ?? 0) }))
  const measured = sizes.filter(({ sample }) => sample.isMeasured)
  const everything = quantile90(measured.filter(({ sample }) => !sample.level.startsWith("inference")).map(({ off }) => off))
  const levels = [...new Set(measured.map(({ sample }) => sample.level))].map((level) => {
    const own = measured.filter(({ sample }) => sample.level === level).map(({ off }) => off)
    const groups = new Set(measured.filter(({ sample }) => sample.level === level).map(({ sample }) => sample.group)).size
    const [mine, others] = [Math.log(quantile90(own)), Math.log(everything)]
    // Groups, not rows, are independent.
    return [level, Math.exp((groups * mine + pooled * others) / (groups + pooled))] as const
  })
  const far = measured.filter(({ sample }) => !sample.level.startsWith("inference")).map((one) => one.far)
  return { levels: Object.fromEntries(levels), unmeasured: Math.max(quantile90(far), ...levels.map(([, width]) => width)) }
}

/** With the share of a sample that is yet to come; the largest where there are too few. */
function quantile90(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.ceil(0.9 * (sorted.length + 1)) - 1)
  return Math.max(0.005, sorted[at] ?? 0.3)
}

/** Each sample's interval from the other groups alone. */
export function nestedSpreads(
  samples: readonly Sample[],
  withoutGroup: readonly number[],
  withoutSource: readonly number[],
): readonly number[] {
  const spreads = new Map<string, Spread>()
  return samples.map(({ group, level }) => {
    const spread = spreads.get(group) ?? without(samples, withoutGroup, withoutSource, group)
    spreads.set(group, spread)
    return spread.levels[level] ?? spread.unmeasured
  })
}

function without(samples: readonly Sample[], offBy: readonly number[], far: readonly number[], group: string): Spread {
  const kept = samples.flatMap((sample, k) => (sample.group === group ? [] : [k]))
  const pick = <T>(list: readonly T[]): readonly T[] => kept.flatMap((k) => list[k] ?? [])
  return spreadOf(pick(samples), pick(offBy), pick(far))
}
