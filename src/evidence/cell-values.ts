/** What the cells of a column mean: numbers, yes and no, days, or names of categories. */

/** `truth`: yes or no, 1 or 0. `empty`: no cell holds anything. */
export type Kind = "number" | "truth" | "date" | "category" | "empty"

const missing: ReadonlySet<string> = new Set(["", "na", "n/a", "nan", "null", "none", "-", "?"])

export function isMissing(cell: string): boolean {
  return missing.has(cell.toLowerCase())
}

/** Of all cells that hold something; one that reads otherwise makes the column a category. */
export function kindOf(cells: readonly string[]): Kind {
  const present = cells.filter((cell) => !isMissing(cell))
  if (present.length === 0) return "empty"
  if (present.every((cell) => truthOf(cell) !== null)) return "truth"
  if (present.every((cell) => Number.isFinite(numberOf(cell)))) return "number"
  return present.every((cell) => Number.isFinite(dateOf(cell))) ? "date" : "category"
}

const truths: Readonly<Record<string, boolean>> = {
  ...{ yes: true, y: true, true: true, 1: true, 是: true },
  ...{ no: false, n: false, false: false, 0: false, 否: false },
}

/** Null where the cell is neither. */
export function truthOf(cell: string): boolean | null {
  const word = cell.toLowerCase()
  return Object.hasOwn(truths, word) ? (truths[word] ?? null) : null
}

/** `1234.5`, `1,234.5`, `-2e-3`, `4 %` (as 0.04); else NaN. */
export function numberOf(cell: string): number {
  const [, figure = "", percent] = /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?(?:e[-+]?\d{1,3})?)\s*(%?)$/iu.exec(cell) ?? []
  if (!/\d/u.test(figure)) return Number.NaN
  const value = Number(figure.replaceAll(",", ""))
  return Number.isFinite(value) ? value / (percent === "%" ? 100 : 1) : Number.NaN
}

/** [ms] since 1970, UTC: `2026-11`, `2026-11-24`, `2026/11/24 18:15:46`. Orders such as day/month/year are not told apart and not read: NaN. */
export function dateOf(cell: string): number {
  const form = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:[ T](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|\+00:00)?)?)?$/u
  const parts = form.exec(cell)
  if (parts === null) return Number.NaN
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const time = Date.UTC(year, month - 1, day, hours, minutes) + seconds * 1000
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month <= 12
  return isDay && hours < 24 && minutes < 60 && seconds < 61 ? time : Number.NaN
}

/** A cell of a column of that kind as a number: yes is 1, a day its milliseconds. NaN where it is missing or a category. */
export function cellValue(cell: string, kind: Kind): number {
  if (isMissing(cell)) return Number.NaN
  if (kind === "number") return numberOf(cell)
  if (kind === "truth") return truthOf(cell) === true ? 1 : 0
  return kind === "date" ? dateOf(cell) : Number.NaN
}
