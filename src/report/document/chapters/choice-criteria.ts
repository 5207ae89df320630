/** Projects by the founders' criteria: figures, the ways to choose beside each other, and how often each takes each place. */
import type { CriteriaAnswer } from "../../../decide/index.ts"
import type { ColumnChart } from "../../charts/chart.ts"
import { labelOf } from "../../choice.ts"
import type { Block, Figure, Line, Row } from "../document.ts"
import { lineOf, marked } from "../marks.ts"
import { openPath, type Pen, step } from "../pen.ts"
import { figured, paragraph, pictureTable, rightOf, said, tableOf } from "./setting.ts"

/** `sentences` say where the ways agree. Nothing where the file has no criteria. */
export function criteriaBlocks(pen: Pen, sentences: readonly string[]): Block[] {
  const { criteria = null } = pen.answer.preference ?? {}
  if (criteria === null) return []
  const { words } = pen
  const { notes, weightsFrom } = words.preference
  return [
    ...paragraph("plain", lineOf(sentences.join(words.signs.sentence))),
    ...paragraph("plain", consistencyLine(criteria, pen)),
    ...figureTable(criteria, pen),
    ...paragraph("note", said([weightsFrom[criteria.weights], notes.worth].join(words.signs.sentence))),
    ...methodTable(criteria, pen),
    ...paragraph("note", said(notes.methods)),
    ...rankChart(criteria, pen),
    ...centralTable(criteria, pen),
  ]
}

const at = "/preference/criteria"

function consistencyLine({ consistency }: CriteriaAnswer, pen: Pen): Line {
  if (consistency === null || consistency.ratio === null) return []
  const { consistent, inconsistent } = pen.words.preference
  const ratio = marked(pen.amount(`${at}/consistency/ratio`, "", openPath(pen)))
  return lineOf(consistency.ratio > mostConsistent ? inconsistent(ratio) : consistent(ratio))
}

/** Saaty's: beyond a tenth judgements should be made anew. */
const mostConsistent = 0.1

function figureTable({ list, projects }: CriteriaAnswer, pen: Pen): Block[] {
  const { captions, columns } = pen.words.preference
  const names = Object.keys(projects)
  const rows = list.map(({ name, label, unit, quantity }, c): Row => {
    const opensOf = (project: string): string =>
      openPath(pen, `criteria.${name}.scores.${project}`, `${project}.${quantity}`, `${project}.ruin`, `${project}.cash`)
    const figure = (project: string): Figure => {
      const place = `${at}/list/${c}/figures/${step(project)}/mean`
      return isProbability(quantity, unit) ? pen.share(place, opensOf(project)) : pen.amount(place, unit, opensOf(project))
    }
    return {
      cells: [
        said(label),
        figured(pen.share(`${at}/list/${c}/weight`, openPath(pen, `criteria.${name}.weight`))),
        ...names.map((project) => figured(figure(project))),
      ],
    }
  })
  const heads = [columns.criterion, rightOf(columns.weight), ...names.map((name) => rightOf(labelOf(pen.answer, name)))]
  return tableOf(captions.figures, heads, rows)
}

/** A plain number that is a probability by what it is. */
function isProbability(quantity: string | null, unit: string): boolean {
  return unit === "" && (quantity === "survival" || quantity === "ruin")
}

function methodTable({ projects, choices }: CriteriaAnswer, pen: Pen): Block[] {
  const { captions, columns } = pen.words.preference
  const rows = Object.entries(projects).map(([name, { confidence }]): Row => {
    const opens = openPath(pen, pen.answer.projects[name]?.objective.path ?? "")
    const place = `${at}/projects/${step(name)}`
    return {
      cells: [
        said(labelOf(pen.answer, name)),
        figured(pen.amount(`${place}/weighted`, "", opens)),
        figured(pen.share(`${place}/ranks/0`, opens)),
        figured(pen.share(`${place}/anyWeights/0`, opens)),
        confidence === null ? [] : figured(pen.share(`${place}/confidence`, opens)),
        figured(pen.amount(`${place}/topsis`, "", opens)),
      ],
      ...(name === choices.weighted ? { isStrong: true } : {}),
    }
  })
  const { project, weighted, first, firstAny, confidence, topsis } = columns
  return tableOf(captions.methods, [project, ...[weighted, first, firstAny, confidence, topsis].map(rightOf)], rows)
}

/** Acceptability of each place, one column a project, in per cent. */
function rankChart({ projects, choices }: CriteriaAnswer, pen: Pen): Block[] {
  const { charts, rank, columns, says, notes } = pen.words.preference
  const names = Object.keys(projects)
  const opensOf = (name: string): string => openPath(pen, pen.answer.projects[name]?.objective.path ?? "")
  const figure = (name: string, k: number): Figure =>
    pen.amount(`${at}/projects/${step(name)}/ranks/${k} * 100`, "%", opensOf(name))
  const chart: ColumnChart = {
    ...{ kind: "columns", unit: "%", isStacked: true, years: names.map((name) => labelOf(pen.answer, name)) },
    series: names.map((_, k) => ({ label: rank(k + 1), values: names.map((name) => figure(name, k).value) })),
  }
  const best = choices.acceptability
  const share = marked(pen.share(`${at}/projects/${step(best)}/ranks/0`, opensOf(best)))
  const table = pictureTable(
    [columns.project, ...names.map((_, k) => rightOf(rank(k + 1)))],
    names.map((name) => ({ cells: [said(labelOf(pen.answer, name)), ...names.map((_, k) => figured(figure(name, k)))] })),
  )
  const line = lineOf(says.ranks(labelOf(pen.answer, best), share))
  return [{ kind: "chart", title: charts.ranks, says: line, chart, table }, ...paragraph("note", said(notes.ranks))]
}

/** The weights by which each is the first: who thinks so should choose it. */
function centralTable({ projects, list }: CriteriaAnswer, pen: Pen): Block[] {
  const { captions, columns } = pen.words.preference
  const rows = Object.entries(projects).flatMap(([name, { central }]): Row[] => {
    if (central === null) return []
    const shares = list.map(({ name: criterion }) =>
      figured(
        pen.share(`${at}/projects/${step(name)}/central/${step(criterion)}`, openPath(pen, `criteria.${criterion}.weight`)),
      ),
    )
    return [{ cells: [said(labelOf(pen.answer, name)), ...shares] }]
  })
  return list.length < 2 ? [] : tableOf(captions.weights, [columns.project, ...list.map(({ label }) => rightOf(label))], rows)
}
