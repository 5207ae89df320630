/** Trends: what the plan expects of prices and laws, how each goes, the margin by year under them, and which of them ends it. */
import type { Band, ProjectTrends, RuleTold, TrendsAnswer, TrendTold } from "../../../decide/index.ts"
import type { PriceStep } from "../../../trends/index.ts"
import type { FanChart } from "../../charts/chart.ts"
import { calendarMonth } from "../../figures.ts"
import { pricesChart } from "../../trends/pictures.ts"
import { nameOf } from "../../trends/trend-figures.ts"
import { isDying, killerSentence } from "../../trends/venture-text.ts"
import type { Block, Figure, Line, Row, Table } from "../document.ts"
import { lineOf, marked, plain } from "../marks.ts"
import { openPath, type Pen } from "../pen.ts"
import { figured, listed, paragraph, pictureTable, quoted, rightOf, said, sentences, tableOf } from "./setting.ts"
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
    ...expectedTable(acting, pen),
    ...rulesTable(trends.rules, pen),
    ...acting.flatMap(({ trend, k }) => factorChart(trend, k, pen)),
    ...(project === undefined ? [] : marginBlocks(project, at, pen)),
    ...pricesBlocks(trends, pen),
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
  const names = [...acting.map(({ trend }) => nameOf(words, trend.name)), ...trends.rules.map(({ name }) => nameOf(words, name))]
  const lead = words.trends.chapter.lead(plain(listed(words, names)))
  if (project === undefined) return sentences(words, [lead])
  const saved = (): string => marked(pen.share(`/trends/projects/${at}/without/0/saves`, openPath(pen, project.path)))
  return sentences(words, [lead, endOf(project, at, trends, pen), ...killerSentence(project, words, saved)])
}

function endOf(project: ProjectTrends, at: number, { least }: TrendsAnswer, pen: Pen): string {
  const { label, dies, end, path } = project
  const { margin } = pen.words.trends
  const opens = openPath(pen, path)
  const asked = least === 0 ? "" : marked(pen.share("/trends/least", openPath(pen, "trends.margin")))
  const figure = (of: "p5" | "p50" | "p95"): string => marked(pen.month(`/trends/projects/${at}/end/${of}`, opens))
  if (dies === null) return margin.unsold(plain(label))
  const never = dies === 0 ? "" : marked(pen.share(`/trends/projects/${at}/end/never`, opens))
  if (!isDying(project)) return margin.never(plain(label), asked, never)
  const isOne = end.p5 === end.p95
  const probability = marked(pen.share(`/trends/projects/${at}/dies`, opens))
  return margin.dies({
    ...{ project: plain(label), dies: dies === 1 ? "" : probability, month: figure("p50"), least: asked },
    ...{ early: isOne ? "" : figure("p5"), late: isOne ? "" : figure("p95") },
  })
}

function expectedTable(acting: readonly ActingTrend[], pen: Pen): Block[] {
  const { words } = pen
  const { columns, chapter } = words.trends
  const rows = acting.map(({ trend, k }): Row => {
    const { name, growth, fit, root } = trend
    const figure = (of: keyof Band): Figure => changed(pen, `/trends/trends/${k}/growth/${of}`, openPath(pen, `${root}.yearly`))
    const isSure = growth.p5 === growth.p95
    return {
      cells: [
        said(nameOf(words, name)),
        isSure ? [] : [figure("p5")],
        [figure("p50")],
        isSure ? [] : [figure("p95")],
        sourceOf(fit?.source ?? null, pen),
      ],
    }
  })
  const quantiles = (["p5", "p50", "p95"] as const).map((of) => rightOf(words.document.columns[of]))
  return tableOf(chapter.captions.trends, [columns.trend, ...quantiles, columns.source], rows)
}

function rulesTable(rules: readonly RuleTold[], pen: Pen): Block[] {
  const { columns, chapter } = pen.words.trends
  const rows = rules.map((rule, k): Row => {
    const figure = (key: "cost" | "upkeep" | "delay"): Line => {
      const stats = rule[key]
      return stats === null ? [] : [pen.amount(`/trends/rules/${k}/${key}/p50`, stats.unit, openPath(pen, `${rule.root}.${key}`))]
    }
    const applies = said((rule.applies ?? "").slice(0, 7))
    return {
      cells: [
        said(nameOf(pen.words, rule.name)),
        applies,
        figure("cost"),
        figure("upkeep"),
        figure("delay"),
        sourceOf(rule.source, pen),
      ],
    }
  })
  const heads = [
    columns.rule,
    columns.applies,
    rightOf(columns.cost),
    rightOf(columns.upkeep),
    rightOf(columns.delay),
    columns.source,
  ]
  return tableOf(chapter.captions.rules, heads, rows)
}

function sourceOf(source: RuleTold["source"], pen: Pen): Line {
  if (source === null) return said(pen.words.trends.stated)
  const { title, where } = source
  return sourceLine(pen.words, where === null ? { title } : { title, where })
}

/** A share with its sign. */
function changed(pen: Pen, at: string, path: string): Figure {
  const figure = pen.share(at, path)
  return figure.value !== null && figure.value > 0 ? { ...figure, text: `+${figure.text}` } : figure
}

