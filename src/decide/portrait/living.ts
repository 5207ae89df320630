/**
 * A venture whose cash has run out is no more: from then on it sells nothing, pays nobody and has no customers. The formulas go
 * on all the same, since they tell how much was lacking; what is told of its years does not.
 */

/** Shape of what comes in: [samples], or [months][samples]; of what goes out: [months][samples]. */
export type Living = {
  /** What flows in a month, that of ruin included. */
  readonly flow: (values: Float64Array) => Float64Array
  /** What there is at a month's end: nothing once it is ruined. */
  readonly level: (values: Float64Array) => Float64Array
  /** What is left at a month's end: after ruin what was left, or lacking, then. */
  readonly left: (values: Float64Array) => Float64Array
  /** Of one month, the samples in which it lives at its end: a price or a share of nothing is none.  Shape: [samples] → [those]. */
  readonly among: (values: Float64Array, month: number) => Float64Array
}

/** `ruined`: truth by the end of each month, null where the project knows no ruin.  Shape: [months][samples]. */
export function livingOf(ruined: Float64Array | null, months: number, samples: number): Living {
  const size = months * samples
  const through = (values: Float64Array): Float64Array =>
    values.length === size ? values : Float64Array.from({ length: size }, (_, k) => values[k % samples] ?? Number.NaN)
  if (ruined === null) return { flow: through, level: through, left: through, among: (values) => values }
  const isRuinedBefore = (k: number): boolean => k >= samples && ruined[k - samples] !== 0
  return {
    flow: (values) => through(values).map((x, k) => (isRuinedBefore(k) ? 0 : x)),
    level: (values) => through(values).map((x, k) => (ruined[k] === 0 ? x : 0)),
    left: (values) => {
      const left = through(values).slice()
      for (let k = samples; k < size; k++) if (isRuinedBefore(k)) left[k] = left[k - samples]!
      return left
    },
    among: (values, month) => values.filter((_, s) => ruined[month * samples + s] === 0),
  }
}
