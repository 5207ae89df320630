/** The sentences of a comparison, the same for the terminal and for Markdown: who writes them says how a founder's text looks. */
import type { Cause, CompareAnswer, ComparedChange, ComparedProject, ComparedSide, Moved, Share } from "../decide/index.ts"
import { printable } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import { bare, beside, change, withUnit } from "./figures.ts"

/** What a text of the file becomes: itself on a terminal, a code span in Markdown. */
export type Quote = (text: string) => string

/** On one line, without control signs, cut where it is longer than anyone reads in a list. */
export function shortened(text: string, most: number): string {
  const line = printable(text).replaceAll(/\s+/gu, " ").trim()
  const signs = [...line]
  return signs.length <= most ? line : `${signs.slice(0, most - 1).join("")}…`
}

export function isSame({ changes, causes }: CompareAnswer): boolean {
  return changes.length === 0 && causes.length === 0
}

/** `venture.yaml, scenario slow, with price = 5 USD`. */
export function sideText({ file, scenario, set }: ComparedSide, quote: Quote, { compare, signs }: Words): string {
  return [
    quote(file),
    ...(scenario === null ? [] : [compare.scenario(quote(scenario))]),
    ...set.map(({ path, text }) => compare.set(quote(`${path} = ${text}`))),
  ].join(signs.comma)
}

/** How much more B is worth, what becomes of survival, which project is chosen; then what is worth knowing beside it. */
export function verdictOf(answer: CompareAnswer, quote: Quote, words: Words): string {
  const { compare: said, signs } = words
  const { a, b, causes, worth } = answer
  const isUnmoved = causes.length === 0 && a.best === b.best && worth.by !== null
  const first = isSame(answer) ? said.nothingDiffers : isUnmoved ? said.nothingMoves : null
  const moved = [...worthClause(answer, words), ...survivalClause(answer.survival, words), choiceClause(answer, quote, words)]
  if (first !== null) return first
  const sentence = `${capital(moved.join(signs.clause))}${signs.stop}`
  return [sentence, ...(a.isCashBetter === true && b.isCashBetter === true ? [said.cashInBoth] : [])].join(signs.sentence)
}

function worthClause({ worth }: CompareAnswer, words: Words): string[] {
  const { compare: said } = words
  const { a, b, by, error, unit } = worth
  // Nothing is said of what is infinite.
  if (a === null || b === null) return []
  if (by === null) return [said.incomparable]
  if (by === 0) return [said.equal]
  const half = error === null || error === 0 ? "" : beside(words, error, by, unit)
  if (error !== null && Math.abs(by) <= error) return [said.unclear(change(words, by, unit), half)]
  return [(by > 0 ? said.more : said.less)(withUnit(words, Math.abs(by), unit), half)]
}

function survivalClause({ by }: Moved, words: Words): string[] {
  const { compare: said } = words
  if (by === null) return []
  if (by === 0) return [said.survivalStays]
  return [(by > 0 ? said.survivalRises : said.survivalFalls)(said.points(bare(words, Math.abs(by) * 100)))]
}

function choiceClause({ a, b, projects }: CompareAnswer, quote: Quote, { compare: said }: Words): string {
  const label = (name: string): string => quote(projects[name]?.label ?? name)
  const isCash = [a, b].map(({ isCashBetter }) => isCashBetter === true)
  // To keep the cash is the choice of one of the two: `plan` says so as well.
  if (isCash[0] !== isCash[1]) {
    const [from, to] = [a, b].map(({ best, isCashBetter }) => (isCashBetter === true ? said.keepingCash : label(best)))
    return said.choiceMoves(from ?? "", to ?? "")
  }
  return a.best === b.best ? said.choiceStays(label(b.best)) : said.choiceMoves(label(a.best), label(b.best))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A change in a line; `most` signs of each text. */
export function changeText(
  { kind, of, place, path, before, after }: ComparedChange,
  most: number,
  quote: Quote,
  words: Words,
): string {
  const { compare: said } = words
  const name = quote(shortened(path ?? place, most))
  const text = (x: string | null): string => (x === null || x === "" ? bare(words, null) : quote(shortened(x, most)))
  if (of === "data") return said.contents(name)
  if (kind === "added") return said.added(name, text(after))
  if (kind === "removed") return said.removed(name, text(before))
  return said.changed(name, text(before), text(after))
}

/** The chosen projects, that of A first; one where both choose the same. */
export function chosenProjects({ a, b, projects }: CompareAnswer): ComparedProject[] {
  return [...new Set([a.best, b.best])].flatMap((name) => projects[name] ?? [])
}

/** Decisions that differ, a line each. */
export function decisionTexts({ decisions }: ComparedProject, quote: Quote, words: Words): string[] {
  return Object.entries(decisions)
    .filter(([, { a, b }]) => a !== b)
    .map(([path, { unit, a, b }]) => words.compare.decides(quote(path), withUnit(words, a, unit), withUnit(words, b, unit)))
}

/** The changes of a cause, a line each; `most` signs of each text. */
export function causeTexts(cause: Cause, { changes }: CompareAnswer, most: number, quote: Quote, words: Words): string[] {
  const lines = cause.changes.flatMap((number) => changes[number] ?? []).map((one) => changeText(one, most, quote, words))
  if (lines.length === 0) return [words.compare.rest]
  return lines.length === 1 ? lines : [words.compare.inOne, ...lines]
}

/** What works together with others has a range of its own. */
export function togetherLine({ isTogether, worth }: Cause, unit: string, words: Words): string[] {
  if (!isTogether || worth === null) return []
  const [least = 0, most = 0] = worth.orders.toSorted((x, y) => x - y)
  return [words.compare.together(withUnit(words, least, unit), withUnit(words, most, unit))]
}

/** `+1.42M CNY ± 51,100`. */
export function worthShare(share: Share | null, unit: string, words: Words): string {
  return share === null ? bare(words, null) : withError(change(words, share.by, unit), share.error, 1, words, share.by, unit)
}

/** `+5.64 points ± 0.5`. */
export function survivalShare(share: Share | null, words: Words): string {
  return share === null ? bare(words, null) : withError(pointsOf(share.by, words), share.error, 100, words)
}

export function pointsOf(by: number, words: Words): string {
  return words.compare.points(change(words, by * 100, ""))
}

/** Counted as the figure of which it is the error. */
function withError(text: string, error: number | null, scale: number, words: Words, by: number | null = null, unit = ""): string {
  return error === null || error === 0 ? text : words.compare.plusMinus(text, beside(words, error * scale, by, unit))
}
