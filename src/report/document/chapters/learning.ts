/** What to find out: what knowing is worth, what each study tells for its cost, in which order to learn. */
import type { LearningAnswer, StudyAnswer } from "../../../decide/index.ts"
import type { BarChart } from "../../charts/chart.ts"
import { withUnit } from "../../figures.ts"
import { isGiven, noteSentences, ordered, orderSentences, proposalText, studyName, togetherSentences } from "../../learning.ts"
import type { Writer } from "../../writer.ts"
import type { Block, Figure, Row } from "../document.ts"
import { markedWriter, namedIn } from "../marked-writer.ts"
import { lineOf, marked } from "../marks.ts"
import { openPath, type Pen } from "../pen.ts"
import { figured, listed, opening, paragraph, pictureTable, rightOf, said, tableOf } from "./setting.ts"

/** Nothing where no choice hangs on what can be known. */
export function learningBlocks(pen: Pen): Block[] {
  const { learning } = pen.answer
  if (learning === null) return []
  const { words } = pen
  const writer = markedWriter(pen)
  const says = words.learning
  return [
    ...opening(openingLine(learning, pen), says.nothing),
    ...(isGiven(learning) ? studyChart(learning, writer) : inputChart(learning, pen)),
    ...(isGiven(learning) ? [...sizeTable(learning, pen), ...orderTable(learning, pen)] : []),
    ...paragraph(
      "note",
      lineOf([...(isGiven(learning) ? [says.notes.sizes] : []), ...noteSentences(learning, writer)].join(words.signs.sentence)),
    ),
    ...groupBlocks(learning, pen, togetherSentences(learning, writer)),
  ]
}

function openingLine({ inputs: [first], unit }: LearningAnswer, pen: Pen): ReturnType<typeof lineOf> {
  if (first === undefined) return []
  const amount = marked(pen.amount("/learning/inputs/0/value", unit, openPath(pen, first.input)))
  return lineOf(pen.words.learning.opening(namedIn(pen, first.input), amount))
}

/** What a proposed study would tell lies inside of what knowing exactly is worth. */
function inputChart({ inputs, studies, unit }: LearningAnswer, pen: Pen): Block[] {
  const { words } = pen
  const { columns, chart: says } = words.learning
  const rows = inputs.map(({ input, value }, k) => {
    const place = studies.findIndex(({ about }) => about.includes(input))
    const study = studies[place]
    const opens = openPath(pen, input)
    return {
      label: namedIn(pen, input),
      value,
      exactly: pen.amount(`/learning/inputs/${k}/value`, unit, opens),
      how: study === undefined ? "" : proposalText(study, { words }),
      tells: study === undefined ? null : pen.amount(`/learning/studies/${place}/sizes/${study.best}/value`, unit, opens),
    }
  })
  if (rows.length === 0) return []
  const hasSome = rows.some(({ tells }) => tells !== null)
  const all = words.report.knowingAll(marked(pen.amount("/perfectInformation/value", unit, openPath(pen))))
  const chart: BarChart = {
    kind: "bars",
    unit,
    rows: rows.map(({ label, value, tells }) => ({ label, value, ...(hasSome ? { part: tells?.value ?? 0 } : {}) })),
    ...(hasSome ? { labels: { bar: says.exactly, part: says.tells } } : {}),
  }
  const heads = [columns.input, rightOf(columns.exactly), columns.proposal, rightOf(columns.pays)]
  const cells = rows.map(
    ({ label, exactly, how, tells }): Row => ({ cells: [said(label), figured(exactly), said(how), figured(tells)] }),
  )
  return [{ kind: "chart", title: says.inputs, says: lineOf(all), chart, table: pictureTable(heads, cells) }]
}

/** Each at its best size; the diamond is all that it takes. */
function studyChart(learning: LearningAnswer, writer: Writer): Block[] {
  const { pen } = writer
  const { words } = pen
  const order = orderSentences(learning, writer).join(words.signs.sentence)
  const { studies, unit } = learning
  const { columns, chart: says } = words.learning
  const rows = ordered(studies, learning.order).map((study) => rowOf(study, studies.indexOf(study), unit, pen))
  const hasCosts = rows.every(({ taken }) => taken !== null)
  const chart: BarChart = {
    kind: "bars",
    unit,
    rows: rows.map(({ label, exactly, tells, taken }) => ({
      ...{ label, value: exactly.value ?? 0, part: tells.value ?? 0 },
      ...(hasCosts && taken !== null ? { mark: taken } : {}),
    })),
    labels: { bar: says.exactly, part: says.tells, ...(hasCosts ? { mark: says.cost } : {}) },
  }
  const heads = [
    columns.study,
    columns.about,
    ...[columns.exactly, columns.tells, columns.cost, columns.net, columns.months].map(rightOf),
  ]
  const cells = rows.map(({ label, about, exactly, tells, cost, net, months }): Row => {
    return { cells: [said(label), said(about), ...[exactly, tells, cost, net, months].map(figured)] }
  })
  return [{ kind: "chart", title: says.studies, says: lineOf(order), chart, table: pictureTable(heads, cells) }]
}

