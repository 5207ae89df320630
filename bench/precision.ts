/**
 * What each means of sampling gains on the reference venture: errors of four figures over many seeds against plain Monte Carlo,
 * and the time to one and the same standard error against reference.c, which samples plainly. `npx tsx bench/precision.ts` prints the
 * tables of docs/sampling.md.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { average, quantile, rankCorrelation, type Sampler, type Seat, seatsByName, streamRun } from "../src/engine/index.ts"
import { uniformStream } from "../src/engine/run/hash.ts"
import { normalQuantile } from "../src/engine/run/normal.ts"
import {
  asked,
  figuresOf,
  latinSeats,
  model,
  names,
  nodeOf,
  outcomeNodes,
  outcomeOf,
  relativeErrors,
  sampled,
  seatsInOrder,
  seeds,
  tableLine,
  trueFigures,
} from "./reference-figures.ts"

const samples = 16_384
/** As many as a founder has in a quarter of a second. */
const many = 131_072

type Draw = { readonly sampler: Sampler; readonly columns: readonly Float64Array[] }
type Way = readonly [string, (seed: number) => readonly number[]]

const byName = seatsByName(names.map((name) => ({ name, standing: "written" })))

const ways: readonly Way[] = [
  ["plain Monte Carlo", (seed) => simple(plainly(seed))],
  ["plain, control variates: a straight line in each input", controlled],
  ["plain, conditional expectation over three inputs", (seed) => conditional(plainly(seed))],
  ["Latin hypercube", (seed) => simple(seated(latinSeats, seed))],
  ["Sobol, inputs in the order of the list", (seed) => simple(seated(seatsInOrder, seed))],
  ["Sobol, the strongest inputs first", (seed) => simple(seated(strongestFirst(), seed))],
  ["Sobol, by name, conditional expectation over three inputs", (seed) => conditional(seated(byName, seed))],
  ["Sobol, by name (what runs)", (seed) => simple(seated(byName, seed))],
]

function seated(seats: readonly Seat[], seed: number, count = samples): Draw {
  const sampler = sampled(count, seed, seats)
  return { sampler, columns: sampler.columns }
}

/** Independent uniform figures through the same distributions. */
function plainly(seed: number): Draw {
  const columns = uniforms(seed).map((u, k) => {
    const input = model.inputs[k]
    if (input === undefined) throw new Error("internal: an input is missing")
    const of = quantile(input.distribution)
    return u.map((x) => of(x) * input.factor)
  })
  return { sampler: sampled(samples, 1, seatsInOrder), columns }
}

function uniforms(seed: number): readonly Float64Array[] {
  const next = uniformStream(seed * 7919)
  return model.inputs.map(() => Float64Array.from({ length: samples }, next))
}

function simple({ sampler, columns }: Draw): number[] {
  return figuresOf(outcomeOf(sampler, columns))
}

/** Each mean, less what the normal scores, whose means are 0, explain of it by a straight line each. */
function controlled(seed: number): number[] {
  const scores = uniforms(seed).map((u) => u.map(normalQuantile))
  const { sampler, columns } = plainly(seed)
  return figuresOf(outcomeOf(sampler, columns), (y) => {
    const centre = average(y)
    return scores.reduce((sum, z) => {
      const slope = z.reduce((total, x, s) => total + x * ((y[s] ?? 0) - centre), 0) / z.length
      return sum - slope * average(z)
    }, centre)
  })
}

/**
 * The value is a product of what the 120 months bring and of three inputs that nothing else hangs on: each sample's value is replaced by its
 * expectation over them. Ruin, its month and the lowest cash know no such input.
 */
function conditional({ sampler, columns }: Draw): number[] {
  const outcome = outcomeOf(sampler, columns)
  const raised = sampler.run([nodeOf("raised")], undefined, columns)[0]?.subarray(-outcome.value.length)
  if (raised === undefined) throw new Error("internal: a result is missing")
  const [multiple, dilution, discount] = ["multiple", "round_dilution", "discount"].map((name) => names.indexOf(name))
  const of = (input: number | undefined, s: number): number => columns[input ?? -1]?.[s] ?? Number.NaN
  const factor = (m: number, d: number, kept: number, s: number): number => m * (1 - d * (raised[s] ?? 0)) * kept
  const value = outcome.value.map((x, s) => {
    const drawn = factor(of(multiple, s), of(dilution, s), Math.exp(-120 * of(discount, s)), s)
    return (x / drawn) * factor(expected.multiple, expected.dilution, expected.kept, s)
  })
  return figuresOf({ ...outcome, value })
}

