/** The projects side by side: how likely each is the best, and how far its value may spread. */
import type { ProjectAnswer } from "../../decide/index.ts"
import type { RangeChart } from "../charts/chart.ts"
import { objectiveName } from "../names.ts"
import { areSomeTied, barred, type Named, ranked } from "../ranked.ts"
import { figured, paragraph, pictureTable, rightOf, said, tableOf } from "./chapters/setting.ts"
import type { Block, Line, Row, Table } from "./document.ts"
import { lineOf, marked } from "./marks.ts"
import { figureAt, openPath, type Pen, step } from "./pen.ts"

export function rankingBlocks(pen: Pen): Block[] {
  const { words, answer } = pen
  const projects = ranked(answer)
  const { columns } = words.report
  const heads = [columns.project, ...[columns.best, columns.beats, columns.survival, columns.mean].map(rightOf)]
  const beside = barred(answer)
  const isContest = (one: Named): boolean => projects.length > 1 && beside.every(({ name }) => name !== one.name)
  const rows = projects.map((one): Row => rowOf(one, isContest(one), pen))
  const isCompared = projects.some(({ project }) => project.beatsNothing !== null)
  return [
    ...tableOf(words.document.titles.projects, heads, rows),
    ...(beside.length === 0
      ? []
      : paragraph("note", said(words.feasibility.notRanked(beside.map(({ project }) => project.label))))),
    ...(isCompared ? paragraph("note", said(words.report.doingNothing)) : []),
    ...(areSomeTied(answer)
      ? paragraph("note", lineOf(words.report.tied(marked(pen.share("/tied", openPath(pen, `${answer.best}.ruin`))))))
      : []),
    ...rangeBlocks(projects, pen),
  ]
}

/** That the only project is the best one says nothing. */
function rowOf({ name, project }: Named, isContest: boolean, pen: Pen): Row {
  const at = `/projects/${step(name)}`
  const opens = openPath(pen, project.objective.path)
  const share = (key: string, ...paths: string[]): Line => figured(pen.share(`${at}/${key}`, openPath(pen, ...paths)))
  return {
    cells: [
      said(project.label),
      isContest ? share("probabilityWins", opens) : [],
      project.beatsNothing === null ? [] : share("beatsNothing", `${name}.value`, opens),
      project.survival === null ? [] : share("survival", `${name}.ruin`, `${name}.cash`),
      figured(pen.amount(`${at}/objective/worth`, project.objective.unit, opens)),
    ],
    ...(name === pen.answer.best ? { isStrong: true } : {}),
  }
}

const quantiles = ["p5", "p25", "p50", "p75", "p95"] as const
const told = [...quantiles, "mean"] as const

/** Nothing where no project has a range, or the best one has none that is known. */
function rangeBlocks(projects: readonly Named[], pen: Pen): Block[] {
  const unit = projects[0]?.project.objective.unit
  const shown = projects.filter(
    ({ project: { objective } }) => objective.unit === unit && told.every((of) => objective[of] !== null),
  )
  const [best] = shown
  if (best === undefined || best.name !== pen.answer.best || !shown.some(({ project }) => isSpread(project))) return []
  const { words, about } = pen
  const { path } = best.project.objective
  const title = words.document.titles.range(objectiveName(words, about, path))
  return [{ kind: "chart", title, says: saysOf(best, pen), chart: chartOf(shown, pen), table: tableOfRanges(shown, pen) }]
}

function isSpread({ objective: { p5, p95 } }: ProjectAnswer): boolean {
  return p5 !== p95
}

function saysOf({ name, project: { label, objective } }: Named, pen: Pen): Line {
  const { words } = pen
  const figure = (of: string): string =>
    marked(pen.amount(`/projects/${step(name)}/objective/${of}`, objective.unit, openPath(pen, objective.path)))
  const what = objectiveName(words, pen.about, objective.path)
  const kept = keptPlace(objective.path, objective.unit, pen)
  const cash = kept === null ? "" : words.document.says.kept(marked(pen.amount(kept, objective.unit, "resources.cash")))
  return lineOf(words.document.says.range(label, what, figure("mean"), figure("p5"), figure("p95")) + cash)
}

/** Cash stands beside a value alone: whatever else is maximised is no money kept. */
function keptPlace(path: string, unit: string, { answer }: Pen): string | null {
  const { kept = null, value } = answer.projects[answer.best] ?? {}
  const isShown = kept !== null && kept > 0 && /\.value$/u.test(path) && value?.unit === unit
  return isShown ? `/projects/${step(answer.best)}/kept` : null
}

function chartOf(shown: readonly Named[], pen: Pen): RangeChart {
  const { labels } = pen.words.document
  const { path = "", unit = "" } = shown[0]?.project.objective ?? {}
  const kept = keptPlace(path, unit, pen)
  const value = kept === null ? null : figureAt(pen.answer, kept)
  return {
    kind: "range",
    unit,
    rows: shown.map(({ name, project: { label, objective } }) => ({
      label,
      ...(Object.fromEntries(told.map((of) => [of, objective[of]])) as Pick<typeof objective, (typeof told)[number]>), // those keys
      isStrong: name === pen.answer.best,
    })),
    reference: value === null ? null : { value, label: labels.kept },
    labels: { wide: labels.wide, narrow: labels.narrow, median: labels.median, mean: labels.mean },
  }
}

function tableOfRanges(shown: readonly Named[], pen: Pen): Table {
  const { columns } = pen.words.document
  return pictureTable(
    [pen.words.report.columns.project, ...told.map((of) => rightOf(columns[of]))],
    shown.map(({ name, project: { label, objective } }) => ({
      cells: [
        said(label),
        ...told.map((of) =>
          figured(pen.amount(`/projects/${step(name)}/objective/${of}`, objective.unit, openPath(pen, objective.path))),
        ),
      ],
      ...(name === pen.answer.best ? { isStrong: true } : {}),
    })),
  )
}
