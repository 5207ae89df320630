/** Gates on the way: what each project is worth with them, how often each stops it, and its rule. */
import type { HeldGate } from "../../../decide/index.ts"
import type { BarChart, ColumnChart } from "../../charts/chart.ts"
import { labelOf } from "../../choice.ts"
import { objectiveName } from "../../names.ts"
import { gateSaid, leadSentences, overtaking, projectsWithGates, ruleSentences, type Told, toldIn, whenOf } from "../../staged.ts"
import type { Writer } from "../../writer.ts"
import type { Block, Line, Row } from "../document.ts"
import { markedWriter } from "../marked-writer.ts"
import { lineOf, marked } from "../marks.ts"
import { openPath, type Pen } from "../pen.ts"
import { figured, paragraph, pictureTable, rightOf, said } from "./setting.ts"

/** Nothing where no project has gates that are worth telling of. */
export function gateBlocks(pen: Pen): Block[] {
  const writer = markedWriter(pen)
  const told = projectsWithGates(writer).flatMap((project) => toldIn(writer, project) ?? [])
  const [first] = told
  if (first === undefined) return []
  const { words } = pen
  const foresight = marked(pen.amount(`${first.at}/foresight`, first.found.unit, first.opens))
  const isUsual = told.some(({ found }) => found.kind === "usual")
  const linesOf = (one: Told): Line[] =>
    [leadSentences(one, writer).join(words.signs.sentence), ...ruleSentences(one, writer)].map((text) => lineOf(text))
  return [
    { kind: "list", isOrdered: false, items: [...told.flatMap(linesOf), ...overtaking(writer).map(lineOf)] },
    worthPicture(told, pen),
    ...told.flatMap((one) => stopsPicture(one, writer)),
    ...paragraph(
      "note",
      lineOf([words.staged.note(foresight), ...(isUsual ? [words.staged.usualNote] : [])].join(words.signs.sentence)),
    ),
  ]
}

/** Each project with its gates, and a diamond for going on whatever comes. */
function worthPicture(told: readonly Told[], pen: Pen): Block {
  const { charts, chartLabels, columns } = pen.words.staged
  const { path = "", unit = "" } = pen.answer.projects[pen.answer.best]?.objective ?? {}
  const chart: BarChart = {
    kind: "bars",
    unit,
    rows: told.map(({ project, found }) => ({ label: labelOf(pen.answer, project), value: found.with, mark: found.without })),
    labels: { bar: chartLabels.with, mark: chartLabels.without },
  }
  const heads = [columns.project, rightOf(columns.without), rightOf(columns.with)]
  const rows = told.map(({ project, at, found, opens }): Row => {
    const amount = (key: string): Line => figured(pen.amount(`${at}/${key}`, found.unit, opens))
    return {
      cells: [said(labelOf(pen.answer, project)), amount("without"), amount("with")],
      ...(project === pen.answer.best ? { isStrong: true } : {}),
    }
  })
  const title = charts.worth(objectiveName(pen.words, pen.about, path))
  return { kind: "chart", title, says: [], chart, table: pictureTable(heads, rows) }
}

/** Stops gate by gate, in the order of time. */
function stopsPicture(told: Told, writer: Writer): Block[] {
  const { found, project } = told
  if (found.gates.every(({ stops }) => stops === 0)) return []
  const { pen } = writer
  const { charts, chartLabels, columns } = pen.words.staged
  const plainly: Writer = { ...writer, write: ({ text }) => text }
  const chart: ColumnChart = {
    kind: "columns",
    unit: "%",
    years: found.gates.map((gate, k) => shortName(told, gate, k, plainly)),
    series: [{ label: chartLabels.stops, values: found.gates.map(({ stops }) => stops * 100) }],
  }
  const heads = [columns.gate, columns.rule, rightOf(columns.held), rightOf(columns.stops), rightOf(columns.alone)]
  const rows = found.gates.map((gate, k) => gateRow(told, gate, k, writer))
  return [{ kind: "chart", title: charts.stops(labelOf(pen.answer, project)), says: [], chart, table: pictureTable(heads, rows) }]
}

function shortName(told: Told, gate: HeldGate, k: number, writer: Writer): string {
  return gate.name === "" || told.found.kind === "usual" ? whenOf(told, gate, k, writer) : gateSaid(told, gate, k, writer).name
}

/** So rarely that nobody need know how. */
const leastStops = 0.005

function gateRow(told: Told, gate: HeldGate, k: number, writer: Writer): Row {
  const { pen } = writer
  const { staged } = pen.words
  const gateAt = `${told.at}/gates/${k}`
  const opens = openPath(pen, `${told.project}.ruin`, told.opens)
  const share = (key: string): Line => figured(pen.amount(`${gateAt}/${key} * 100`, "%", opens))
  const which = gateSaid(told, gate, k, writer)
  return {
    cells: [
      lineOf(staged.called(which)),
      lineOf(gate.rule !== null ? staged.short(which) : gate.stops >= leastStops ? staged.together : staged.goOn),
      share("held"),
      share("stops"),
      figured(pen.change(`${gateAt}/alone/value`, told.found.unit, told.opens)),
    ],
  }
}