const bands = ["p5", "p25", "p50", "p75", "p95"] as const

/** A row for each label; `figure` writes one band of it. */
function bandTable(labels: readonly string[], head: string, pen: Pen, figure: (k: number, band: keyof Band) => Figure): Table {
  const { columns } = pen.words.document
  return pictureTable(
    [head, ...bands.map((band) => rightOf(columns[band]))],
    labels.map((label, k) => ({ cells: [said(label), ...bands.map((band) => [figure(k, band)])] })),
  )
}

/** A factor that never changes has no course. */
function factorChart({ name, root, course }: TrendTold, k: number, pen: Pen): Block[] {
  const { words, about } = pen
  const { chapter } = words.trends
  if (course.p50.every((x) => x === course.p50[0])) return []
  const months = course.p50.map((_, month) => calendarMonth(words, about.header.start, month))
  const opens = openPath(pen, `${root}.factor`)
  const figure = (month: number, band: keyof Band): Figure => pen.amount(`/trends/trends/${k}/course/${band}/${month}`, "", opens)
  const last = months.length - 1
  const [low, middle, high] = (["p5", "p50", "p95"] as const).map((band) => marked(figure(last, band)))
  const { wide, narrow, median, zero, clipped } = words.document.labels
  const chart: FanChart = { kind: "fan", unit: "", months, ...course, labels: { wide, narrow, median, zero, clipped }, marks: [] }
  const says = lineOf(chapter.says.factor(months[last] ?? "", middle ?? "", low ?? "", high ?? ""))
  const table = bandTable(months, words.document.columns.month, pen, figure)
  return [{ kind: "chart", title: chapter.factorTitle(nameOf(words, name)), says, chart, table }]
}

/** In per cent, as its axis has it. */
function marginBlocks(project: ProjectTrends, at: number, pen: Pen): Block[] {
  const { words } = pen
  const { chapter, columns } = words.trends
  if (project.dies === null) return []
  const years = yearLabels(pen)
  const opens = openPath(pen, `${project.name}.business.gross_margin`)
  const figure = (year: number, band: keyof Band): Figure =>
    pen.amount(`/trends/projects/${at}/margin/${year}/${band} * 100`, "%", opens)
  const killers = isDying(project) ? killersTable(project, at, pen) : []
  const table = bandTable(years, columns.year, pen, figure)
  if (years.length < 2) return [{ kind: "table", table: { ...table, caption: chapter.captions.margin } }, ...killers]
  const of = (band: keyof Band): (number | null)[] => years.map((_, year) => figure(year, band).value)
  const { wide, narrow, median, clipped } = words.document.labels
  const chart: FanChart = {
    ...{ kind: "fan", unit: "%", months: years, marks: [] },
    ...{ p5: of("p5"), p25: of("p25"), p50: of("p50"), p75: of("p75"), p95: of("p95") },
    labels: { wide, narrow, median, zero: chapter.noMargin, clipped },
  }
  const last = years.length - 1
  const says = lineOf(chapter.says.margin(years[last] ?? "", marked(figure(last, "p50")), marked(figure(last, "p5"))))
  return [{ kind: "chart", title: chapter.marginTitle(project.label), says, chart, table }, ...killers]
}

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

/** Told where prices of tokens are expected to move. */
function pricesBlocks({ prices, trends }: TrendsAnswer, pen: Pen): Block[] {
  if (prices === null) return []
  const { words } = pen
  const { columns, charts, chapter } = words.trends
  const opens = openPath(pen, ...trends.map(({ root }) => `${root}.yearly`))
  const row = (at: string, { month, model }: PriceStep, label: Line): Row => ({
    cells: [
      label,
      [{ ...pen.amount(`${at}/year`, "", opens), text: month }],
      quoted(model),
      [pen.amount(`${at}/price`, "", opens)],
    ],
  })
  const rows = [
    ...prices.scores.flatMap(({ steps }, k) => {
      const score: Line = [pen.count(`/trends/prices/scores/${k}/score`, opens)]
      return steps.map((step, j) => row(`/trends/prices/scores/${k}/steps/${j}`, step, score))
    }),
    ...prices.ahead.flatMap(({ end, steps }, k) =>
      steps.map((step, j) =>
        row(`/trends/prices/ahead/${k}/steps/${j}`, step, said(charts.forecast(nameOf(words, "token prices"), columns[end]))),
      ),
    ),
  ]
  const low = marked(
    pen.amount(`/trends/prices/ahead/0/steps/${(prices.ahead[0]?.steps.length ?? 1) - 1}/price`, "USD/Mtoken", opens),
  )
  const high = marked(
    pen.amount(`/trends/prices/ahead/1/steps/${(prices.ahead[1]?.steps.length ?? 1) - 1}/price`, "USD/Mtoken", opens),
  )
  const heads = [columns.score, rightOf(columns.date), columns.named, rightOf(columns.price)]
  const says = prices.ahead.length < 2 ? [] : lineOf(chapter.says.timeline(low, high))
  return [
    { kind: "chart", title: chapter.timelineTitle, says, chart: pricesChart(prices, words), table: pictureTable(heads, rows) },
  ]
}
