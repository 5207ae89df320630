/** `explain FILE QUANTITY --matters` for people: a table of the inputs that matter; on a narrow page a paragraph for each. */
import type { MattersAnswer } from "../decide/index.ts"
import { readableUnit } from "../units/index.ts"
import { isChance } from "../words/index.ts"
import { columnsOf, indented, wrap } from "./columns.ts"
import { bare, calendarMonth, change, share, unitText, withUnit } from "./figures.ts"
import { type About, countOf, nameOf } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"

type Matter = MattersAnswer["inputs"][number]
type Told = MattersAnswer["mean"]

/** Narrower pages have no room for eight columns; nor have some that are wider, where figures are long. */
const leastForColumns = 100
const most = 10
/** A smaller part of the variance is nothing that anyone would act on. */
const least = 0.005

export function mattersText(answer: MattersAnswer, about: About, page: Page): string {
  const { words, paint, width } = page
  const name = nameOf(words, about, answer.path)
  const month = answer.month === null ? "" : calendarMonth(words, about.header.start, answer.month)
  const parts = [
    wrap(words.matters.title(name, month), width).map(paint.heading),
    wrap(summaryOf(answer, page), width),
    bodyOf(answer, about, page),
    notesOf(answer, about, page).flatMap((note) => wrap(note, width).map(paint.dim)),
  ]
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n")
}

/** The inputs that are shown, what matters most first. */
export function shownInputs({ inputs, measure }: MattersAnswer): readonly Matter[] {
  return inputs.filter(({ total, shapley }) => ((measure === "shapley" ? shapley : total)?.value ?? 0) >= least).slice(0, most)
}

function summaryOf({ state, mean, sd, unit, isTruth }: MattersAnswer, { words }: Page): string {
  const { matters } = words
  const value = isTruth
    ? matters.probability(share(words, mean?.value ?? null))
    : matters.average(withUnit(words, mean?.value ?? null, unit), withUnit(words, sd, unit))
  if (state === "unknown") return matters.unknown
  return state === "certain" ? `${value}${words.signs.sentence}${matters.certain}` : value
}

function bodyOf(answer: MattersAnswer, about: About, page: Page): string[] {
  const { words, width } = page
  const shown = shownInputs(answer)
  if (answer.state !== "told") return []
  if (shown.length === 0) return wrap(words.matters.noneMatters, width)
  const lines = tableOf(answer, shown, about, page).split("\n")
  const isFitting = width >= leastForColumns && lines.every((line) => columnsOf(line) <= width)
  return isFitting ? lines : paragraphs(answer, shown, about, page)
}

type Cell = { readonly title: string; readonly text: string }

/** What is told of an input, in the order of the columns. `isBare`: the unit stands in the title. */
function cellsOf(answer: MattersAnswer, one: Matter, about: About, { words }: Page, isBare: boolean): readonly Cell[] {
  const { columns, how, inUnit } = words.matters
  const isShapley = answer.measure === "shapley"
  const unit = answer.isTruth || !isBare ? "" : answer.unit
  const titled = (title: string): string => (unit === "" ? title : inUnit(title, unitText(words, unit)))
  const amount = (told: Told): string => figureOf(told, answer, words, isBare)
  const isLot = isChance(about.model.quantities.get(one.input)?.definition.meaning ?? "")
  const { change: moved } = one.onePercent
  return [
    ...(isShapley ? [{ title: columns.shapley, text: partOf(one.shapley, words) }] : []),
    { title: isShapley ? columns.remains : columns.total, text: partOf(one.total, words) },
    { title: columns.first, text: partOf(one.first, words) },
    { title: columns.rank, text: signed(one.rank, words) },
    { title: titled(columns.onePercent), text: isLot || moved === null ? "–" : changeOf(moved, answer, words, isBare) },
    { title: columns.how, text: isLot || moved === null ? "" : how[one.onePercent.how] },
    { title: titled(columns.low), text: amount(one.low.result) },
    { title: titled(columns.high), text: amount(one.high.result) },
  ]
}

type WordsOfPage = Page["words"]

