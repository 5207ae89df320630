/** The sentences of a comparison, the same for the terminal and for Markdown: who writes them says how a founder's text looks. */
import type { CompareAnswer, ComparedChange, ComparedSide, Moved, Share } from "../decide/index.ts"
import { printable } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import { bare, change, withUnit } from "./figures.ts"

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
export function sideText({ file, scenario, set }: ComparedSide, quote: Quote, { compare, language }: Words): string {
  return [
    quote(file),
    ...(scenario === null ? [] : [compare.scenario(quote(scenario))]),
    ...set.map(({ path, text }) => compare.set(quote(`${path} = ${text}`))),
  ].join(language === "zh" ? "，" : ", ")
}

/** How much more B is worth, what becomes of survival, which project is chosen; then what is worth knowing beside it. */
export function verdictOf(answer: CompareAnswer, quote: Quote, words: Words): string {
  const { compare: said, language } = words
  const { a, b, causes } = answer
  const first = isSame(answer) ? said.nothingDiffers : causes.length === 0 && a.best === b.best ? said.nothingMoves : null
  const [sign, stop] = language === "zh" ? ["；", "。"] : ["; ", "."]
  const moved = [worthClause(answer, words), ...survivalClause(answer.survival, words), choiceClause(answer, quote, words)]
  if (first !== null) return first
  const sentence = `${capital(moved.join(sign))}${stop}`
  const cash =
    a.isCashBetter === true && b.isCashBetter === true
      ? [said.cashInBoth]
      : [...(a.isCashBetter === true ? [said.cashInA] : []), ...(b.isCashBetter === true ? [said.cashInB] : [])]
  return [sentence, ...cash].join(language === "zh" ? "" : " ")
}

function worthClause({ worth }: CompareAnswer, words: Words): string {
  const { compare: said } = words
  const { by, error, unit } = worth
  if (by === null) return said.incomparable
  if (by === 0) return said.equal
  const half = error === null || error === 0 ? "" : bare(words, error)
  if (error !== null && Math.abs(by) <= error) return said.unclear(change(words, by, unit), half)
  return (by > 0 ? said.more : said.less)(withUnit(words, Math.abs(by), unit), half)
}

function survivalClause({ by }: Moved, words: Words): string[] {
  const { compare: said } = words
  if (by === null) return []
  if (by === 0) return [said.survivalStays]
  return [(by > 0 ? said.survivalRises : said.survivalFalls)(said.points(bare(words, Math.abs(by) * 100)))]
}

function choiceClause({ a, b, projects }: CompareAnswer, quote: Quote, { compare: said }: Words): string {
  const label = (name: string): string => quote(projects[name]?.label ?? name)
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

/** `+1.42M CNY ± 51,100`. */
export function worthShare(share: Share | null, unit: string, words: Words): string {
  return share === null ? bare(words, null) : withError(change(words, share.by, unit), share.error, 1, words)
}

/** `+5.64 points ± 0.5`. */
export function survivalShare(share: Share | null, words: Words): string {
  return share === null ? bare(words, null) : withError(pointsOf(share.by, words), share.error, 100, words)
}

export function pointsOf(by: number, words: Words): string {
  return words.compare.points(change(words, by * 100, ""))
}

function withError(text: string, error: number | null, scale: number, words: Words): string {
  return error === null || error === 0 ? text : words.compare.plusMinus(text, bare(words, error * scale))
}
