/** The pictures of a server: latency against load with what is promised, cost against load, the front of cost and latency. */
import type { ServedAlternative, ServedMakeOrBuy, ServingAnswer } from "../../serving/index.ts"
import type { Words } from "../../words/index.ts"
import type { Chart, LinesChart } from "../charts/chart.ts"
import { chartSvg } from "../charts/chart-svg.ts"
import { chosenOf } from "./alternatives-text.ts"

export type ServingPictureName = "latency" | "cost" | "front"
export type ServingPicture = {
  readonly name: ServingPictureName
  readonly title: string
  readonly says: string
  readonly chart: Chart
}

/** What the pictures are drawn from, whoever planned it; `chosen`: where it stands among its like, null where it is no part of the front. */
export type Pictured = Pick<ServingAnswer, "kind" | "promise" | "requestsPerSecond" | "curve" | "front"> & {
  readonly makeOrBuy: Pick<ServedMakeOrBuy, "api" | "buyPerMillionTokens"> | null
  readonly chosen: Pick<ServedAlternative, "perMillionTokens" | "latency"> | null
  /** [USD] What a million costs at the load, as the text has it. */
  readonly perMillionTokens: number | null
  /** What the diamond is called. */
  readonly called: string
  /** [s] The first of the times at the load, where it was simulated. */
  readonly simulated: number | null
  /** Of the times against load; null: means. */
  readonly quantile: ServingAnswer["promise"]["quantile"] | null
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
  const { says, chosen: called } = words.serving.charts
  const perMillionTokens = answer.cost?.perMillionTokens ?? null
  // Which one of equally cheap set-ups is chosen has its headroom for a reason: a quicker one may stand in its place.
  const chosen = answer.front.find(({ plan }) => JSON.stringify(plan) === JSON.stringify(answer.plan)) ?? chosenOf(answer)
  const { quantile } = answer.promise
  const simulated = finite(answer[timesOf(answer)[0] ?? "latency"]?.[quantile] ?? Number.NaN)
  return chartsOf({ ...answer, chosen, called, quantile, simulated, perMillionTokens }, words).map((one) => ({
    ...one,
    says: says[one.name],
  }))
}

/** Without a sentence beside each. */
export function chartsOf(pictured: Pictured, words: Words): readonly Omit<ServingPicture, "says">[] {
  const { titles } = words.serving.charts
  const charts = { latency: latencyChart(pictured, words), cost: costChart(pictured, words), front: frontChart(pictured, words) }
  return (["latency", "cost", "front"] as const).flatMap((name) => {
    const chart = charts[name]
    return chart === null ? [] : [{ name, title: titles[name], chart }]
  })
}

export const perSecond = ({ kind }: Pick<Pictured, "kind">): string => (kind === "samples" ? "sample/s" : "request/s")

/** Of fewer points no curve can be drawn. */
const leastPoints = 2

function latencyChart(answer: Pictured, words: Words): LinesChart | null {
  const { curve, promise, requestsPerSecond, called, quantile, simulated } = answer
  const { charts, quantile: names } = words.serving
  if (curve.length < leastPoints) return null
  const shown = timesOf(answer)
  const [first = "latency"] = shown
  return {
    kind: "lines",
    across: { unit: perSecond(answer), label: charts.rate },
    ...{ unit: "s", isLog: true },
    series: shown.map((key) => ({
      label: quantile === null ? charts[key] : charts.atQuantile(charts[key], names[quantile]),
      points: curve.map(({ requestsPerSecond: x, promised }) => ({ x, y: finite(promised[key]) })),
    })),
    limits: shown
      .map((key) => ({ label: charts.limit(charts[key]), value: promise[key] ?? Number.NaN }))
      .filter(({ value }) => !Number.isNaN(value)),
    marks:
      simulated === null || requestsPerSecond === null
        ? chosenOn(
            curve.map((point) => [point.requestsPerSecond, point.promised[first]]),
            requestsPerSecond,
            called,
          )
        : [{ x: requestsPerSecond, y: simulated, label: called }],
  }
}

/** Those of a curve that are shown. */
export function timesOf({ kind }: Pick<Pictured, "kind">): readonly ("ttft" | "tpot" | "latency")[] {
  return kind === "samples" ? ["latency"] : ["ttft", "tpot"]
}

/** Through the figure of the text, which is marked. */
function costChart(answer: Pictured, words: Words): LinesChart | null {
  const { curve, requestsPerSecond, makeOrBuy, perMillionTokens, called } = answer
  const { charts } = words.serving
  const own = perMillionTokens === null || requestsPerSecond === null ? [] : [[requestsPerSecond, perMillionTokens] as const]
  const others = curve.flatMap(({ requestsPerSecond: x, perMillionTokens }) =>
    perMillionTokens === null || x === requestsPerSecond ? [] : [[x, perMillionTokens] as const],
  )
  if (others.length < leastPoints) return null
  return {
    kind: "lines",
    across: { unit: perSecond(answer), label: charts.rate },
    ...{ unit: perMillionUnit(answer), isLog: true },
    series: [
      {
        label: perMillionName(answer, words),
        points: [...others, ...own].toSorted(([a], [b]) => a - b).map(([x, y]) => ({ x, y: finite(y) })),
      },
    ],
    limits: makeOrBuy === null ? [] : [{ label: charts.api(makeOrBuy.api), value: makeOrBuy.buyPerMillionTokens }],
    marks: own.map(([x, y]) => ({ x, y, label: called })),
  }
}

function frontChart(answer: Pictured, words: Words): LinesChart | null {
  const { charts } = words.serving
  const { front, chosen, called } = answer
  const priced = front.flatMap(({ perMillionTokens: x, latency: y }) => (x === null ? [] : [{ x, y: finite(y) }]))
  if (priced.length < leastPoints) return null
  const isMarked = chosen !== null && Number.isFinite(chosen.perMillionTokens) && Number.isFinite(chosen.latency)
  return {
    kind: "lines",
    across: { unit: perMillionUnit(answer), label: perMillionName(answer, words) },
    ...{ unit: "s", isLog: true },
    series: [{ label: charts.latency, points: priced }],
    limits: [],
    marks: isMarked ? [{ x: chosen.perMillionTokens ?? 0, y: chosen.latency, label: called }] : [],
  }
}

export function perMillionUnit({ kind }: Pick<Pictured, "kind">): string {
  return kind === "samples" ? "USD/Msample" : "USD/Mtoken"
}

export function perMillionName({ kind }: Pick<Pictured, "kind">, { serving: { charts } }: Words): string {
  return kind === "samples" ? charts.perMillionSamples : charts.perMillion
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
