/** `sources` for people: each default with its age and source, the oldest first; what to replace first; what is out of bounds. */
import type { DecidingDefault, SourcedDefault, SourcesAnswer } from "../decide/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import { columnsOf, indented, padEnd, wrap } from "./columns.ts"
import { commandWord } from "./command.ts"
import { messageText } from "./diagnostics.ts"
import { share } from "./figures.ts"
import { type About, nameOf } from "./names.ts"
import type { Page } from "./page.ts"

const gap = "  "
/** Narrower pages have no room for columns: each default is a paragraph. */
const leastForColumns = 84
const [widestValue, widestUsers] = [24, 18]

const grades = ["published", "secondary", "assumption", "own"] as const
type Grade = (typeof grades)[number]

export function sourcesText(
  answer: SourcesAnswer,
  deciding: readonly DecidingDefault[],
  diagnostics: readonly Diagnostic[],
  about: About,
  page: Page,
): string {
  const { words, paint, width } = page
  const { headings } = words.sources
  const outside = diagnostics.map((diagnostic) => indented(messageText(diagnostic, about, words), width, "- "))
  const parts = [
    `${paint.heading(headings.defaults)}\n${defaultsText(answer, about, page)}`,
    ...(answer.defaults.length === 0 ? [] : [`${paint.heading(headings.first)}\n${replaceText(answer, deciding, about, page)}`]),
    ...(outside.length === 0 ? [] : [`${paint.heading(headings.outside)}\n${outside.join("\n")}`]),
    paint.dim(footText(answer, about, page)),
  ]
  return parts.join("\n\n")
}

/** What is a formula has no value to show: its text is what `explain` prints. */
function isFormula({ text }: Pick<SourcedDefault, "text">): boolean {
  return /^(=|start )/u.test(text)
}

export function gradeOf({ source }: Pick<SourcedDefault, "source">): Grade {
  return source.confidence ?? "own"
}

function defaultsText({ defaults, written }: SourcesAnswer, about: About, page: Page): string {
  const { words, width } = page
  const { sources } = words
  const rows = defaults.map((one) => rowOf(one, about, words))
  const kinds = grades.flatMap((grade) => {
    const count = defaults.filter((one) => gradeOf(one) === grade).length
    return count === 0 ? [] : [sources.kind(count, sources.confidence[grade])]
  })
  const counts = defaults.length === 0 ? sources.noDefaults : sources.counts(defaults.length, words.report.list(kinds))
  const list = defaults.length === 0 ? [] : width < leastForColumns ? paragraphs(rows, page) : columns(rows, page)
  const notes = [counts, sources.written(written.length)].flatMap((line) => wrap(line, width))
  return [...list, ...notes].join("\n")
}

type Row = {
  readonly age: string
  readonly value: string
  readonly what: string
  readonly source: string
  readonly usedBy: string
}

function rowOf(one: SourcedDefault, about: About, words: Words): Row {
  const { sources, report } = words
  const { title, date } = one.source
  return {
    age: one.ageMonths === null ? sources.noDate : sources.age(one.ageMonths),
    value: isFormula(one) ? sources.formula : one.text,
    what: nameOf(words, about, one.path),
    source: sources.cited(title, date ?? "", sources.confidence[gradeOf(one)]),
    usedBy: one.usedBy.length === about.projects.length ? sources.allProjects : report.list(one.usedBy),
  }
}

function paragraphs(rows: readonly Row[], { paint, width, words }: Page): string[] {
  return rows.flatMap(({ age, value, what, source, usedBy }) => [
    paint.strong(indented(`${age}${gap}${value}`, width, "", gap)),
    indented(what, width, gap, gap),
    paint.dim(indented(source, width, gap, gap)),
    paint.dim(indented(words.report.dated(words.sources.columns.usedBy, usedBy), width, gap, gap)),
  ])
}

/** Four columns; the third has the meaning and below it the source, and takes the room that there is. */
function columns(rows: readonly Row[], { paint, width, words }: Page): string[] {
  const titles = words.sources.columns
  const broad = (texts: readonly string[], most: number): number => Math.min(most, Math.max(...texts.map(columnsOf)))
  const [age, value, users] = [
    broad([titles.age, ...rows.map((row) => row.age)], width),
    broad([titles.value, ...rows.map((row) => row.value)], widestValue),
    broad([titles.usedBy, ...rows.map((row) => row.usedBy)], widestUsers),
  ]
  const room = width - age - value - users - 3 * gap.length
  const widths = [age, value, room, users]
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, k) => padEnd(cell, widths[k] ?? 0))
      .join(gap)
      .trimEnd()
  const block = (row: Row): string[] => {
    const what = wrap(row.what, room)
    const cells = [[row.age], wrap(row.value, value), [...what, ...wrap(row.source, room)], wrap(row.usedBy, users)]
    const height = Math.max(...cells.map((cell) => cell.length))
    return Array.from({ length: height }, (_, k) => {
      const text = line(cells.map((cell) => cell[k] ?? ""))
      return k < what.length ? text : paint.dim(text)
    })
  }
  return [paint.dim(line([titles.age, titles.value, titles.what, titles.usedBy])), ...rows.flatMap(block)]
}

function replaceText(
  { defaults }: SourcesAnswer,
  deciding: readonly DecidingDefault[],
  about: About,
  { words, paint, width }: Page,
): string {
  const { sources } = words
  if (deciding.length === 0) return wrap(sources.nothingDecides, width).join("\n")
  const lines = deciding.map((one, k) => {
    const entry = defaults.find(({ path }) => path === one.path)
    const old = one.isOld && entry !== undefined && entry.ageMonths !== null ? sources.old(sources.age(entry.ageMonths)) : ""
    const text = sources.replace(nameOf(words, about, one.path), entry?.text ?? "", share(words, one.share), one.project, old)
    return indented(text, width, `${k + 1}. `)
  })
  return [...lines, ...wrap(sources.sharesNote, width).map(paint.dim)].join("\n")
}

function footText({ asOf, defaults }: SourcesAnswer, { file }: About, { words, width }: Page): string {
  const [first] = defaults
  const opens = first === undefined ? [] : [words.sources.opens(`venturi explain ${commandWord(file)} ${first.path}`)]
  return [words.sources.agesNote(asOf), ...opens].flatMap((line) => wrap(line, width)).join("\n")
}
