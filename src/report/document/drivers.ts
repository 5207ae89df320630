/** What decides it: the uncertain inputs that move the objective most, as a picture and in sentences. */
import type { Sensitivity } from "../../decide/index.ts"
import { isChance } from "../../words/index.ts"
import type { TornadoChart } from "../charts/chart.ts"
import { driverSentence, knowingAllText, topDrivers } from "../drivers.ts"
import { flipSentences } from "../flips.ts"
import { objectiveName } from "../names.ts"
import { figured, paragraph, pictureTable, rightOf, said } from "./chapters/setting.ts"
import type { Block, Figure, Line, Table } from "./document.ts"
import { markedWriter, namedIn, objectiveTitle } from "./marked-writer.ts"
import { lineOf, marked } from "./marks.ts"
import { openPath, type Pen, step } from "./pen.ts"

const mostBars = 8
const mostFlips = 2

export function driverBlocks(pen: Pen): Block[] {
  const { words, about, answer } = pen
  const writer = markedWriter(pen)
  const top = topDrivers(answer)
  const objective = objectiveName(words, about, answer.projects[answer.best]?.objective.path ?? "")
  const all = knowingAllText(writer)
  return [
    ...(top.length === 0
      ? paragraph("plain", said(words.report.nothingDecides))
      : tornadoBlocks(topDrivers(answer, mostBars), pen)),
    ...(top.length === 0
      ? []
      : [{ kind: "list", isOrdered: true, items: top.map((one) => lineOf(driverSentence(one, writer))) } as const]),
    ...paragraph("plain", lineOf(flipSentences(writer, mostFlips).join(words.signs.sentence))),
    ...paragraph("plain", all === null ? [] : lineOf(all)),
    ...(top.length < 2 ? [] : paragraph("note", said(words.document.sharesNote(objective)))),
  ]
}

/** One bar of the picture, with its figures. */
type Swing = {
  readonly label: string
  readonly size: number
  readonly low: SwingSide
  readonly high: SwingSide
}
type SwingSide = { readonly input: Figure; readonly objective: Figure; readonly value: number }

function tornadoBlocks(top: readonly Sensitivity[], pen: Pen): Block[] {
  const { words, about, answer } = pen
  const objective = answer.projects[answer.best]?.objective
  const swings = top.flatMap((one) => swingOf(one, pen)).toSorted((a, b) => b.size - a.size)
  const [first] = swings
  if (first === undefined || objective === undefined || objective.mean === null) return []
  const what = objectiveName(words, about, objective.path)
  const title = words.document.titles.tornado(what)
  const [low, high] = [first.low, first.high]
  const says = words.document.says.tornado(
    first.label,
    what,
    marked(low.objective),
    marked(low.input),
    marked(high.objective),
    marked(high.input),
  )
  const base = pen.amount(`/projects/${step(answer.best)}/objective/mean`, objective.unit, openPath(pen, objective.path))
  return [
    {
      kind: "chart",
      title,
      says: lineOf(says),
      chart: chartOf(swings, base, objective.mean, objective.unit, pen),
      table: tableOf(swings, base, pen),
    },
  ]
}

/** None of what comes by chance: of that, low and high say nothing; nor of one whose figures are not known. */
function swingOf(one: Sensitivity, pen: Pen): Swing[] {
  const { input, unit, objectiveUnit, held } = one
  const { low, high } = held
  const { about, answer } = pen
  if (isChance(about.model.quantities.get(input)?.definition.meaning ?? "")) return []
  if (objectiveUnit !== answer.projects[answer.best]?.objective.unit) return []
  const at = `/sensitivities/${answer.sensitivities.indexOf(one)}`
  const side = (end: "low" | "high", value: number): SwingSide => ({
    input: pen.amount(`${at}/held/${end}/input`, unit, openPath(pen, input)),
    objective: pen.amount(`${at}/held/${end}/objective`, objectiveUnit, openPath(pen)),
    value,
  })
  if (low.objective === null || high.objective === null || low.input === null || high.input === null) return []
  const size = Math.abs(high.objective - low.objective)
  return [{ label: namedIn(pen, input), size, low: side("low", low.objective), high: side("high", high.objective) }]
}

function chartOf(swings: readonly Swing[], base: Figure, mean: number, unit: string, { words }: Pen): TornadoChart {
  const { labels } = words.document
  const side = ({ input, value }: SwingSide): { value: number; label: string } => ({ value, label: input.text })
  return {
    kind: "tornado",
    unit,
    base: { value: mean, label: `${labels.mean} ${base.text}` },
    rows: swings.map(({ label, low, high }) => ({ label, low: side(low), high: side(high) })),
    labels: { low: labels.low, high: labels.high },
  }
}

function tableOf(swings: readonly Swing[], base: Figure, pen: Pen): Table {
  const { columns } = pen.words.document
  const cells = (one: Swing): Line[] => [one.low.input, one.low.objective, one.high.input, one.high.objective].map(figured)
  const objective = pen.answer.projects[pen.answer.best]?.objective.path ?? ""
  return pictureTable(
    [columns.input, ...[columns.low, columns.result, columns.high, columns.result].map(rightOf)],
    [
      ...swings.map((one) => ({ cells: [said(one.label), ...cells(one)] })),
      { cells: [said(pen.words.document.aside(objectiveTitle(pen, objective), columns.mean)), [], figured(base), [], []] },
    ],
  )
}
