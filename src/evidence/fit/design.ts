/** The columns of a fit: a constant, numbers as they are, each level of a category beside the most frequent one. */
import type { Frame, Predictor } from "./frame.ts"

/** `column` is "" for the constant; `level` of a category, else null. */
export type Term = { readonly column: string; readonly level: string | null; readonly isLog: boolean }
export type Baseline = { readonly column: string; readonly level: string }

/** How the columns are made, so that other rows can be told in the same way. */
export type Terms = { readonly terms: readonly Term[]; readonly baselines: readonly Baseline[] }

/** Levels stand in the order of their names; the baseline is the one with the most rows among `rows`. */
export function termsOf({ predictors }: Frame, rows: readonly number[]): Terms {
  const constant: Term = { column: "", level: null, isLog: false }
  const made = predictors.map((predictor): Terms => {
    const { name: column } = predictor
    if (predictor.kind !== "category")
      return { terms: [{ column, level: null, isLog: predictor.kind === "number" && predictor.isLog }], baselines: [] }
    const counts = new Map<string, number>()
    for (const row of rows) {
      const level = predictor.levels[row] ?? ""
      counts.set(level, (counts.get(level) ?? 0) + 1)
    }
    const levels = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
    const [base = ""] = levels.reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0] as const)
    const others = levels.filter(([level]) => level !== base)
    return { terms: others.map(([level]) => ({ column, level, isLog: false })), baselines: [{ column, level: base }] }
  })
  return { terms: [constant, ...made.flatMap(({ terms }) => terms)], baselines: made.flatMap(({ baselines }) => baselines) }
}

/** Shape: [terms, rows]. `rows`: which of the frame's. */
export function designOf({ predictors }: Frame, { terms }: Terms, rows: readonly number[]): Float64Array[] {
  return terms.map(({ column, level }) => {
    const predictor = predictors.find(({ name }) => name === column)
    return predictor === undefined ? new Float64Array(rows.length).fill(1) : valuesOf(predictor, level, rows)
  })
}

function valuesOf(predictor: Predictor, level: string | null, rows: readonly number[]): Float64Array {
  if (predictor.kind === "category") return Float64Array.from(rows, (row) => (predictor.levels[row] === level ? 1 : 0))
  return Float64Array.from(rows, (row) => predictor.values[row] ?? Number.NaN)
}

export function pick(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? Number.NaN)
}