type StudyRow = {
  readonly label: string
  readonly about: string
  readonly exactly: Figure
  readonly tells: Figure
  readonly cost: Figure | null
  readonly net: Figure
  readonly months: Figure
  /** By cost and wait; null where that is not known. */
  readonly taken: number | null
}

function rowOf(study: StudyAnswer, place: number, unit: string, pen: Pen): StudyRow {
  const size = study.sizes[study.best] ?? { size: 1, unit: "", value: 0, cost: null, net: null }
  const at = `/learning/studies/${place}`
  const opens = openPath(pen, ...study.about)
  const own = (key: string): string => openPath(pen, `studies.${study.name}.${key}`, ...study.about)
  const paid = `${at}/sizes/${study.best}`
  return {
    label: studyName(study, size, { pen }),
    about: listed(
      pen.words,
      study.about.map((path) => namedIn(pen, path)),
    ),
    exactly: pen.amount(`${at}/exactly`, unit, opens),
    tells: pen.amount(`${paid}/value`, unit, opens),
    cost: size.cost === null ? null : pen.amount(`${paid}/cost/value`, size.cost.unit, own("cost")),
    net: pen.amount(`${paid}/net`, unit, opens),
    months: pen.amount(`${at}/months`, "month", own("takes")),
    taken: size.net === null ? null : size.value - size.net,
  }
}

/** Only where a study has several sizes to choose from. */
function sizeTable({ studies, unit }: LearningAnswer, pen: Pen): Block[] {
  const { columns, captions } = pen.words.learning
  const rows = studies.flatMap((study, k) =>
    (study.sizes.length < 2 ? [] : study.sizes).map(({ size, unit: of, cost }, j): Row => {
      const at = `/learning/studies/${k}/sizes/${j}`
      const opens = openPath(pen, ...study.about)
      const figures = [
        pen.amount(`${at}/value`, unit, opens),
        cost === null ? null : pen.amount(`${at}/cost/value`, cost.unit, openPath(pen, `studies.${study.name}.cost`)),
        pen.amount(`${at}/net`, unit, opens),
      ]
      const cells = [said(j === 0 ? study.label : ""), said(withUnit(pen.words, size, of)), ...figures.map(figured)]
      return { cells, ...(j === study.best ? { isStrong: true } : {}) }
    }),
  )
  return tableOf(captions.sizes, [columns.study, ...[columns.size, columns.tells, columns.cost, columns.net].map(rightOf)], rows)
}

function orderTable({ order, studies, unit }: LearningAnswer, pen: Pen): Block[] {
  if (order.length < 2) return []
  const { columns, captions } = pen.words.learning
  const rows = order.map((step, k): Row => {
    const study = studies.find(({ name }) => name === step.study)
    const at = `/learning/order/${k}`
    const opens = openPath(pen, ...(study?.about ?? []))
    const figures = [
      pen.amount(`${at}/adds`, unit, opens),
      pen.amount(`${at}/net`, unit, opens),
      pen.amount(`${at}/months`, "month", openPath(pen, `studies.${step.study}.takes`)),
    ]
    return { cells: [said(study === undefined ? step.study : studyName(study, step, { pen })), ...figures.map(figured)] }
  })
  return tableOf(captions.order, [columns.study, ...[columns.adds, columns.net, columns.until].map(rightOf)], rows)
}

function groupBlocks({ groups, unit }: LearningAnswer, pen: Pen, sentences: readonly string[]): Block[] {
  if (groups.length < 2) return []
  const { columns, captions, kinds, notes, titles } = pen.words.learning
  const rows = groups.map(({ kind, inputs }, k): Row => {
    const names = listed(
      pen.words,
      inputs.map((path) => namedIn(pen, path)),
    )
    return {
      cells: [said(kinds[kind]), said(names), figured(pen.amount(`/learning/groups/${k}/value`, unit, openPath(pen, ...inputs)))],
    }
  })
  return [
    { kind: "heading", text: titles.groups },
    ...paragraph("plain", lineOf(sentences.join(pen.words.signs.sentence))),
    ...tableOf(captions.groups, [columns.kind, columns.inputs, rightOf(columns.exactly)], rows),
    ...paragraph("note", said(notes.groups)),
  ]
}
