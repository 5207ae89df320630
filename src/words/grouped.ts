/** Counts and figures inside of sentences, with their thousands apart: `20,480`. Every count that a user sees goes through here. */

/** Nothing is rounded; a text that is no number stays as it is. */
export function grouped(figure: string | number, language: string): string {
  const number = figure === "" ? Number.NaN : Number(figure)
  return Number.isNaN(number) ? String(figure) : new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(number)
}
