/** The four figures of the reference venture by which ways of sampling are compared, and what they are by many samples. */
import { readFileSync } from "node:fs"
import { average, createSampler, type Model, quantilesOf, type Sampler, type Seat } from "../src/engine/index.ts"
import { compileVenture } from "../src/venture/index.ts"

const file = new URL("reference.venture.yaml", import.meta.url)
const { venture } = compileVenture(readFileSync(file, "utf8"), { file: "reference.venture.yaml" })
if (venture === null) throw new Error("internal: the reference venture does not compile")

export const model: Model = venture.model
export const names: readonly string[] = model.inputs.map(({ path }) => path)
export const asked = ["mean value", "probability of ruin", "mean month of ruin", "10 % of lowest cash"] as const
/** Errors are taken over so many seeds, and are themselves uncertain by a fourteenth. */
export const seeds: readonly number[] = Array.from({ length: 96 }, (_, k) => k + 1)

/** What a way of sampling is judged by, one figure for each sample.  Shape of each: [samples]. */
export type Outcome = {
  readonly value: Float64Array
  /** Infinite where ruin never comes. */
  readonly ruinMonth: Float64Array
  readonly lowestCash: Float64Array
}

export const outcomeNodes: readonly number[] = ["value", "ruin_month", "lowest_cash"].map((path) => nodeOf(path))

export function nodeOf(path: string): number {
  const node = model.quantities.get(path)?.node
  if (node === undefined) throw new Error(`internal: the reference venture has no ${path}`)
  return node
}

/** On the sampler's own draws, or on the columns that are given. */
export function outcomeOf(sampler: Sampler, columns: readonly Float64Array[] = sampler.columns): Outcome {
  const [value, ruinMonth, lowestCash] = sampler.run(outcomeNodes, undefined, columns)
  if (value === undefined || ruinMonth === undefined || lowestCash === undefined) throw new Error("internal: a result is missing")
  return { value, ruinMonth, lowestCash }
}

/** In the order of `asked`; `mean` may be better than the plain one. */
export function figuresOf({ value, ruinMonth, lowestCash }: Outcome, mean: (y: Float64Array) => number = average): number[] {
  const ruin = mean(ruinMonth.map((month) => (Number.isFinite(month) ? 1 : 0)))
  const month = mean(ruinMonth.map((month) => (Number.isFinite(month) ? month : 0)))
  return [mean(value), ruin, month / ruin, quantilesOf(lowestCash.slice(), lowestCash.length, [0.1])[0] ?? Number.NaN]
}

export const seatsInOrder: readonly Seat[] = names.map((name, dimension) => ({ name, dimension }))
/** Behind all Sobol dimensions. */
export const latinSeats: readonly Seat[] = names.map((name, k) => ({ name, dimension: 1_000_000 + k }))

export function sampled(samples: number, seed: number, seats: readonly Seat[]): Sampler {
  return createSampler(model, { samples, seed, seats })
}

/** By 3.9 million samples. */
export function trueFigures(): number[] {
  return averages(Array.from({ length: 8 }, (_, k) => figuresOf(outcomeOf(sampled(480_000, 1001 + k, seatsInOrder)))))
}

/** Root mean squared errors of the rows, relative to the true figures. */
export function relativeErrors(rows: readonly (readonly number[])[], truth: readonly number[]): number[] {
  const squares = rows.map((row) => row.map((figure, k) => (figure / (truth[k] ?? Number.NaN) - 1) ** 2))
  return averages(squares).map(Math.sqrt)
}

function averages(rows: readonly (readonly number[])[]): number[] {
  return asked.map((_, k) => rows.reduce((sum, row) => sum + (row[k] ?? Number.NaN), 0) / rows.length)
}

/** One line of a Markdown table. */
export function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`
}
