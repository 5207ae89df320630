/** The sentences of `solve`: where the condition holds, what becomes of it, how far the answer may be off. */
import type { Edge, Outlook, SolveAnswer, Stretch } from "../decide/index.ts"
import { printable } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import { bare, exactly, share, withUnit } from "./figures.ts"
import { type About, nameOf } from "./names.ts"

/** The answer first, then what is worth knowing beside it. */
export function solveSentences(answer: SolveAnswer, about: About, words: Words): string[] {
  if (!answer.isMoved) return unmovedSentences(answer, about, words)
  if (answer.holds === null) return nowhereSentences(answer, about, words)
  return answer.today.isMet
    ? metSentences(answer, answer.holds, about, words)
    : answerSentences(answer, answer.holds, about, words)
}

function answerSentences(answer: SolveAnswer, holds: readonly Stretch[], about: About, words: Words): string[] {
  const { solve: said } = words
  const { nearest, rows, today } = answer
  const row = rows.find(({ value }) => value === nearest?.value)
  const main = holds.find(({ from, to }) => from?.value === nearest?.value || to?.value === nearest?.value)
  const options = answer.options?.filter((value) => value !== nearest?.value) ?? []
  const where =
    answer.options !== null && nearest !== null
      ? said.exactly(valueText(answer, nearest.value, words), "")
      : main === undefined
        ? bare(words, null)
        : whereText(answer, main, words)
  return [
    said.answer(nameOf(words, about, answer.input.path), where, todayText(answer, words)),
    ...(row === undefined
      ? []
      : [said.result(conditionText(answer), figureText(answer, row, words), figureText(answer, today, words))]),
    ...(answer.options === null ? alsoSentences(answer, holds, main, words) : []),
    ...(options.length === 0 ? [] : [said.alsoFor(options.map((value) => valueText(answer, value, words)))]),
  ]
}

/** It holds already: how far the input may be moved to either side. */
function metSentences(answer: SolveAnswer, holds: readonly Stretch[], about: About, words: Words): string[] {
  const { solve: said } = words
  const { input, today, searched, options } = answer
  const first = said.holdsToday(
    nameOf(words, about, input.path),
    todayText(answer, words),
    conditionText(answer),
    figureText(answer, today, words),
  )
  if (options !== null) return [first, said.holdsFor(options.map((value) => valueText(answer, value, words)))]
  const around = holds.find(({ from, to }) => today.value >= (from?.value ?? -Infinity) && today.value <= (to?.value ?? Infinity))
  const also = alsoSentences(answer, holds, around, words)
  if (around === undefined) return [first, ...also]
  if (isPoint(around)) return [first, ...(also.length === 0 ? [said.onlyThere] : also)]
  const end = (edge: Edge): string => `${valueText(answer, edge.value, words)}${sureText(edge, words, true)}`
  return [
    first,
    around.from === null ? said.holdsBelow(valueText(answer, searched[0], words)) : said.mayFall(end(around.from)),
    around.to === null ? said.holdsAbove(valueText(answer, searched[1], words)) : said.mayRise(end(around.to)),
    ...also,
  ]
}

/** So many stretches beside the first are told; the others are counted. */
const mostAlso = 5

/** The other stretches: those nearest to today's value, upwards. */
function alsoSentences(answer: SolveAnswer, holds: readonly Stretch[], main: Stretch | undefined, words: Words): string[] {
  const { solve: said } = words
  const others = holds.filter((stretch) => stretch !== main)
  if (others.length + answer.more === 0) return []
  const today = answer.today.value
  const way = ({ from, to }: Stretch): number =>
    Math.min(...[from, to].flatMap((edge) => (edge === null ? [] : [Math.abs(edge.value - today)])))
  const near = others.toSorted((a, b) => way(a) - way(b)).slice(0, mostAlso)
  const told = others.filter((stretch) => near.includes(stretch)).map((stretch) => whereText(answer, stretch, words, said.at))
  const left = others.length - near.length + answer.more
  const isKnown = answer.isComplete || answer.condition.comparison === "=="
  return [said.alsoHolds(told, String(left)), ...(isKnown ? [] : [said.comesAndGoes])]
}

