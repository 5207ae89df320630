/** Trends: what the plan expects of prices and laws, how each goes, the margin by year under them, and which of them ends it. */
import type { ProjectTrends, TrendsAnswer, TrendTold } from "../../../decide/index.ts"
import { trendTimeline } from "../../../trends/index.ts"
import type { FanChart } from "../../charts/chart.ts"
import { calendarMonth, share } from "../../figures.ts"
import { trendCharts } from "../../trends/pictures.ts"
import { changeRange, factorText, nameOf } from "../../trends/trend-figures.ts"
import { isDying, killerSentence } from "../../trends/venture-text.ts"
import type { Block, Figure, Line, Row } from "../document.ts"
import { lineOf, marked, plain } from "../marks.ts"
import { openPath, type Pen } from "../pen.ts"
import { figured, listed, paragraph, pictureTable, rightOf, said, sentences, tableOf } from "./setting.ts"
import { sourceLine } from "./source-line.ts"
import type { Subject } from "./subject.ts"
import { yearLabels } from "./years.ts"

export function trendBlocks(subject: Subject): Block[] {
  const { pen } = subject
  const { trends } = pen
  if (trends === null) return []
  const acting = trends.trends.flatMap((trend, k) => (trend.actsOn.length > 0 ? [{ trend, k }] : []))
  if (acting.length + trends.rules.length === 0) return []
  const at = trends.projects.findIndex(({ name }) => name === subject.name)
  const project = trends.projects[at]
  return [
    ...paragraph("lead", leadOf(acting, trends, project, at, pen)),
    ...expectedTable(acting, trends, pen),
    ...acting.flatMap(({ trend, k }) => factorChart(trend, k, pen)),
    ...(project === undefined ? [] : marginBlocks(project, at, pen)),
    ...timelineBlocks(acting, pen),
  ]
}

type ActingTrend = { readonly trend: TrendTold; readonly k: number }

/** Who is expected, then when the margin of the best project dies, and of what. */
function leadOf(
  acting: readonly ActingTrend[],
  trends: TrendsAnswer,
  project: ProjectTrends | undefined,
  at: number,
  pen: Pen,
): Line {
  const { words } = pen
  const names = [...acting.map(({ trend }) => nameOf(words, trend.name)), ...trends.rules.map(({ name }) => name)]
  const said = words.trends.chapter.lead(plain(listed(words, names)))
  return sentences(words, [
    said,
    ...(project === undefined ? [] : [endOf(project, at, trends, pen), ...killerSentence(project, words).map(plain)]),
  ])
}

function endOf({ label, dies, end, path }: ProjectTrends, at: number, { least }: TrendsAnswer, pen: Pen): string {
  const { margin } = pen.words.trends
  const asked = least === 0 ? "" : plain(share(pen.words, least))
  const opens = openPath(pen, path)
  const figure = (of: "p5" | "p50" | "p95"): string => marked(pen.month(`/trends/projects/${at}/end/${of}`, opens))
  if (dies === null) return margin.unsold(plain(label))
  if (dies === 0) return margin.never(plain(label), asked, "")
  const isOne = end.p5 === end.p95
  const probability = marked(pen.share(`/trends/projects/${at}/dies`, opens))
  return margin.dies({
    ...{ project: plain(label), dies: dies === 1 ? "" : probability, month: figure("p50"), least: asked },
    ...{ early: isOne ? "" : figure("p5"), late: isOne ? "" : figure("p95") },
  })
}

function expectedTable(acting: readonly ActingTrend[], { rules }: TrendsAnswer, pen: Pen): Block[] {
  const { words } = pen
  const { columns, chapter, stated } = words.trends
  const rows = acting.map(({ trend, k }): Row => {
    const { name, growth, fit, root } = trend
    const middle = changed(pen, `/trends/trends/${k}/growth/p50`, openPath(pen, `${root}.yearly`))
    return {
      cells: [
        said(nameOf(words, name)),
        figured(middle),
        said(growth.p5 === growth.p95 ? "" : changeRange(words, growth.p5, growth.p95)),
        fit === null
          ? said(stated)
          : sourceLine({ title: fit.source.title, ...(fit.source.where === null ? {} : { where: fit.source.where }) }),
      ],
    }
  })
  const laws = rules.map(
    ({ name, applies, source }): Row => ({
      cells: [
        said(name),
        [],
        said(applies === null ? "" : `${columns.applies} ${applies}`),
        source === null
          ? said(stated)
          : sourceLine({ title: source.title, ...(source.where === null ? {} : { where: source.where }) }),
      ],
    }),
  )
  return tableOf(
    chapter.captions.trends,
    [columns.trend, rightOf(columns.growth), columns.interval, columns.source],
    [...rows, ...laws],
  )
}

/** A share with its sign. */
function changed(pen: Pen, at: string, path: string): Figure {
  const figure = pen.share(at, path)
  return figure.value !== null && figure.value > 0 ? { ...figure, text: `+${figure.text}` } : figure
}