/** By the middles of 100 000 equal parts of probability. */
function expectation(name: string, of: (x: number) => number): number {
  const input = model.inputs[names.indexOf(name)]
  if (input === undefined) throw new Error(`internal: the reference venture has no ${name}`)
  const at = quantile(input.distribution)
  return average(Float64Array.from({ length: 100_000 }, (_, k) => of(at((k + 0.5) / 100_000) * input.factor)))
}

const expected = {
  multiple: expectation("multiple", (x) => x),
  dilution: expectation("round_dilution", (x) => x),
  kept: expectation("discount", (x) => Math.exp(-120 * x)),
}

let strongest: readonly Seat[] | null = null

/** The strongest in the lowest dimensions, by rank correlation with the value and with ruin. */
function strongestFirst(): readonly Seat[] {
  strongest ??= byStrength()
  return strongest
}

function byStrength(): readonly Seat[] {
  const { sampler, columns } = plainly(99)
  const { value, ruinMonth } = outcomeOf(sampler, columns)
  const ruined = ruinMonth.map((month) => (Number.isFinite(month) ? 1 : 0))
  const pull = (x: Float64Array): number =>
    Math.max(Math.abs(rankCorrelation(x, value) ?? 0), Math.abs(rankCorrelation(x, ruined) ?? 0))
  const order = columns.map((x, k) => [k, pull(x)] as const).toSorted((a, b) => b[1] - a[1])
  return names.map((name, k) => ({ name, dimension: order.findIndex(([input]) => input === k) }))
}

/** Thousand samples a second, drawing included, each the best of its rounds in turn: ours and C's. */
function speeds(): { ours: number; c: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "venturi-precision-"))
  try {
    const out = join(folder, "reference")
    const source = new URL("reference.c", import.meta.url).pathname
    const isBuilt = spawnSync("gcc", ["-O3", "-march=native", "-ffast-math", source, "-o", out, "-lm", "-lpthread"]).status === 0
    let [ours, c] = [0, 0]
    for (let round = 0; round < 15; round++) {
      const begin = performance.now()
      const { plan } = streamRun(model, { samples: 100_000, seed: 50 + round, nodes: outcomeNodes, onBlock: () => {} })
      ours = Math.max(ours, plan.samples / (performance.now() - begin))
      if (isBuilt)
        c = Math.max(c, JSON.parse(spawnSync(out, ["400000", "1"], { encoding: "utf8" }).stdout).samplesPerSecond / 1000)
    }
    return { ours, c: isBuilt ? c : null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const truth = trueFigures()
const errors = ways.map(([, figures]) => relativeErrors(seeds.map(figures), truth))
const [plain = []] = errors
process.stdout.write(tableLine([`error at ${samples} samples (variance of plain Monte Carlo over its own)`, ...asked]))
process.stdout.write(tableLine(["---", ...asked.map(() => "---")]))
for (const [k, [what]] of ways.entries()) {
  const cells = asked.map((_, j) => {
    const error = errors[k]?.[j] ?? Number.NaN
    return `${(100 * error).toPrecision(3)} % (${((plain[j] ?? 0) ** 2 / error ** 2).toPrecision(2)})`
  })
  process.stdout.write(tableLine([what, ...cells]))
}
const { ours, c } = speeds()
if (c !== null) {
  const slower = c / ours
  process.stdout.write(`\n${tableLine(["time to the same standard error, over that of reference.c", ...asked])}`)
  process.stdout.write(tableLine(["---", ...asked.map(() => "---")]))
  const ofMany = seeds.map((seed) => simple(seated(byName, seed, many)))
  const rows = [
    { count: samples, ran: errors.at(-1) ?? [] },
    { count: many, ran: relativeErrors(ofMany, truth) },
  ]
  for (const { count, ran } of rows) {
    // The error of plain sampling falls with the square root of the samples.
    const cells = ran.map((error, j) => (((error / (plain[j] ?? 1)) ** 2 * count * slower) / samples).toPrecision(2))
    process.stdout.write(tableLine([`at ${count} samples of ours`, ...cells]))
  }
  process.stdout.write(`\nOne thread each: ${Math.round(ours)} against ${Math.round(c)} thousand samples a second.\n`)
}
