/**
 * The engine on the reference venture, beside the same workload by hand in C, in NumPy and in Squiggle, in one run: the rounds of
 * all of them alternate, so that the table's ratios hold on any machine and under any load. What the machine lacks is left out and said.
 * `npm run bench` prints; `npm run bench -- --write` also rewrites bench/results.md.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { compileJavaScript } from "../src/engine/backends/javascript.ts"
import { compileProgram } from "../src/engine/backends/program.ts"
import { hasRelaxedSimd } from "../src/engine/backends/wasm/simd.ts"
import { createSampler, isContinuousIn, streamRun, useCrew } from "../src/engine/index.ts"
import { createCrew } from "../src/host/index.ts"
import { compileVenture, runVenture, type Venture } from "../src/index.ts"

const samples = 100_000
const rounds = 7
const outputs = ["value", "lowest_cash", "ruin_month"]
const text = readFileSync(new URL("reference.venture.yaml", import.meta.url), "utf8")

/** Samples a second; null where the machine lacks what is needed. */
type Contender = { readonly what: string; readonly note: string; readonly measure: () => number | null }

function compiled(): Venture {
  const { venture } = compileVenture(text, { file: "reference.venture.yaml" })
  if (venture === null) throw new Error("internal: the reference venture does not compile")
  return venture
}

const venture = compiled()
const { model } = venture
const nodes = outputs.map((path) => model.quantities.get(path)?.node ?? 0)
let seed = 0

/** Milliseconds. */
function timed(work: () => void): number {
  const begin = performance.now()
  work()
  return performance.now() - begin
}

function whole(threads: number): Contender {
  const crew = createCrew(threads)
  const measure = (): number => {
    useCrew(crew)
    let drawn = 0
    // A seed of its own each time: no program that draws for itself may keep anything from the last round.
    const ms = timed(() => {
      drawn = streamRun(model, { samples, seed: ++seed, nodes, onBlock: () => {} }).plan.samples
    })
    useCrew(null)
    return (drawn / ms) * 1000
  }
  return { what: `Venturi, WebAssembly, ${threads} thread${threads > 1 ? "s" : ""}`, note: "drawing included", measure }
}

function alone(what: string, run: (columns: readonly Float64Array[], count: number) => void): Contender {
  const sampler = createSampler(model, { samples, seed: 1 })
  const count = sampler.plan.samples
  const measure = (): number => (count / timed(() => run(sampler.columns, count))) * 1000
  return { what, note: "model alone, inputs drawn before", measure }
}

function ours(): Contender[] {
  const options = { months: model.months, parameters: model.parameters.length, isContinuous: isContinuousIn(model) }
  const script = compileProgram(model.graph, nodes, { ...options, compile: compileJavaScript })
  const results = nodes.map(() => new Float64Array(2 * samples))
  const sampler = createSampler(model, { samples, seed: 1 })
  return [
    whole(1),
    whole(2),
    alone("Venturi, WebAssembly, 1 thread", () => void sampler.run(nodes)),
    alone("Venturi, generated JavaScript, 1 thread", (columns, count) => script.run(columns, [], count, results)),
  ]
}

/** A program that prints its own speed as JSON, drawing included. */
function program(what: string, command: string | null, args: readonly string[], missing: string): Contender {
  const measure = (): number | null => {
    if (command === null) return null
    const ran = spawnSync(command, args, { encoding: "utf8" })
    return ran.status === 0 ? (JSON.parse(ran.stdout) as { samplesPerSecond: number }).samplesPerSecond : null
  }
  return { what, note: command === null ? missing : "drawing included", measure }
}

function byHand(folder: string): Contender[] {
  const built = (march: string): string | null => {
    const out = join(folder, `reference${march}`)
    const source = new URL("reference.c", import.meta.url).pathname
    const done = spawnSync("gcc", ["-O3", march, "-ffast-math", source, "-o", out, "-lm", "-lpthread"])
    return done.status === 0 ? out : null
  }
  const [native, narrow] = [built("-march=native"), built("-march=x86-64-v2")]
  const noCompiler = "no gcc that builds it here"
  const c = (what: string, out: string | null, threads: number): Contender =>
    program(
      `C by hand, ${what}, ${threads} thread${threads > 1 ? "s" : ""}`,
      out,
      [String(samples * 4 * threads), String(threads)],
      noCompiler,
    )
  return [
    c("-march=native", native, 1),
    c("-march=native", native, 2),
    c("128 bits wide, as WebAssembly", narrow, 1),
    c("128 bits wide, as WebAssembly", narrow, 2),
    program(
      "NumPy, 1 thread",
      hasNumPy() ? "python3" : null,
      [new URL("reference-numpy.py", import.meta.url).pathname, String(samples)],
      "no NumPy",
    ),
    program(
      "Squiggle 0.10, 1 thread",
      squiggle(folder) ? process.execPath : null,
      [new URL("squiggle.mjs", import.meta.url).pathname, folder, "1000"],
      "cannot be installed here",
    ),
  ]
}

