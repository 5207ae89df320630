/**
 * Fits each trend of src/data/trends.json to its dated points and writes src/data/trends-fitted.json: `npx tsx tools/fit/trends.ts`.
 * tests/fit/trends.test.ts proves that the file is current.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type TrendFit, trendObservations } from "../../src/data/index.ts"
import { logLinear } from "./trends/regression.ts"

const folder = new URL("../../src/data/", import.meta.url)
export const fittedFile: string = fileURLToPath(new URL("trends-fitted.json", folder))

/** Between the 5 % and the 95 % quantile of a normal distribution, to either side of its middle. */
const normalHalf = 1.6448536

export function fittedTrends(): readonly TrendFit[] {
  const series = JSON.parse(readFileSync(new URL("trends.json", folder), "utf8")) as readonly { readonly id: string }[]
  return series.map(({ id }) => fitOf(id))
}

function fitOf(id: string): TrendFit {
  const observed = trendObservations(id)
  const { slope, half, spread, ...counts } = logLinear(observed)
  const times = observed.map(({ time, beside = time }) => beside)
  const [low, middle, high] = [slope - half, slope, slope + half].map(Math.exp) as [number, number, number] // three in, three out
  const reach = Math.exp(normalHalf * spread)
  return {
    ...{ id, ...counts, from: monthText(Math.min(...times)), to: monthText(Math.max(...times)) },
    ...{ growth: rounded(middle - 1), low: rounded(low - 1), high: rounded(high - 1), spread: rounded(spread) },
    yearly: `${rounded(low)} to ${rounded(high)}`,
    level: `${rounded(1 / reach)} to ${rounded(reach)}`,
  }
}

const rounded = (value: number): number => Number(value.toPrecision(4))

function monthText(year: number): string {
  const month = Math.floor(year * 12 + 1e-9)
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`
}

export function fittedText(): string {
  const generated = "Written by tools/fit/trends.ts from trend-points.json and gpus.json; do not edit."
  return `${JSON.stringify({ generated, series: fittedTrends() }, null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(fittedFile, fittedText())