/** A share of the variance; its error in the same unit. */
function partOf(told: Told, words: WordsOfPage): string {
  if (told === null) return bare(words, null)
  const value = share(words, Math.max(0, told.value))
  return told.error === null ? value : plusMinus(value, 100 * told.error, words)
}

/** An error needs two digits. */
function plusMinus(value: string, error: number, words: WordsOfPage): string {
  return `${value} ± ${bare(words, Number(error.toPrecision(2)))}`
}

function signed(told: Told, words: WordsOfPage): string {
  if (told === null) return bare(words, null)
  const text = told.value.toFixed(2)
  return told.value > 0 && Number(text) > 0 ? `+${text}` : text.replace(/^-(0\.00)$/u, "$1")
}

function changeOf(moved: NonNullable<Told>, { unit, isTruth }: MattersAnswer, words: WordsOfPage, isBare: boolean): string {
  const [scale, own] = isTruth ? [100, ""] : [1, isBare ? "" : unit]
  const value = change(words, scale * moved.value, own)
  const text = moved.error === null ? value : plusMinus(value, scale * moved.error * readableUnit(moved.value, own).factor, words)
  return isTruth ? `${text} ${words.matters.points}` : text
}

function figureOf(told: Told, { unit, isTruth }: MattersAnswer, words: WordsOfPage, isBare: boolean): string {
  if (isTruth) return share(words, told?.value ?? null)
  return isBare ? bare(words, told?.value ?? null) : withUnit(words, told?.value ?? null, unit)
}

function tableOf(answer: MattersAnswer, shown: readonly Matter[], about: About, page: Page): string {
  const rows = shown.map((one) => cellsOf(answer, one, about, page, true))
  const head = [page.words.matters.columns.input, ...(rows[0] ?? []).map(({ title }) => title)]
  return table(
    page,
    head,
    rows.map((cells, k) => ({ cells: [shown[k]?.input ?? "", ...cells.map(({ text }) => text)] })),
  )
}

function paragraphs(answer: MattersAnswer, shown: readonly Matter[], about: About, page: Page): string[] {
  const { words, paint, width } = page
  const { figure, columns, how } = words.matters
  return shown.flatMap((one, k) => {
    const first = `${k + 1}. `
    const title = indented(nameOf(words, about, one.input), width, first)
      .split("\n")
      .map(paint.strong)
    const cells = cellsOf(answer, one, about, page, false).filter(({ text, title: name }) => text !== "" && name !== columns.how)
    const found = one.onePercent.change === null ? "" : how[one.onePercent.how]
    const lines = cells.map(({ title: name, text }) =>
      figure(name, name === columns.onePercent && text !== "–" ? words.report.named(text, found) : text),
    )
    const space = " ".repeat(first.length)
    return [...title, ...lines.map((line) => indented(line, width, space))]
  })
}

function notesOf(answer: MattersAnswer, about: About, { words }: Page): string[] {
  const { notes } = words.matters
  const count = words.report.samples(countOf(words, answer.samples), answer.seed)
  const never =
    answer.never === null
      ? []
      : [notes.never(share(words, answer.never.share), withUnit(words, answer.never.countsAs, answer.unit))]
  const shown = shownInputs(answer)
  if (answer.state !== "told" || shown.length === 0) return [...never, count]
  const lots = shown.filter(({ input }) => isChance(about.model.quantities.get(input)?.definition.meaning ?? ""))
  const ways = (["derivative", "differences", "probability"] as const).filter((how) =>
    shown.some((one) => one.onePercent.how === how && !lots.includes(one)),
  )
  const hidden = answer.inputs.length - shown.length + answer.others
  return [
    ...(hidden === 0 ? [] : [notes.others(countOf(words, hidden))]),
    ...never,
    notes[answer.measure],
    notes.rank,
    [notes.onePercent, ...ways.map((how) => notes[how]), ...(lots.length === 0 ? [] : [notes.chance])].join(words.signs.sentence),
    notes.fifths,
    [notes.errors, count].join(words.signs.sentence),
  ]
}
