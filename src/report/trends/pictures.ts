/** The time-line in pictures: prices of a capability, training compute, energy efficiency, each with its forecast band. */
import { yearOf } from "../../data/index.ts"
import { type PriceCourse, type PriceStep, priceCourse, type SeriesTold, type Timeline } from "../../trends/index.ts"
import type { Words } from "../../words/index.ts"
import type { LinesChart } from "../charts/chart.ts"
import { chartSvg } from "../charts/chart-svg.ts"
import { nameOf } from "./trend-figures.ts"

export type TrendPicture = {
  readonly name: "prices" | "compute" | "efficiency"
  readonly title: string
  readonly chart: LinesChart
}

/** As a wide page has them. */
const width = 720

/** Each as a file of its own. */
export async function trendPictures(
  timeline: Timeline,
  words: Words,
): Promise<readonly { readonly name: string; readonly svg: string }[]> {
  return Promise.all(
    trendCharts(timeline, words).map(async ({ name, chart }) => ({
      name: `${name}.svg`,
      svg: `${await chartSvg(chart, { language: words.language, width })}\n`,
    })),
  )
}

export function trendCharts(timeline: Timeline, words: Words): readonly TrendPicture[] {
  const { titles } = words.trends.charts
  return [
    { name: "prices", title: titles.prices, chart: pricesChart(priceCourse(), words) },
    { name: "compute", title: titles.compute, chart: computeChart(timeline, words) },
    { name: "efficiency", title: titles.efficiency, chart: efficiencyChart(timeline, words) },
  ]
}

type Point = { readonly x: number; readonly y: number }

/** A price stands until a cheaper one comes; the forecast goes on from the score in the middle. */
export function pricesChart({ scores, ahead }: PriceCourse, words: Words): LinesChart {
  const { charts } = words.trends
  const points = (steps: readonly PriceStep[]): readonly Point[] => steps.map(({ year, price }) => ({ x: year, y: price }))
  return linesOf(
    words,
    "USD/Mtoken",
    [
      ...scores.map(({ score, steps }) => ({ label: charts.score(String(score)), points: stairs(points(steps)) })),
      ...ahead.map(({ end, steps }) => ({
        label: charts.forecast(nameOf(words, "token prices"), words.trends.columns[end]),
        points: points(steps),
      })),
    ],
    [],
  )
}

function computeChart({ models, series }: Timeline, words: Words): LinesChart {
  const told = series.find(({ name }) => name === "training compute")
  const course = running(models.map(({ date, flops }) => ({ x: yearOf(date), y: flops })))
  const label = told === undefined ? "" : nameOf(words, told.name)
  const marks = models
    .filter(({ name }) => /^(GPT-3 175B|GPT-4$|Grok-3|AlphaGo Zero)/u.test(name))
    .map(({ name, date, flops }) => ({ x: yearOf(date), y: flops, label: name.replace(/ \(.*/u, "") }))
  return linesOf(words, "FLOP", [{ label, points: course }, ...aheadOf(told, course.at(-1), words)], marks)
}

function efficiencyChart({ accelerators, series }: Timeline, words: Words): LinesChart {
  const told = series.find(({ name }) => name === "energy efficiency")
  const all = accelerators.flatMap(({ id, date, peak, power }) =>
    peak === null || power === null || /^(RTX|RX|TITAN|ARC|GTX|JETSON)/u.test(id)
      ? []
      : [{ id, x: yearOf(date), y: (1000 * peak) / power }],
  )
  const course = running(all)
  const label = told === undefined ? "" : nameOf(words, told.name)
  const marks = all.filter(({ id }) => ["V100-SXM-32GB", "A100-SXM-80GB", "H100-SXM", "B200"].includes(id))
  const named = marks.map(({ id, x, y }) => ({ x, y, label: id.split("-")[0] ?? id }))
  return linesOf(words, "GFLOP/s/W", [{ label, points: course }, ...aheadOf(told, course.at(-1), words)], named)
}

function linesOf(words: Words, unit: string, series: LinesChart["series"], marks: LinesChart["marks"]): LinesChart {
  const across = { unit: "", label: words.trends.charts.year, isYear: true } as const
  return { kind: "lines", across, unit, isLog: true, series, limits: [], marks }
}

/** The best so far. */
function running(points: readonly Point[]): readonly Point[] {
  return points.toSorted((a, b) => a.x - b.x).filter((point, k, all) => all.slice(0, k).every(({ y }) => y < point.y))
}

/** Level until the next step. */
function stairs(steps: readonly Point[]): readonly Point[] {
  return steps.flatMap((step, k) => {
    const next = steps[k + 1]
    return next === undefined ? [step] : [step, { x: next.x, y: step.y }]
  })
}

/** Ends of the band, from the last figure on; the years of the forecast. */
function aheadOf(told: SeriesTold | undefined, from: Point | undefined, words: Words): LinesChart["series"] {
  if (told === undefined || from === undefined) return []
  const { forecast } = words.trends.charts
  const at = (key: "low" | "high"): readonly Point[] => [
    from,
    ...told.forecast.filter(({ years }) => years <= 3).map((one) => ({ x: from.x + one.years, y: from.y * one[key] })),
  ]
  return (["low", "high"] as const).map((key) => ({
    label: forecast(nameOf(words, told.name), words.trends.columns[key]),
    points: at(key),
  }))
}
