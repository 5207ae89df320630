/**
 * What each means of sampling gains on the reference venture: errors of four figures over many seeds against plain Monte Carlo,
 * and the time to one and the same standard error against reference.c, which samples plainly. `npx tsx bench/precision.ts` prints the
 * tables of docs/sampling.md.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  createSampler,
  quantile,
  quantilesOf,
  rankCorrelation,
  type Sampler,
  type Seat,
  seatsByName,
} from "../src/engine/index.ts"
import { uniformStream } from "../src/engine/run/hash.ts"
import { normalQuantile } from "../src/engine/run/normal.ts"
import { compileVenture } from "../src/venture/index.ts"

const { venture } = compileVenture(readFileSync(new URL("reference.venture.yaml", import.meta.url), "utf8"), {
  file: "reference",
})
if (venture === null) throw new Error("internal: the reference venture does not compile")
const { model } = venture
const nodes = ["value", "ruin_month", "lowest_cash"].map((path) => model.quantities.get(path)?.node ?? 0)
const names = model.inputs.map(({ path }) => path)
const samples = 16_384
const seeds = Array.from({ length: 32 }, (_, k) => k + 1)
const asked = ["mean value", "probability of ruin", "mean month of ruin", "10 % of lowest cash"] as const

type Draw = {
  readonly sampler: Sampler
  readonly columns: readonly Float64Array[]
  readonly scores: readonly Float64Array[] | null
}

function seated(seats: readonly Seat[], seed: number): Draw {
  const sampler = createSampler(model, { samples, seed, seats })
  return { sampler, columns: sampler.columns, scores: null }
}

/** Independent uniform figures through the same distributions; the normal scores are kept for control variates. */
function plainly(seed: number): Draw {
  const sampler = createSampler(model, { samples, seed: 1 })
  const n = sampler.plan.samples
  const next = uniformStream(seed * 7919)
  const uniforms = model.inputs.map(() => Float64Array.from({ length: n }, next))
  const columns = uniforms.map((u, k) => {
    const input = model.inputs[k]
    if (input === undefined) return u
    const of = quantile(input.distribution)
    return u.map((x) => of(x) * input.factor)
  })
  return { sampler, columns, scores: uniforms.map((u) => u.map(normalQuantile)) }
}

const byName = seatsByName(names.map((name) => ({ name, standing: "written" })))

/** The strongest in the lowest dimensions, by rank correlation with the value and with ruin. */
function strongestFirst(): readonly Seat[] {
  const { sampler, columns } = plainly(99)
  const [value, month] = sampler.run(nodes, undefined, columns)
  if (value === undefined || month === undefined) throw new Error("internal: a result is missing")
  const ruined = month.map((m) => (Number.isFinite(m) ? 1 : 0))
  const pull = (k: number): number => {
    const x = columns[k] ?? value
    return Math.max(Math.abs(rankCorrelation(x, value) ?? 0), Math.abs(rankCorrelation(x, ruined) ?? 0))
  }
  const order = [...names.keys()].map((k) => [k, pull(k)] as const).toSorted((a, b) => b[1] - a[1])
  return names.map((name, k) => ({ name, dimension: order.findIndex(([input]) => input === k) }))
}

const mean = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0) / column.length

function figures({ sampler, columns, scores }: Draw, isControlled: boolean): number[] {
  const [value, month, lowest] = sampler.run(nodes, undefined, columns)
  if (value === undefined || month === undefined || lowest === undefined) throw new Error("internal: a result is missing")
  const ruined = month.map((m) => (Number.isFinite(m) ? 1 : 0))
  const settle = (y: Float64Array): number => (isControlled && scores !== null ? controlled(y, scores) : mean(y))
  const came = settle(month.map((m) => (Number.isFinite(m) ? m : 0)))
  const ruin = settle(ruined)
  return [settle(value), ruin, came / ruin, quantilesOf(lowest.slice(), sampler.plan.samples, [0.1])[0] ?? Number.NaN]
}

