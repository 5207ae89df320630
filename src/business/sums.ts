/** Sums of formulas. */

/** `= a + b`; without terms the zero that is given, `0 ¤/month`. */
export function sumText(terms: readonly string[], zero: string): string {
  return terms.length === 0 ? zero : `= ${terms.join(" + ")}`
}
