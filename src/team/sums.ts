/** Sums of formulas, as a term of a larger one. */

export function sumOf(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? "") : `(${terms.join(" + ")})`
}
