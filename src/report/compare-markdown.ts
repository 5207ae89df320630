/**
 * `compare` as GitHub Flavored Markdown (https://github.github.com/gfm/), fit for the comment of a pull request. Texts of
 * the file stand in code, where nothing of them is a mark, a mention or the number of an issue.
 */
import type { Cause, CompareAnswer, ComparedProject } from "../decide/index.ts"
import { printable } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import {
  causeTexts,
  changeText,
  chosenProjects,
  decisionTexts,
  isSame,
  sideText,
  survivalShare,
  togetherLine,
  verdictOf,
  worthShare,
} from "./compare-lines.ts"
import { type CompareRow, chanceRow, figureRows, type Starts, worthRow } from "./compare-rows.ts"
import { type MarkdownColumn, markdownTable } from "./markdown-table.ts"
import { countOf } from "./names.ts"

/** Signs of a text in a cell. */
const mostSigns = 160

export function compareMarkdown(answer: CompareAnswer, starts: Starts, words: Words): string {
  const { headings, method } = words.compare
  const verdict = [
    `**${verdictOf(answer, code, words)}**`,
    `- A: ${sideText(answer.a, code, words)}\n- B: ${sideText(answer.b, code, words)}`,
  ]
  const notes = [
    words.report.samples(countOf(words, answer.samples), answer.seed),
    ...(answer.causes.length === 0 ? [] : [method]),
  ]
  const foot = `<sub>${notes.join(words.signs.sentence)}</sub>`
  if (isSame(answer)) return `${[...verdict, foot].join("\n\n")}\n`
  const parts = [
    ...verdict,
    projectsTable(answer, words),
    ...chosenProjects(answer).flatMap((project) => [
      `**${headings.figures(code(project.label))}**`,
      figuresTable(project, starts, words),
    ]),
    ...(answer.causes.length === 0 ? [] : [`**${headings.causes}**`, causesTable(answer, words)]),
    ...(answer.idle.length === 0 ? [] : [`**${headings.idle}**`, idleList(answer, words)]),
    foot,
  ]
  return `${parts.join("\n\n")}\n`
}

function projectsTable({ projects, b }: CompareAnswer, words: Words): string {
  const { columns } = words.compare
  const rows = Object.entries(projects).map(([name, project]) => {
    const best = chanceRow("", project.probabilityWins, words)
    const label = name === b.best ? `**${code(project.label)}**` : code(project.label)
    return [label, `${best.a} → ${best.b}`, ...figuresOf(worthRow("", project.worth, words), words)]
  })
  return markdownTable(columnsOf([words.report.columns.project], [columns.best, "A", "B", columns.difference]), rows)
}

function figuresTable(project: ComparedProject, starts: Starts, words: Words): string {
  const rows = figureRows(project, starts, words).map((row) => [row.label, ...figuresOf(row, words)])
  const decisions = decisionTexts(project, code, words).map((line) => `- ${line}`)
  const columns = columnsOf([""], ["A", "B", words.compare.columns.difference])
  return [markdownTable(columns, rows), ...(decisions.length === 0 ? [] : [decisions.join("\n")])].join("\n\n")
}

function figuresOf({ a, b, difference, error }: CompareRow, words: Words): string[] {
  return [a, b, error === "" ? difference : words.compare.plusMinus(difference, error)]
}

function causesTable(answer: CompareAnswer, words: Words): string {
  const { columns } = words.compare
  const rows = answer.causes.map((cause, k) => [
    `${k + 1}`,
    changesOf(cause, answer, words),
    worthShare(cause.worth, answer.worth.unit, words),
    survivalShare(cause.survival, words),
  ])
  return markdownTable(columnsOf(["", columns.change], [columns.worth, columns.survival]), rows)
}

function changesOf(cause: Cause, answer: CompareAnswer, words: Words): string {
  const together = togetherLine(cause, answer.worth.unit, words).map((line) => `<sub>${line}</sub>`)
  return [...causeTexts(cause, answer, mostSigns, code, words), ...together].join("<br>")
}

function idleList({ idle, changes }: CompareAnswer, words: Words): string {
  return idle
    .flatMap((number) => changes[number] ?? [])
    .map((change) => `- ${changeText(change, mostSigns, code, words)}`)
    .join("\n")
}

/** The first columns hold words, the others figures. */
function columnsOf(words: readonly string[], figures: readonly string[]): MarkdownColumn[] {
  return [...words.map((title) => ({ title, isFigure: false })), ...figures.map((title) => ({ title, isFigure: true }))]
}

/**
 * A text of the file as code, in a cell or outside. Backticks, bars, brackets and signs that are not seen need the long form:
 * there every sign that could mean anything is written as a number.
 */
export function code(text: string): string {
  const line = printable(text).replaceAll(/\s+/gu, " ").trim()
  if (line === "") return ""
  if (!/[`|\\<>&\p{C}]/u.test(line)) return `\`${line}\``
  const safe = line.replaceAll(/[^\p{L}\p{N} .,:;=%/+-]/gu, (sign) => `&#${sign.codePointAt(0)};`)
  return `<code>${safe}</code>`
}
