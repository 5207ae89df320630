/**
 * Figures inside sentences. The sentences of words/ take texts; a marked figure goes through them as a text and is found
 * again afterwards, so that one sentence serves the terminal and the document.
 */
import type { Figure, Inline, Line } from "./document.ts"

/** Of the private use area: no text that a founder writes has a meaning for them, and `plain` takes them out. */
const [open, close] = ["\u{e000}", "\u{e001}"]

type Marked = Figure | Extract<Inline, { kind: "code" }>

/** A figure, or a text as one types it, as a text that `lineOf` reads again. */
export function marked(inline: Marked): string {
  return `${open}${JSON.stringify(inline)}${close}`
}

/** A text with its marked figures taken apart. */
export function lineOf(text: string): Line {
  const line = text.split(open).flatMap((part, k): Inline[] => {
    if (k === 0) return textOf(part)
    const [mark = "", rest = ""] = part.split(close)
    return [JSON.parse(mark) as Marked, ...textOf(rest)] // only `marked` writes what stands between the two signs
  })
  return line.map((inline, k) => closedUp(inline, line[k - 1], line[k + 1]))
}

/**
 * A sentence cannot see what a figure begins and ends with: it leaves a space on either side, which has no place between two
 * Chinese signs, `0元 至`.
 */
function closedUp(inline: Inline, before: Inline | undefined, after: Inline | undefined): Inline {
  if (inline.kind !== "text") return inline
  const opened = isHan(before, /\p{Script=Han}$/u) ? inline.text.replace(/^ (?=\p{Script=Han})/u, "") : inline.text
  return { ...inline, text: isHan(after, /^\p{Script=Han}/u) ? opened.replace(/(?<=\p{Script=Han}) $/u, "") : opened }
}

function isHan(inline: Inline | undefined, end: RegExp): boolean {
  return inline?.kind === "figure" && end.test(inline.text)
}

/** A founder's text without the signs of marks. */
export function plain(text: string): string {
  return text.replaceAll(open, "").replaceAll(close, "")
}

/** The same of every text inside of plain data. */
export function plainly<T>(data: T): T {
  if (typeof data === "string") return plain(data) as T & string // a text stays a text
  if (Array.isArray(data)) return data.map(plainly) as T & unknown[] // a list stays a list of the same things
  if (typeof data !== "object" || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plainly(value)])) as T & object // of the same keys
}

function textOf(text: string): Inline[] {
  return text === "" ? [] : [{ kind: "text", text }]
}
