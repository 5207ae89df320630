/** The cover: the verdict in one sentence, and the few figures that one looks at first. */

import type { ProjectAnswer, Stats } from "../../decide/index.ts"
import { calendarMonth } from "../figures.ts"
import { verdictSentences } from "../verdict.ts"
import { figured, paragraph, said } from "./chapters/setting.ts"
import type { Block, Figure, Line } from "./document.ts"
import { markedWriter, objectiveTitle } from "./marked-writer.ts"
import { lineOf, marked } from "./marks.ts"
import { openPath, type Pen, step } from "./pen.ts"

type Tile = Extract<Block, { kind: "tiles" }>["tiles"][number]

export function coverBlocks(pen: Pen): Block[] {
  const [verdict = ""] = verdictSentences(markedWriter(pen))
  const { best, projects } = pen.answer
  const project = projects[best]
  const tiles = project === undefined ? [] : tilesOf(project, best, pen)
  const what = paragraph("plain", said(pen.about.header.about))
  return [...what, ...paragraph("lead", lineOf(verdict)), ...(tiles.length === 0 ? [] : [{ kind: "tiles", tiles } as const])]
}

function tilesOf(project: ProjectAnswer, name: string, pen: Pen): Tile[] {
  const said = pen.words.document.tiles
  const at = `/projects/${step(name)}`
  const { rows } = pen.words.report
  return [
    ...valueTile(project, at, pen),
    ...survivalTile(project, at, name, pen),
    ...chanceTile(project, at, pen),
    ...amountTile(
      said.lowestCash,
      project.minimumCash,
      `${at}/minimumCash`,
      openPath(pen, `${name}.lowest_cash`, `${name}.cash`),
      pen,
    ),
    ...monthTile(rows.launch, project.launchMonth, `${at}/launchMonth`, openPath(pen, `${name}.launch`), pen),
    ...monthTile(rows.breakEven, project.breakEvenMonth, `${at}/breakEvenMonth`, openPath(pen, `${name}.breakeven`), pen),
  ]
}

/** The mean, which projects are ranked by; where risk is shunned, its certainty equivalent. */
function valueTile({ objective }: ProjectAnswer, at: string, pen: Pen): Tile[] {
  if (objective.worth === null) return []
  const opens = openPath(pen, objective.path)
  const figure = pen.amount(`${at}/objective/worth`, objective.unit, opens)
  const range = between(objective, (of) => pen.amount(`${at}/objective/${of}`, objective.unit, opens), pen)
  const isMean = objective.mean !== null && isSame(objective.worth, objective.mean)
  const note = range === "" || !isMean ? range : pen.words.document.tiles.onAverage(range)
  return [{ label: objectiveTitle(pen, objective.path), figure: figured(figure), note: lineOf(note) }]
}

/** But for rounding. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}

function survivalTile({ survival }: ProjectAnswer, at: string, name: string, pen: Pen): Tile[] {
  if (survival === null) return []
  const { words, about } = pen
  const end = calendarMonth(words, about.header.start, about.header.months - 1)
  const figure = pen.share(`${at}/survival`, openPath(pen, `${name}.ruin`, `${name}.cash`))
  const { survival: label, toTheEnd } = words.document.tiles
  return [{ label, figure: figured(figure), note: lineOf(toTheEnd(end)) }]
}

/** Against the other projects; of a single one, against the cash kept. */
function chanceTile({ beatsNothing, objective }: ProjectAnswer, at: string, pen: Pen): Tile[] {
  const said = pen.words.document.tiles
  const opens = openPath(pen, objective.path)
  if (Object.keys(pen.answer.projects).length > 1)
    return [{ label: said.best, figure: figured(pen.share(`${at}/probabilityWins`, opens)), note: lineOf(said.ofProjects) }]
  if (beatsNothing === null) return []
  return [{ label: said.beats, figure: figured(pen.share(`${at}/beatsNothing`, opens)), note: lineOf(said.thanCash) }]
}

function amountTile(label: string, stats: Stats | null, at: string, opens: string, pen: Pen): Tile[] {
  if (stats === null || stats.p50 === null) return []
  const amount = (of: string): Figure => pen.amount(`${at}/${of}`, stats.unit, opens)
  return [{ label, figure: figured(amount("p50")), note: lineOf(between(stats, amount, pen)) }]
}

/** What never comes has no month. */
function monthTile(label: string, stats: Stats | null, at: string, opens: string, pen: Pen): Tile[] {
  if (stats === null || (stats.p50 === null && stats.never !== 1)) return []
  const { words } = pen
  const month = (of: string): Figure => pen.month(`${at}/${of}`, opens)
  const never = stats.never === undefined || stats.never === 0 ? "" : marked(pen.share(`${at}/never`, opens))
  const figure: Line = stats.never === 1 ? [{ kind: "text", text: words.report.never }] : figured(month("p50"))
  const note = never === "" ? between(stats, month, pen) : words.document.tiles.neverIn(never)
  return [{ label, figure, note: lineOf(note) }]
}

function between({ p5, p95 }: Stats, figure: (of: "p5" | "p95") => Figure, { words }: Pen): string {
  if (p5 === null || p95 === null || p5 === p95) return ""
  return words.document.tiles.between(marked(figure("p5")), marked(figure("p95")))
}
