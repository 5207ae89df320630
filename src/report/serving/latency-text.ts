/** Latencies by their quantiles, the ends of the interval of their mean, and what the plainest rule says. */
import type { ServingAnswer } from "../../serving/index.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import { secondsSpan, secondsText } from "../training/seconds-text.ts"

/** Columns of a page that has room for all. */
const leastForAll = 60

export function latencyText(answer: ServingAnswer, page: Page): string {
  const { words } = page
  const { figures, columns } = words.serving
  const { baseline, interval } = answer
  const seconds = (x: number | null | undefined): string => (x === null || x === undefined ? "–" : secondsText(words, x))
  const rows = (["ttft", "tpot", "latency"] as const).flatMap((key) => {
    const quantiles = answer[key]
    if (quantiles === null) return []
    const ends = interval[key]
    const range = ends === null ? "–" : secondsSpan(words, ends)
    const rule = key === "latency" ? null : baseline?.[key]
    return [{ figure: figures[key], quantiles, range, rule: seconds(rule) }]
  })
  if (rows.length === 0) return ""
  // A provider's have neither an interval nor a rule, and a narrow page no room for them.
  const isShort = answer.kind === "rented" || page.width < leastForAll
  const hasQuantiles = rows.some(({ quantiles }) => quantiles.p95 !== null)
  const quantiles = page.width < leastForAll ? (["p50", "p95"] as const) : (["p50", "p95", "p99"] as const)
  const shown = hasQuantiles ? quantiles : (["mean"] as const)
  const head = [columns.figure, ...shown.map((key) => columns[key]), ...(isShort ? [] : [columns.interval, columns.roofline])]
  const cells = rows.map(({ figure, quantiles: own, range, rule }) => ({
    cells: [figure, ...shown.map((key) => seconds(own[key])), ...(isShort ? [] : [range, rule])],
  }))
  return table(page, head, cells)
}
