/** Survival and money of each project: a low case, the middle and a high one, at its best decisions. */
import type { ProjectAnswer, Stats } from "../../decide/index.ts"
import { constraintText } from "../constraint-text.ts"
import { constrainedPath } from "../kept.ts"
import { type Named, ranked } from "../ranked.ts"
import { searchedText } from "../searched.ts"
import { figured, paragraph, rightOf, said, tableOf } from "./chapters/setting.ts"
import type { Block, Figure, Line, Row } from "./document.ts"
import { namedIn, objectiveTitle } from "./marked-writer.ts"
import { lineOf, marked, plain } from "./marks.ts"
import { openPath, type Pen, step } from "./pen.ts"

const shown = ["p5", "p50", "p95"] as const

export function survivalBlocks(pen: Pen): Block[] {
  const blocks = ranked(pen.answer).flatMap((one) => projectBlocks(one, pen))
  return !blocks.some(({ kind }) => kind === "table")
    ? blocks
    : [
        ...blocks,
        ...paragraph("note", said(pen.words.document.survivalNote)),
        ...paragraph("note", said(isRuinable(pen) ? pen.words.document.ruinNote : "")),
      ]
}

function isRuinable({ answer }: Pen): boolean {
  return Object.values(answer.projects).some(({ survival }) => survival !== null && survival < 1)
}

function projectBlocks({ name, project }: Named, pen: Pen): Block[] {
  const { words } = pen
  const { columns, titles } = words.document
  const at = `/projects/${step(name)}`
  const survives =
    project.survival === null
      ? ""
      : words.report.projectSurvives(
          project.label,
          marked(pen.share(`${at}/survival`, openPath(pen, `${name}.ruin`, `${name}.cash`))),
        )
  const heads = [columns.figure, ...[...shown.map((of) => columns[of]), columns.never].map(rightOf)]
  const items = [
    ...decidedItems(name, project, pen),
    ...searchedItems(name, project, pen),
    ...constraintItems(name, project, pen),
  ]
  return [
    ...paragraph("plain", lineOf(survives)),
    ...tableOf(words.document.aside(titles.survival, project.label), heads, rowsOf(name, project, pen)),
    ...(items.length === 0 ? [] : [{ kind: "list", isOrdered: false, items } as const]),
  ]
}

function rowsOf(name: string, project: ProjectAnswer, pen: Pen): Row[] {
  const { rows } = pen.words.report
  const at = `/projects/${step(name)}`
  const { objective, value, minimumCash, peakFunding, launchMonth, breakEvenMonth } = project
  const own = (...names: string[]): string => openPath(pen, ...names.map((one) => `${name}.${one}`))
  const isOwn = !objective.path.endsWith(".value")
  const hasValue = pen.about.model.quantities.has(`${name}.value`)
  return [
    ...(isOwn
      ? amountRow(objectiveTitle(pen, objective.path), objective, `${at}/objective`, openPath(pen, objective.path), pen)
      : []),
    ...(isOwn && !hasValue ? [] : amountRow(rows.value, value, `${at}/value`, own("value"), pen)),
    ...amountRow(rows.minimumCash, minimumCash, `${at}/minimumCash`, own("lowest_cash", "cash"), pen),
    ...amountRow(rows.peakFunding, peakFunding, `${at}/peakFunding`, own("funding_need", "cash"), pen),
    ...monthRow(rows.launch, launchMonth, `${at}/launchMonth`, own("launch"), pen),
    ...monthRow(rows.breakEven, breakEvenMonth, `${at}/breakEvenMonth`, own("breakeven"), pen),
  ]
}

function amountRow(label: string, stats: Stats | null, at: string, opens: string, pen: Pen): Row[] {
  if (stats === null || isUnknown(stats)) return []
  return [rowWith(label, stats, at, opens, pen, (place) => pen.amount(place, stats.unit, opens))]
}

function monthRow(label: string, stats: Stats | null, at: string, opens: string, pen: Pen): Row[] {
  return stats === null || (isUnknown(stats) && stats.never === undefined)
    ? []
    : [rowWith(label, stats, at, opens, pen, (place) => pen.month(place, opens))]
}

function isUnknown(stats: Stats): boolean {
  return shown.every((of) => stats[of] === null)
}

/** What never comes in any sample has no other figure. */
function rowWith(label: string, stats: Stats, at: string, opens: string, pen: Pen, figure: (place: string) => Figure): Row {
  const isNever = stats.never === 1
  const cells = shown.map((of): Line => (isNever ? [] : figured(figure(`${at}/${of}`))))
  const never = stats.never === undefined || stats.never === 0 ? [] : figured(pen.share(`${at}/never`, opens))
  return { cells: [said(label), ...cells, never] }
}

function decidedItems(name: string, { decisions }: ProjectAnswer, pen: Pen): Line[] {
  const chosen = Object.entries(decisions).map(([path, { unit }]) => {
    const at = `/projects/${step(name)}/decisions/${step(path)}/value`
    return `${namedIn(pen, path)} = ${marked(pen.amount(at, unit, openPath(pen, path)))}`
  })
  return chosen.length === 0 ? [] : [lineOf(pen.words.report.decided(chosen.join(pen.words.signs.comma)))]
}

function searchedItems(name: string, project: ProjectAnswer, pen: Pen): Line[] {
  const text = searchedText(name, project, pen, marked)
  return text === null ? [] : [lineOf(text)]
}

function constraintItems(name: string, { constraints }: ProjectAnswer, pen: Pen): Line[] {
  const { kept, notKept } = pen.words.report
  return constraints.map(({ text, isMet }, k) => {
    const at = `/projects/${step(name)}/constraints/${k}/probability`
    return lineOf(
      (isMet ? kept : notKept)(plain(constraintText(text, name, pen)), marked(pen.share(at, constrainedPath(text, name, pen)))),
    )
  })
}
