/** Survival and money of each project at a glance: 5, 50 and 95 %. What a project does not have takes no line. */
import type { PlanAnswer, ProjectAnswer, Stats } from "../decide/index.ts"
import { indented, wrap } from "./columns.ts"
import { type Pen, penOf } from "./document/pen.ts"
import { bare, calendarMonth, share, unitText, withUnit } from "./figures.ts"
import { type About, explainsLine } from "./names.ts"
import type { Page } from "./page.ts"
import { type Named, ranked } from "./ranked.ts"
import { searchedText } from "./searched.ts"
import { type TableRow, table } from "./table.ts"

/** Under which names the rows open. */
const openNames = ["ruin", "value", "lowest_cash", "funding_need", "launch", "breakeven"] as const
const shown = ["p5", "p50", "p95"] as const

export function glanceText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, width, paint } = page
  const paths = openNames.map((name) => `${answer.best}.${name}`)
  const opens = explainsLine(words, about, paths)
    .flatMap((line) => wrap(line, width))
    .map(paint.dim)
  const pen = penOf(answer, about, words)
  const parts = ranked(answer).map((one, k) => {
    const text = projectText(one, pen, page)
    return k === 0 ? [text, ...opens].join("\n") : text
  })
  return parts.join("\n\n")
}

function projectText({ name, project }: Named, pen: Pen, page: Page): string {
  const { words, width, paint } = page
  const { about } = pen
  const { columns, rows } = words.report
  const head = ["", ...shown.map((name) => columns[name]), columns.unit]
  const isOwnObjective = !project.objective.path.endsWith(".value")
  const lines: readonly TableRow[] = [
    ...(isOwnObjective ? [moneyRow(rows.objective(project.objective.path), project.objective, page)] : []),
    moneyRow(rows.value, project.value, page),
    ...(project.minimumCash === null ? [] : [moneyRow(rows.minimumCash, project.minimumCash, page)]),
    ...(project.peakFunding === null ? [] : [moneyRow(rows.peakFunding, project.peakFunding, page)]),
    ...monthRows(rows.launch, project.launchMonth, about, page),
    ...monthRows(rows.breakEven, project.breakEvenMonth, about, page),
  ]
  const title =
    project.survival === null ? project.label : words.report.projectSurvives(project.label, share(words, project.survival))
  return [
    ...wrap(title, width).map(paint.strong),
    table(page, head, lines, { left: [4] }),
    ...keptLines(name, project, pen).map((line) => paint.dim(indented(line, width, "  "))),
  ].join("\n")
}

function moneyRow(label: string, stats: Stats, { words }: Page): TableRow {
  return { cells: [label, ...shown.map((name) => bare(words, stats[name])), unitText(words, stats.unit)] }
}

/** The quantiles of the draws in which it comes; how often it never does stands below. */
function monthRows(label: string, stats: Stats | null, { header }: About, { words }: Page): TableRow[] {
  if (stats === null) return []
  const isNever = stats.never === 1
  const figure = (x: number | null | undefined): string => (isNever ? words.report.never : calendarMonth(words, header.start, x))
  const row: TableRow = { cells: [label, ...shown.map((name) => figure(stats[name])), ""] }
  const never = stats.never ?? 0
  return never === 0 || isNever ? [row] : [row, { cells: [`  ${words.report.neverWith(share(words, never))}`], isDim: true }]
}

/** The decisions that the figures are of, how they were found, and whether they keep the constraints. */
function keptLines(name: string, project: ProjectAnswer, pen: Pen): string[] {
  const { words } = pen
  const { decisions, constraints } = project
  const searched = searchedText(name, project, pen, ({ text }) => text)
  const chosen = Object.entries(decisions).map(([path, { value, unit }]) => `${path} = ${withUnit(words, value, unit)}`)
  const said = words.report
  return [
    ...(chosen.length === 0 ? [] : [said.decided(chosen.join(words.signs.comma))]),
    ...(searched === null ? [] : [searched]),
    ...constraints.map(({ text, isMet, probability }) => (isMet ? said.kept : said.notKept)(text, share(words, probability))),
  ]
}