function isPoint({ from, to }: Stretch): boolean {
  return from !== null && from.value === to?.value
}

function nowhereSentences(answer: SolveAnswer, about: About, words: Words): string[] {
  const { solve: said } = words
  const { input, searched, closest, options, more } = answer
  const name = nameOf(words, about, input.path)
  const [low, high] = searched.map((value) => valueText(answer, value, words))
  const wish = conditionText(answer)
  const first = options === null ? said.nowhere(name, low ?? "", high ?? "", wish) : said.noOption(name, wish)
  return [
    // Of an equality whose figure passes the value very often, only some of the places are closed in.
    more > 0 ? said.nowhereSeen(name, low ?? "", high ?? "", wish, String(more)) : first,
    ...(closest === null ? [] : [said.closest(figureText(answer, closest, words), valueText(answer, closest.value, words))]),
  ]
}

function unmovedSentences(answer: SolveAnswer, about: About, words: Words): string[] {
  const { solve: said } = words
  const [least, most] = answer.searched
  const [low, high] = answer.searched.map((value) => valueText(answer, value, words))
  // Today's value may lie outside what was searched.
  const inside = answer.rows.find(({ value }) => value >= least && value <= most) ?? answer.today
  const figure = figureText(answer, inside, words)
  return [
    said.unmoved(nameOf(words, about, answer.input.path), conditionText(answer), figure, low ?? "", high ?? ""),
    inside.isMet ? said.holdsAnyway : said.failsAnyway,
  ]
}

function conditionText({ condition }: SolveAnswer): string {
  return printable(condition.text)
}

function whereText(
  answer: SolveAnswer,
  stretch: Stretch,
  words: Words,
  point: (value: string, sure: string) => string = words.solve.exactly,
): string {
  const { solve: said } = words
  const { from, to } = stretch
  const value = (edge: Edge): string => valueText(answer, edge.value, words)
  if (from !== null && isPoint(stretch)) return point(pointText(answer, from.value, words), sureText(from, words, false))
  if (from !== null && to !== null) return said.fromTo(value(from), value(to))
  if (from !== null) return said.atLeast(value(from), sureText(from, words, false))
  if (to !== null) return said.atMost(value(to), sureText(to, words, false))
  const [low, high] = answer.searched.map((end) => valueText(answer, end, words))
  return said.fromTo(low ?? "", high ?? "")
}

/** The interval of an edge, where it is wider than what is shown. */
function sureText({ interval }: Edge, words: Words, isApart: boolean): string {
  const { solve: said } = words
  if (interval === null) return ""
  const [low, high] = interval.map((x) => (x === null ? null : bare(words, x)))
  const gap = isApart && words.language === "en" ? " " : ""
  if (low === null && high === null) return ""
  if (low == null) return `${gap}${said.sureUpTo(high ?? "")}`
  if (high == null) return `${gap}${said.sureFrom(low)}`
  // Surer than three digits can say.
  return low === high ? "" : `${gap}${said.sure(low, high)}`
}

function todayText({ today, input }: SolveAnswer, words: Words): string {
  const { value, p5, p95 } = today
  const isSpread = p5 !== null && p95 !== null && (input.move === "proportion" || input.move === "width")
  const middle = valueText({ input }, value, words)
  if (!isSpread) return middle
  return words.solve.todayRange(bare(words, p5), bare(words, p95), bare(words, value))
}

/** What must be met is told to its last digit. */
function pointText({ input }: SolveAnswer, value: number, words: Words): string {
  return exactly(words, value, input.unit)
}

function valueText({ input }: Pick<SolveAnswer, "input">, value: number, words: Words): string {
  return withUnit(words, value, input.unit)
}

/** A probability as a share, a mean with its unit. */
export function figureText({ condition }: SolveAnswer, { figure }: Pick<Outlook, "figure">, words: Words): string {
  return condition.measure === "probability" ? share(words, figure) : withUnit(words, figure, condition.unit)
}