/** The mean, less what the normal scores, whose means are 0, explain of it by a straight line each. */
function controlled(y: Float64Array, scores: readonly Float64Array[]): number {
  const centre = mean(y)
  return scores.reduce((sum, z) => {
    const slope = z.reduce((total, x, s) => total + x * ((y[s] ?? 0) - centre), 0) / z.length
    return sum - slope * mean(z)
  }, centre)
}

const first = strongestFirst()
const ways: readonly (readonly [string, (seed: number) => Draw, boolean])[] = [
  ["plain Monte Carlo", plainly, false],
  ["control variates: a straight line in each input", plainly, true],
  [
    "Latin hypercube",
    (seed) =>
      seated(
        names.map((name, k) => ({ name, dimension: 1_000_000 + k })),
        seed,
      ),
    false,
  ],
  [
    "Sobol, inputs in the order of the list",
    (seed) =>
      seated(
        names.map((name, dimension) => ({ name, dimension })),
        seed,
      ),
    false,
  ],
  ["Sobol, the strongest inputs first", (seed) => seated(first, seed), false],
  ["Sobol, by name (what runs)", (seed) => seated(byName, seed), false],
]

const truth = ((): number[] => {
  const all = Array.from({ length: 8 }, (_, k) => {
    const sampler = createSampler(model, { samples: 480_000, seed: 1001 + k })
    return figures({ sampler, columns: sampler.columns, scores: null }, false)
  })
  return asked.map((_, k) => all.reduce((sum, one) => sum + (one[k] ?? 0), 0) / all.length)
})()

function errorsOf(draw: (seed: number) => Draw, isControlled: boolean): number[] {
  const rows = seeds.map((seed) => figures(draw(seed), isControlled))
  return asked.map((_, k) =>
    Math.sqrt(rows.reduce((sum, row) => sum + ((row[k] ?? 0) / (truth[k] ?? 1) - 1) ** 2, 0) / rows.length),
  )
}

/** Thousand samples a second, drawing included, each the best of its rounds in turn: ours and C's. */
function speeds(): { ours: number; c: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "venturi-precision-"))
  try {
    const out = join(folder, "reference")
    const source = new URL("reference.c", import.meta.url).pathname
    const isBuilt = spawnSync("gcc", ["-O3", "-march=native", "-ffast-math", source, "-o", out, "-lm", "-lpthread"]).status === 0
    let [ours, c] = [0, 0]
    for (let round = 0; round < 7; round++) {
      const begin = performance.now()
      const sampler = createSampler(model, { samples: 100_000, seed: 50 + round })
      sampler.run(nodes)
      ours = Math.max(ours, sampler.plan.samples / (performance.now() - begin))
      if (isBuilt)
        c = Math.max(c, JSON.parse(spawnSync(out, ["400000", "1"], { encoding: "utf8" }).stdout).samplesPerSecond / 1000)
    }
    return { ours, c: isBuilt ? c : null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const errors = ways.map(([, draw, isControlled]) => errorsOf(draw, isControlled))
const [plain = []] = errors
const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`
process.stdout.write(line([`error at ${samples} samples (variance of plain Monte Carlo over its own)`, ...asked]))
process.stdout.write(line(["---", ...asked.map(() => "---")]))
for (const [k, [what]] of ways.entries()) {
  const cells = asked.map((_, j) => {
    const error = errors[k]?.[j] ?? Number.NaN
    return `${(100 * error).toPrecision(3)} % (${((plain[j] ?? 0) ** 2 / error ** 2).toPrecision(2)})`
  })
  process.stdout.write(line([what, ...cells]))
}
const { ours, c } = speeds()
if (c !== null) {
  const ran = errors.at(-1) ?? []
  const cells = asked.map((_, j) => (((ran[j] ?? 0) ** 2 / (plain[j] ?? 1) ** 2) * (c / ours)).toPrecision(2))
  process.stdout.write(`\n${line(["time to the same standard error, over that of reference.c", ...asked])}`)
  process.stdout.write(line(["---", ...asked.map(() => "---")]))
  process.stdout.write(
    line([`one thread each: ${Math.round(ours)} against ${Math.round(c)} thousand samples a second`, ...cells]),
  )
}
