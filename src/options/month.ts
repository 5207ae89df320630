/** A month as one asks for it: counted from the start, as in the file, or of the calendar, as the output shows it. */
export type AskedMonth =
  | { readonly kind: "counted"; readonly month: number }
  | { readonly kind: "calendar"; readonly year: number /** From 1. */; readonly number: number }

/** The text of one, to stand in larger patterns: `14`, `month 14`, `2027-03`, `2027年3月`. */
export const monthPattern: string = String.raw`\d{4}\s*年\s*\d{1,2}\s*月|\d{4}-\d{1,2}|(?:month\s+)?\d{1,9}`

const counted = /^(?:month\s+)?(\d{1,9})$/iu
const calendar = /^(\d{4})(?:-(\d{1,2})|\s*年\s*(\d{1,2})\s*月)$/u

/** Null where it is no month. */
export function parseMonth(text: string): AskedMonth | null {
  const count = counted.exec(text.trim())
  if (count !== null) return { kind: "counted", month: Number(count[1]) }
  const [, year, ofDigits, ofWords] = calendar.exec(text.trim()) ?? []
  const number = Number(ofDigits ?? ofWords)
  return year !== undefined && number >= 1 && number <= 12 ? { kind: "calendar", year: Number(year), number } : null
}
