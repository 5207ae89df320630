/** How figures of trends are written: changes in a year with their sign, factors with their band, months of the calendar. */
import type { Band } from "../../decide/index.ts"
import { formatFigure } from "../../units/index.ts"
import type { Words } from "../../words/index.ts"
import { bare } from "../figures.ts"

/** As a founder writes it in English, in the language's own name elsewhere. */
export function nameOf({ trends }: Words, name: string): string {
  const key = loose(name)
  return Object.entries(trends.names).find(([known]) => loose(known) === key)?.[1] ?? name
}

/** "EU AI Act, high-risk" is written with a comma, without one, and in paths with underscores. */
function loose(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[,_\s-]+/gu, " ")
    .trim()
}

/** `-21.5 %`, `+2.02 %`. */
export function changeText({ language }: Words, growth: number | null): string {
  const text = formatFigure(growth, { lang: language, unit: "%" })
  return growth !== null && growth > 0 ? `+${text}` : text
}

export function changeRange(words: Words, low: number | null, high: number | null): string {
  return low === null || high === null ? "" : words.report.range(changeText(words, low), changeText(words, high))
}

/** `0.765 (0.49 to 1.2)`. */
export function factorText(words: Words, { p5, p50, p95 }: Pick<Band, "p5" | "p50" | "p95">): string {
  const two = (x: number | null): string => bare(words, x === null ? null : Number(x.toPrecision(2)))
  return p50 === p5 && p50 === p95 ? bare(words, p50) : `${bare(words, p50)} (${words.report.range(two(p5), two(p95))})`
}
