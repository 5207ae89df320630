/** The pictures of a server: latency against load with what is promised, cost against load, the front of cost and latency. */
import type { ServingAnswer } from "../../serving/index.ts"
import type { Words } from "../../words/index.ts"
import type { Chart, LinesChart } from "../charts/chart.ts"
import { chartSvg } from "../charts/chart-svg.ts"

export type ServingPictureName = "latency" | "cost" | "front"
export type ServingPicture = {
  readonly name: ServingPictureName
  readonly title: string
  readonly says: string
  readonly chart: Chart
}

/** As a wide page has them. */
const width = 720

/** Those that the answer has figures for, each as a file of its own. */
export async function servingPictures(
  answer: ServingAnswer,
  words: Words,
): Promise<readonly { readonly name: string; readonly svg: string }[]> {
  const drawn = servingCharts(answer, words).map(async ({ name, chart }) => ({
    name: `${name}.svg`,
    svg: `${await chartSvg(chart, { language: words.language, width })}\n`,
  }))
  return Promise.all(drawn)
}

/** For a document, with the sentence that stands beside each. */
export function servingCharts(answer: ServingAnswer, words: Words): readonly ServingPicture[] {
  const { titles, says } = words.serving.charts
  const charts = { latency: latencyChart(answer, words), cost: costChart(answer, words), front: frontChart(answer, words) }
  return (["latency", "cost", "front"] as const).flatMap((name) => {
    const chart = charts[name]
    return chart === null ? [] : [{ name, title: titles[name], says: says[name], chart }]
  })
}

const perSecond = ({ kind }: ServingAnswer): string => (kind === "samples" ? "sample/s" : "request/s")

/** Of fewer points no curve can be drawn. */
const leastPoints = 2

function latencyChart(answer: ServingAnswer, words: Words): LinesChart | null {
  const { curve, promise, requestsPerSecond, kind } = answer
  const { charts } = words.serving
  if (curve.length < leastPoints) return null
  const shown = kind === "samples" ? (["latency"] as const) : (["ttft", "tpot"] as const)
  return {
    kind: "lines",
    across: { unit: perSecond(answer), label: charts.rate },
    ...{ unit: "s", isLog: true },
    series: shown.map((key) => ({
      label: charts[key],
      points: curve.map((point) => ({ x: point.requestsPerSecond, y: finite(point[key]) })),
    })),
    limits: shown
      .map((key) => ({ label: charts.limit(charts[key]), value: promise[key] ?? Number.NaN }))
      .filter(({ value }) => !Number.isNaN(value)),
    marks: chosenOn(
      curve.map((point) => [point.requestsPerSecond, point[shown[0]]]),
      requestsPerSecond,
      charts.chosen,
    ),
  }
}

/** Through the figure of the text, which is marked. */
function costChart(answer: ServingAnswer, words: Words): LinesChart | null {
  const { curve, requestsPerSecond, makeOrBuy, cost } = answer
  const { charts } = words.serving
  const own = cost === null || requestsPerSecond === null ? [] : [[requestsPerSecond, cost.perMillionTokens] as const]
  const others = curve.flatMap(({ requestsPerSecond: x, perMillionTokens }) =>
    perMillionTokens === null || x === requestsPerSecond ? [] : [[x, perMillionTokens] as const],
  )
  if (others.length < leastPoints) return null
  return {
    kind: "lines",
    across: { unit: perSecond(answer), label: charts.rate },
    ...{ unit: answer.kind === "samples" ? "USD/Msample" : "USD/Mtoken", isLog: true },
    series: [
      {
        label: charts.perMillion,
        points: [...others, ...own].toSorted(([a], [b]) => a - b).map(([x, y]) => ({ x, y: finite(y) })),
      },
    ],
    limits: makeOrBuy === null ? [] : [{ label: charts.api(makeOrBuy.api), value: makeOrBuy.buyPerMillionTokens }],
    marks: own.map(([x, y]) => ({ x, y, label: charts.chosen })),
  }
}

function frontChart({ front, plan, kind }: ServingAnswer, words: Words): LinesChart | null {
  const { charts } = words.serving
  const priced = front.flatMap(({ perMillionTokens, latency, ...rest }) =>
    perMillionTokens === null ? [] : [{ x: perMillionTokens, y: latency, plan: rest.plan }],
  )
  if (priced.length < leastPoints) return null
  const chosen = priced.find((one) => JSON.stringify(one.plan) === JSON.stringify(plan))
  return {
    kind: "lines",
    across: { unit: kind === "samples" ? "USD/Msample" : "USD/Mtoken", label: charts.perMillion },
    ...{ unit: "s", isLog: true },
    series: [{ label: charts.latency, points: priced.map(({ x, y }) => ({ x, y: finite(y) })) }],
    limits: [],
    marks: chosen === undefined ? [] : [{ x: chosen.x, y: chosen.y, label: charts.chosen }],
  }
}

/** What grows without bound is not drawn. */
function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null
}

/** On the curve at the load that was asked for. */
function chosenOn(curve: readonly (readonly [number, number])[], load: number | null, label: string): LinesChart["marks"] {
  const k = curve.findIndex(([x]) => x >= (load ?? Infinity) * (1 - 1e-9))
  const [before, after] = [curve[Math.max(0, k - 1)], curve[k]]
  if (load === null || before === undefined || after === undefined || !Number.isFinite(after[1])) return []
  const part = after[0] === before[0] ? 0 : (load - before[0]) / (after[0] - before[0])
  return [{ x: load, y: before[1] + part * (after[1] - before[1]), label }]
}
