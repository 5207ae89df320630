/**
 * What it costs that names and not places decide the Sobol dimensions of inputs: root mean squared errors of four figures of the
 * reference venture over many seeds, for several ways to give seats. `npx tsx bench/seats.ts` prints the table of docs/sampling.md.
 */
import { readFileSync } from "node:fs"
import { createSampler, quantilesOf, type Seat, seatsByName } from "../src/engine/index.ts"
import { compileVenture } from "../src/venture/index.ts"

const file = new URL("reference.venture.yaml", import.meta.url)
const { venture } = compileVenture(readFileSync(file, "utf8"), { file: "reference.venture.yaml" })
if (venture === null) throw new Error("internal: the reference venture does not compile")
const { model } = venture
const nodes = ["value", "ruin_month", "lowest_cash"].map((path) => model.quantities.get(path)?.node ?? 0)
const names = model.inputs.map(({ path }) => path)
const seeds = Array.from({ length: 32 }, (_, k) => k + 1)
/** Behind all Sobol dimensions. */
const behind = 1_000_000

const ways: readonly (readonly [string, (seed: number) => readonly Seat[]])[] = [
  ["place in the list", () => names.map((name, dimension) => ({ name, dimension }))],
  ["name (what runs)", () => seatsByName(names.map((name) => ({ name, standing: "written" })))],
  [
    "name, other names for each seed",
    (seed) => seatsByName(names.map((name) => ({ name: `${name} ${seed}`, standing: "written" }))),
  ],
  ["Latin hypercube, no dimensions", () => names.map((name, k) => ({ name, dimension: behind + k }))],
]

/** Mean value, probability of ruin, mean month of ruin, 10 % quantile of lowest cash. */
function figures(samples: number, seed: number, seats: readonly Seat[]): number[] {
  const sampler = createSampler(model, { samples, seed, seats })
  const n = sampler.plan.samples
  const [value, month, lowest] = sampler.run(nodes)
  if (value === undefined || month === undefined || lowest === undefined) throw new Error("internal: a result is missing")
  const came = month.filter(Number.isFinite)
  const mean = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0) / column.length
  return [mean(value), came.length / n, mean(came), quantilesOf(lowest.slice(), n, [0.1])[0] ?? Number.NaN]
}

function average(rows: readonly (readonly number[])[]): number[] {
  return [0, 1, 2, 3].map((k) => rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length)
}

const plain = ways[0]?.[1] ?? (() => [])
const truth = average(Array.from({ length: 8 }, (_, k) => figures(480_000, 1001 + k, plain(0))))

process.stdout.write(
  "| seats by | samples | mean value | probability of ruin | mean month of ruin | 10 % of lowest cash |\n|---|---|---|---|---|---|\n",
)
for (const [way, seatsFor] of ways)
  for (const samples of [1024, 4096, 16_384]) {
    const squares = seeds.map((seed) =>
      figures(samples, seed, seatsFor(seed)).map((figure, k) => (figure / (truth[k] ?? 1) - 1) ** 2),
    )
    const cells = average(squares).map((square) => `${(100 * Math.sqrt(square)).toPrecision(3)} %`)
    process.stdout.write(`| ${way} | ${samples} | ${cells.join(" | ")} |\n`)
  }