function hasNumPy(): boolean {
  return spawnSync("python3", ["-c", "import numpy, scipy"]).status === 0
}

/** What the rows of Venturi ran on. */
function host(): string {
  const relaxed = hasRelaxedSimd()
    ? "with relaxed vector instructions"
    : "without relaxed vector instructions, which newer hosts have"
  return `| host: Node ${process.version}, V8 ${process.versions.v8} | – | – | ${relaxed} |`
}

/** Into a folder that goes away: dozens of packages that nothing else needs. */
function squiggle(folder: string): boolean {
  writeFileSync(join(folder, "package.json"), "{}")
  const args = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "@quri/squiggle-lang@0.10.0"]
  return spawnSync("npm", args, { stdio: "ignore" }).status === 0
}

/** The best of all rounds of each, the rounds of all of them in turn. */
function race(contenders: readonly Contender[]): (number | null)[] {
  const best = contenders.map((): number | null => null)
  for (let round = 0; round < rounds; round++)
    for (const [k, { measure }] of contenders.entries()) {
      const speed = measure()
      if (speed !== null) best[k] = Math.max(best[k] ?? 0, speed)
    }
  return best
}

/** Milliseconds, the best of many: from the text to a program that could run, and from one changed figure to all figures of the new answers. */
function stages(): (readonly [string, number])[] {
  const best = (work: () => void): number => Math.min(...Array.from({ length: 40 }, () => timed(work)))
  const fresh = (): void => {
    const model = compiled().model
    const program = createSampler(model, { samples: 8, seed: 1 })
    program.run(outputs.map((path) => model.quantities.get(path)?.node ?? 0))
  }
  const quantities = ["value", "lowest_cash", "ruined"]
  let price = 60
  const changed = (count: number): number =>
    best(() => {
      price += 0.1
      runVenture(withPrice(price), { quantities, samples: count })
    })
  const crew = createCrew(2)
  const threaded = (work: () => number): number => {
    useCrew(crew)
    const ms = work()
    useCrew(null)
    return ms
  }
  return [
    ["from text to a running program", best(fresh)],
    ["after one changed input: all figures of value, lowest cash and ruin by month, 2 000 samples", changed(2000)],
    ["the same, 10 000 samples", changed(10_000)],
    ["the same, 100 000 samples", changed(100_000)],
    ["the same, 100 000 samples, 2 threads", threaded(() => changed(100_000))],
  ]
}

function withPrice(low: number): Venture {
  const distribution = { kind: "interval", low, high: 180 } as const
  const inputs = model.inputs.map((input) => (input.path === "price" ? { ...input, distribution } : input))
  return { ...venture, model: { ...model, inputs } }
}

const folder = mkdtempSync(join(tmpdir(), "venturi-bench-"))
try {
  const contenders = [...ours(), ...byHand(folder)]
  const speeds = race(contenders)
  const unit = speeds[0] ?? 1
  const line = ({ what, note }: Contender, speed: number | null): string =>
    `| ${what} | ${speed === null ? "–" : Number((speed / 1000).toPrecision(3))} | ${speed === null ? "–" : Number((unit / speed).toPrecision(3))} | ${note} |`
  const table = [
    "| the reference venture: 40 inputs, 120 months | thousand samples a second | the first row is so many times as fast | |",
    "|---|---|---|---|",
    ...contenders.map((one, k) => line(one, speeds[k] ?? null)),
    host(),
    "",
    "| stage | ms |",
    "|---|---|",
    ...stages().map(([what, ms]) => `| ${what} | ${ms.toFixed(1)} |`),
  ].join("\n")
  process.stdout.write(`${table}\n`)
  if (process.argv.includes("--write")) {
    const head = `# Bench results\n\n${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores. Best of ${rounds} rounds, all in turn.\n\n`
    writeFileSync(new URL("results.md", import.meta.url), `${head}${table}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
