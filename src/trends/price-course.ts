/** How the price of a capability went and how it may go on: what the picture of prices shows. */
import { trendPoints, trendSeries, yearOf } from "../data/index.ts"
import { forecastOf } from "./timeline.ts"

export type PriceStep = {
  /** A year with its part, and the same as a month: `2024-05`. */
  readonly year: number
  readonly month: string
  /** [USD/Mtoken] of input */
  readonly price: number
  /** Whose price it is; null at the end of the data, and ahead of it. */
  readonly model: string | null
}

export type PriceCourse = {
  /** Arena score that is reached at least. */
  readonly scores: readonly { readonly score: number; readonly steps: readonly PriceStep[] }[]
  /** From the last price of the score in the middle: the ends of the band. */
  readonly ahead: readonly { readonly end: "low" | "high"; readonly steps: readonly PriceStep[] }[]
}

/** More lines cannot be told apart. */
const shownScores: readonly number[] = [1250, 1350, 1450]
const yearsAhead: readonly number[] = [1, 2, 3]

export function priceCourse(): PriceCourse {
  const settled = trendSeries.find(({ id }) => id === "token-prices")
  const until = trendPoints.sources.capability.date.slice(0, 7)
  const scores = shownScores.map((score) => {
    const steps = trendPoints.capability.flatMap(([own, month, price, model]) =>
      own === score ? [stepOf(month, price, model)] : [],
    )
    const last = steps.at(-1)
    return { score, steps: last === undefined ? [] : [...steps, stepOf(until, last.price, null)] }
  })
  const from = scores[1]?.steps.at(-1)
  if (settled === undefined || from === undefined) return { scores, ahead: [] }
  const ahead = (["low", "high"] as const).map((end) => ({
    end,
    steps: [from, ...yearsAhead.map((years) => stepOf(later(until, years), from.price * forecastOf(settled, years)[end], null))],
  }))
  return { scores, ahead }
}

function stepOf(month: string, price: number, model: string | null): PriceStep {
  return { year: yearOf(month), month, price, model }
}

function later(month: string, years: number): string {
  return `${Number(month.slice(0, 4)) + years}${month.slice(4)}`
}