const bands = ["p5", "p50", "p95"] as const

/** A factor that never changes has no course. */
function factorChart({ name, root, course, factor }: TrendTold, k: number, pen: Pen): Block[] {
  const { words, about } = pen
  const { chapter, columns } = words.trends
  if (course.p50.every((x) => x === course.p50[0])) return []
  const months = course.p50.map((_, month) => calendarMonth(words, about.header.start, month))
  const { wide, narrow, median, zero, clipped } = words.document.labels
  const chart: FanChart = { kind: "fan", unit: "", months, ...course, labels: { wide, narrow, median, zero, clipped }, marks: [] }
  const opens = openPath(pen, `${root}.factor`)
  const years = yearLabels(pen)
  const table = pictureTable(
    [columns.year, ...bands.map((band) => rightOf(words.document.columns[band]))],
    factor.map((_, year) => ({
      cells: [
        said(years[year] ?? ""),
        ...bands.map((band) => figured(pen.amount(`/trends/trends/${k}/factor/${year}/${band}`, "", opens))),
      ],
    })),
  )
  const last = factor.at(-1)
  const says = last === undefined ? "" : ` ${years.at(-1) ?? ""}: ${factorText(words, last)}.`
  return [
    {
      kind: "chart",
      title: chapter.factorTitle(nameOf(words, name)),
      says: lineOf(plain(`${chapter.says.factor}${says}`)),
      chart,
      table,
    },
  ]
}

function marginBlocks(project: ProjectTrends, at: number, pen: Pen): Block[] {
  const { words } = pen
  const { chapter, columns } = words.trends
  if (project.dies === null) return []
  const years = yearLabels(pen)
  const opens = openPath(pen, `${project.name}.business.gross_margin`)
  const table = pictureTable(
    [columns.year, ...bands.map((band) => rightOf(words.document.columns[band]))],
    project.margin.map((_, year) => ({
      cells: [
        said(years[year] ?? ""),
        ...bands.map((band) => figured(pen.share(`/trends/projects/${at}/margin/${year}/${band}`, opens))),
      ],
    })),
  )
  const of = (band: keyof ProjectTrends["margin"][number]): (number | null)[] =>
    project.margin.map((year) => inPercent(year[band]))
  const { wide, narrow, median, clipped } = words.document.labels
  const chart: FanChart = {
    ...{ kind: "fan", unit: "%", months: years, marks: [] },
    ...{ p5: of("p5"), p25: of("p25"), p50: of("p50"), p75: of("p75"), p95: of("p95") },
    labels: { wide, narrow, median, zero: chapter.noMargin, clipped },
  }
  return [
    ...(project.margin.length < 2
      ? tableOf(
          chapter.captions.margin,
          [columns.year, ...bands.map((band) => rightOf(words.document.columns[band]))],
          table.rows,
        )
      : [{ kind: "chart", title: chapter.marginTitle(project.label), says: said(chapter.says.margin), chart, table } as const]),
    ...(isDying(project) ? killersTable(project, at, pen) : []),
  ]
}

const inPercent = (share: number | null): number | null => (share === null ? null : 100 * share)

function killersTable({ without, path }: ProjectTrends, at: number, pen: Pen): Block[] {
  const { words } = pen
  const { columns, chapter, never } = words.trends
  const opens = openPath(pen, path)
  const rows = without.map(({ name, month }, k): Row => {
    const here = `/trends/projects/${at}/without/${k}`
    return {
      cells: [
        said(nameOf(words, name)),
        figured(pen.share(`${here}/dies`, opens)),
        month === null ? said(never) : figured(pen.month(`${here}/month`, opens)),
        figured(pen.share(`${here}/saves`, opens)),
      ],
    }
  })
  const heads = [columns.without, rightOf(columns.dies), rightOf(columns.month), rightOf(columns.saves)]
  return tableOf(chapter.captions.killers, heads, rows)
}

/** Public figures, not the venture's: they stand in `trends --json`. Told where prices of tokens are expected to move. */
function timelineBlocks(acting: readonly ActingTrend[], pen: Pen): Block[] {
  const { words } = pen
  if (!acting.some(({ trend }) => trend.fit !== null && /token|capability/u.test(trend.root))) return []
  const timeline = trendTimeline()
  const picture = trendCharts(timeline, words).find(({ name }) => name === "prices")
  if (picture === undefined) return []
  const { columns, charts, chapter } = words.trends
  const rows = timeline.capability.map(
    ({ score, date, price, model }): Row => ({
      cells: [said(charts.score(String(score))), said(date), said(model), said(String(price))],
    }),
  )
  const heads = [columns.score, columns.date, columns.named, rightOf(columns.price)]
  return [
    {
      kind: "chart",
      title: chapter.timelineTitle,
      says: said(chapter.says.timeline),
      chart: picture.chart,
      table: pictureTable(heads, rows),
    },
  ]
}
