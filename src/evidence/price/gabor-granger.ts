/**
 * Who would buy at which price, and the price that brings most.
 * Source: Gabor and Granger, Price as an indicator of quality (Economica 33, 1966); shares that never rise with the price by pooling
 * neighbours: Ayer and others, An empirical distribution function for sampling with incomplete information (Ann. Math. Stat. 26, 1955).
 */

import { error, type Report } from "../../diagnostics/index.ts"
import { completeRows, figuresIn } from "../complete-rows.ts"
import { exactInterval, type Interval } from "../proportions.ts"
import type { DataTable } from "../read-table.ts"
import { columnsNamed, type GaborAsked, isNumeric, isTruth } from "./asked.ts"
import { intervalsOf } from "./resampled.ts"

export type GaborPrice = {
  readonly price: number
  readonly asked: number
  readonly buy: number
  readonly share: number
  /** Exact, as if each were asked once. */
  readonly interval: Interval
  /** That never rises with the price. */
  readonly fitted: number
  /** Of one who is asked. */
  readonly revenue: number
  /** From the price below: percent of buyers for each percent of price, about the middle. Null where nobody buys at either. */
  readonly elasticity: number | null
}

export type GaborAnswer = {
  readonly kind: "gabor-granger"
  readonly rows: number
  readonly respondents: number
  readonly prices: readonly GaborPrice[]
  readonly best: { readonly price: number; readonly revenue: number; readonly share: number; readonly interval: Interval | null }
  /** How often resampled respondents put the best price there. */
  readonly chances: readonly { readonly price: number; readonly chance: number }[]
  /** The best is the highest or the lowest that was asked: what lies beyond is not known. */
  readonly isAtEnd: "low" | "high" | null
}

/** Null after a report. Errors: evidence-price-columns, evidence-price-number, evidence-price-truth, evidence-constant, evidence-many-levels. */
export function gaborGranger(
  table: DataTable,
  { columns: names, alpha }: GaborAsked & { readonly alpha: number },
  report: Report,
): GaborAnswer | null {
  if (names.length < 2 || names.length > 3) {
    report(error("evidence-price-columns", null, { kind: "gabor-granger", got: names.length, needed: 2 }))
    return null
  }
  const columns = columnsNamed(table, names, report)
  const [price, buys, who] = columns ?? []
  if (price === undefined || buys === undefined || !isNumeric(price, report) || !isTruth(buys, report)) return null
  const rows = completeRows(table, columns ?? [], report)
  const [prices, bought] = [figuresIn(price, rows), figuresIn(buys, rows)]
  const grid = [...new Set(prices)].sort((a, b) => a - b)
  if (grid.length < 2 || grid.length > mostPrices) {
    const name = price.name
    report(
      grid.length < 2
        ? error("evidence-constant", null, { name })
        : error("evidence-many-levels", null, { name, count: grid.length, most: mostPrices }),
    )
    return null
  }
  const names3 = rows.map((row) => who?.cells[row] ?? String(row))
  return answerOf({ grid, prices, bought, people: numbered(names3) }, alpha)
}

const mostPrices = 50

type Survey = {
  readonly grid: readonly number[]
  readonly prices: Float64Array
  readonly bought: Float64Array
  /** The number of the respondent of each row. */
  readonly people: Int32Array
}

function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(names, (name) => {
    const known = numbers.get(name) ?? numbers.size
    numbers.set(name, known)
    return known
  })
}

function answerOf(survey: Survey, alpha: number): GaborAnswer {
  const { grid, prices, people } = survey
  const respondents = people.reduce((most, one) => Math.max(most, one), -1) + 1
  const { asked, buy } = countsOf(survey, new Float64Array(respondents).fill(1))
  const fitted = falling(asked, buy)
  const best = bestOf(grid, fitted)
  const chosen = new Map<number, number>()
  const [interval] = intervalsOf(
    respondents,
    (counts) => {
      const drawn = countsOf(survey, counts)
      const found = grid[bestOf(grid, falling(drawn.asked, drawn.buy))] ?? null
      if (found !== null) chosen.set(found, (chosen.get(found) ?? 0) + 1)
      return [found]
    },
    { alpha, steps: 2 * prices.length + 20 * grid.length },
  )
  const draws = [...chosen.values()].reduce((sum, each) => sum + each, 0)
  return {
    kind: "gabor-granger",
    rows: prices.length,
    respondents,
    prices: grid.map((price, k) => ({
      price,
      asked: asked[k]!,
      buy: buy[k]!,
      share: buy[k]! / asked[k]!,
      interval: exactInterval({ yes: buy[k]!, rows: asked[k]! }, alpha),
      fitted: fitted[k]!,
      revenue: price * fitted[k]!,
      elasticity: k === 0 ? null : arc(grid[k - 1]!, price, fitted[k - 1]!, fitted[k]!),
    })),
    best: { price: grid[best]!, revenue: grid[best]! * fitted[best]!, share: fitted[best]!, interval: interval ?? null },
    chances: grid.map((price) => ({ price, chance: (chosen.get(price) ?? 0) / draws })),
    isAtEnd: best === 0 ? "low" : best === grid.length - 1 ? "high" : null,
  }
}

function countsOf({ grid, prices, bought, people }: Survey, counts: Float64Array): { asked: Float64Array; buy: Float64Array } {
  const place = new Map(grid.map((price, k) => [price, k]))
  const [asked, buy] = [new Float64Array(grid.length), new Float64Array(grid.length)]
  for (let row = 0; row < prices.length; row++) {
    const [k, count] = [place.get(prices[row]!)!, counts[people[row]!]!]
    asked[k]! += count
    buy[k]! += count * bought[row]!
  }
  return { asked, buy }
}

/** Shares that never rise: neighbours that do are pooled. A price at which nobody was drawn takes its neighbour's. */
function falling(asked: Float64Array, buy: Float64Array): Float64Array {
  const pools: { asked: number; buy: number; size: number }[] = []
  for (let k = 0; k < asked.length; k++) {
    pools.push({ asked: asked[k]!, buy: buy[k]!, size: 1 })
    for (let last = pools.at(-1)!, before = pools.at(-2); before !== undefined && rises(before, last); ) {
      pools.splice(-2, 2, { asked: before.asked + last.asked, buy: before.buy + last.buy, size: before.size + last.size })
      ;[last, before] = [pools.at(-1)!, pools.at(-2)]
    }
  }
  return Float64Array.from(pools.flatMap(({ asked: all, buy: yes, size }) => Array<number>(size).fill(all === 0 ? 0 : yes / all)))
}

type Pool = { readonly asked: number; readonly buy: number }

function rises(before: Pool, last: Pool): boolean {
  return before.asked === 0 || last.asked === 0 || last.buy * before.asked > before.buy * last.asked
}

function bestOf(grid: readonly number[], shares: Float64Array): number {
  const revenues = grid.map((price, k) => price * shares[k]!)
  return revenues.indexOf(Math.max(...revenues))
}

/** About the middle of both. Source: Allen, The concept of arc elasticity of demand (Review of Economic Studies 1, 1934). */
function arc(low: number, high: number, before: number, after: number): number | null {
  if (before + after === 0) return null
  return (after - before) / (before + after) / ((high - low) / (high + low))
}
