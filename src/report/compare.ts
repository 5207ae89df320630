/** `compare` for people: the verdict, the figures of both variants, which change did what, and what moves nothing. */
import type { Cause, CompareAnswer, ComparedProject } from "../decide/index.ts"
import { printable } from "../diagnostics/index.ts"
import { indented, wrap } from "./columns.ts"
import {
  causeTexts,
  changeText,
  chosenProjects,
  decisionTexts,
  isSame,
  type Quote,
  sideText,
  survivalShare,
  togetherLine,
  verdictOf,
  worthShare,
} from "./compare-lines.ts"
import { type CompareRow, chanceRow, figureRows, type Starts, worthRow } from "./compare-rows.ts"
import { countOf } from "./names.ts"
import type { Page } from "./page.ts"
import { type TableRow, table } from "./table.ts"

/** Signs of a text in a list; all of it stands in the document for programs. */
const mostSigns = 100
/** Narrower pages have no room for the column of errors. */
const roomForErrors = 72

const plain: Quote = printable

export function compareText(answer: CompareAnswer, starts: Starts, page: Page): string {
  const { words, paint, width } = page
  const { headings } = words.compare
  const sides = [`A  ${sideText(answer.a, plain, words)}`, `B  ${sideText(answer.b, plain, words)}`]
  const verdict = [
    ...wrap(verdictOf(answer, plain, words), width).map(paint.strong),
    ...sides.flatMap((line) => indented(line, width, "", "   ").split("\n")).map(paint.dim),
  ].join("\n")
  const figures = chosenProjects(answer).map(
    (project) => [headings.figures(plain(project.label)), figuresText(project, starts, page)] as const,
  )
  const parts: readonly (readonly [string, string])[] = isSame(answer)
    ? [[headings.verdict, verdict]]
    : [
        [headings.verdict, verdict],
        [headings.projects, projectsText(answer, page)],
        ...figures,
        ...(answer.causes.length === 0 ? [] : [[headings.causes, causesText(answer, page)] as const]),
        ...(answer.idle.length === 0 ? [] : [[headings.idle, idleText(answer, page)] as const]),
      ]
  const sections = parts.map(([heading, text]) => `${paint.heading(heading)}\n${text}`)
  return [...sections, paint.dim(footText(answer, page))].join("\n\n")
}

function projectsText({ projects, b }: CompareAnswer, page: Page): string {
  const { words } = page
  const head = [words.report.columns.project, words.compare.columns.best, ...headOf(page).slice(1)]
  const rows = Object.entries(projects).map(([name, project]): TableRow => {
    const best = chanceRow("", project.probabilityWins, words)
    const [, ...cells] = cellsOf(worthRow("", project.worth, words), page)
    return { cells: [plain(project.label), `${best.a} → ${best.b}`, ...cells], isStrong: name === b.best }
  })
  return table(page, head, rows)
}

function figuresText(project: ComparedProject, starts: Starts, page: Page): string {
  const { words, width, paint } = page
  const rows = figureRows(project, starts, words).map((row) => ({ cells: cellsOf(row, page) }))
  const decisions = decisionTexts(project, plain, words)
  return [table(page, headOf(page), rows), ...decisions.flatMap((line) => wrap(line, width)).map(paint.dim)].join("\n")
}

function headOf({ words, width }: Page): string[] {
  const { difference, error } = words.compare.columns
  return ["", "A", "B", difference, ...(width < roomForErrors ? [] : [error])]
}

function cellsOf({ label, a, b, difference, error }: CompareRow, { width }: Page): string[] {
  return [label, a, b, difference, ...(width < roomForErrors ? [] : [error])]
}

function causesText(answer: CompareAnswer, page: Page): string {
  const { width } = page
  const items = answer.causes.map((cause, k) => {
    const [first = "", ...lines] = causeLines(cause, answer, page)
    const lead = `${k + 1}. `
    const inside = " ".repeat(lead.length)
    return [indented(first, width, lead), ...lines.map((line) => indented(line, width, inside, inside))].join("\n")
  })
  return items.join("\n")
}

/** The changes, then what they move. */
function causeLines(cause: Cause, answer: CompareAnswer, { words }: Page): string[] {
  const { compare: said } = words
  const { unit } = answer.worth
  const moves = [
    ...(cause.worth === null ? [] : [said.worthBy(worthShare(cause.worth, unit, words))]),
    ...(cause.survival === null ? [] : [said.survivalBy(survivalShare(cause.survival, words))]),
  ]
  const changes = causeTexts(cause, answer, mostSigns, plain, words)
  return [...changes, moves.join(words.signs.clause), ...togetherLine(cause, unit, words)]
}

function idleText({ idle, changes }: CompareAnswer, { words, width }: Page): string {
  return idle
    .flatMap((number) => changes[number] ?? [])
    .map((change) => indented(changeText(change, mostSigns, plain, words), width, "- "))
    .join("\n")
}

function footText({ samples, seed, causes }: CompareAnswer, { words, width }: Page): string {
  const lines = [words.report.samples(countOf(words, samples), seed), ...(causes.length === 0 ? [] : [words.compare.method])]
  return lines.flatMap((line) => wrap(line, width)).join("\n")
}
