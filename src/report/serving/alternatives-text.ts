/** Other set-ups beside the chosen one: what each costs and how quick it is, in the mean. */
import type { ServedAlternative, ServingAnswer } from "../../serving/index.ts"
import { withUnit } from "../figures.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import { secondsText } from "../training/seconds-text.ts"
import { planText } from "./plan-text.ts"

/** Rows that people compare. */
const most = 6
/** Columns of a page that has room for all figures. */
const leastForAll = 60

export function alternativesText(answer: ServingAnswer, page: Page): string {
  const { alternatives, kind, cost } = answer
  if (alternatives.length === 0) return ""
  const chosen = chosenOf(answer)
  const { words } = page
  const { columns, figures } = words.serving
  const money = (x: number | null): string => (x === null || cost === null ? "–" : withUnit(words, x, cost.currency))
  type Told = readonly [title: string, told: (one: ServedAlternative) => string]
  const ofTokens: readonly Told[] = [
    [columns.perMillion, ({ perMillionTokens }) => money(perMillionTokens)],
    [columns.ttft, ({ ttft }) => secondsText(words, ttft)],
    [columns.tpot, ({ tpot }) => secondsText(words, tpot)],
  ]
  const ofSamples: readonly Told[] = [[figures.latency, ({ latency }) => secondsText(words, latency)]]
  const all: readonly Told[] = [[columns.hour, ({ perHour }) => money(perHour)], ...(kind === "tokens" ? ofTokens : ofSamples)]
  const shown = page.width < leastForAll ? all.slice(0, 1) : all
  return table(
    page,
    [columns.plan, ...shown.map(([title]) => title)],
    [...(chosen === null ? [] : [chosen]), ...alternatives.slice(0, most)].map((one) => {
      const name = planText(one.plan, words)
      const isStrong = one === chosen
      return { cells: [isStrong ? words.serving.chosenRow(name) : name, ...shown.map(([, told]) => told(one))], isStrong }
    }),
  )
}

/** The same figures of the chosen one; money is through the hours, as that of the others. */
export function chosenOf({ plan, ttft, tpot, latency, cost, ...rates }: ServingAnswer): ServedAlternative | null {
  const { requestsPerSecond, outputTokensPerSecond } = rates
  if (plan === null || requestsPerSecond === null) return null
  const perHour = cost?.perHour ?? Number.NaN
  const mean = (quantiles: ServingAnswer["ttft"]): number => quantiles?.mean ?? Number.NaN
  return {
    plan,
    ...{ ttft: mean(ttft), tpot: mean(tpot), latency: mean(latency), perHour, requestsPerSecond },
    outputTokensPerSecond: outputTokensPerSecond ?? 0,
    perMillionTokens: cost?.perMillionTokens ?? null,
  }
}
