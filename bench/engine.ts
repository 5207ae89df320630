/**
 * The engine on the reference venture, beside the same workload by hand in C and in NumPy, in one run:
 * the table's ratios hold on any machine. What the machine lacks is left out and said.
 * `npm run bench` prints; `npm run bench -- --write` also rewrites bench/results.md.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { createSampler } from "../src/engine/index.ts"
import { compileVenture } from "../src/index.ts"

const samples = 100_000
const rounds = 5
const file = new URL("reference.venture.yaml", import.meta.url)
const outputs = ["value", "lowest_cash", "ruin_month"]

type Row = { readonly what: string; readonly perSecond: number | null; readonly note: string }

function best(work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now()
    work()
    return performance.now() - begin
  })
  return Math.min(...times)
}

function ours(): { rows: Row[]; stages: [string, number][] } {
  const text = readFileSync(file, "utf8")
  const compile = best(() => compileVenture(text, { file: "reference.venture.yaml" }))
  const { venture } = compileVenture(text, { file: "reference.venture.yaml" })
  if (venture === null) throw new Error("internal: the reference venture does not compile")
  const draw = best(() => createSampler(venture.model, { samples, seed: 1 }))
  const sampler = createSampler(venture.model, { samples, seed: 1 })
  const nodes = outputs.map((path) => venture.model.quantities.get(path)?.node ?? 0)
  const run = best(() => sampler.run(nodes))
  const n = sampler.plan.samples
  return {
    rows: [
      { what: "Venturi, generated JavaScript, 1 thread, model alone", perSecond: (n / run) * 1000, note: `${n} samples` },
      { what: "Venturi, the same with drawing the inputs", perSecond: (n / (run + draw)) * 1000, note: "" },
    ],
    stages: [
      ["text to compiled model", compile],
      [`drawing ${n} samples of 40 inputs`, draw],
      [`running them through 120 months`, run],
    ],
  }
}

/** The reference by hand; its own measure of itself, drawing included. */
function byHand(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), "venturi-bench-"))
  try {
    return [
      c(folder, "-march=native", "C by hand, 64 samples abreast, this machine's width"),
      c(folder, "-march=x86-64-v2", "C by hand, the width that WebAssembly SIMD has"),
      measured("NumPy", "python3", [new URL("reference-numpy.py", import.meta.url).pathname, String(samples)]),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function c(folder: string, march: string, what: string): Row {
  const program = join(folder, "reference")
  const source = new URL("reference.c", import.meta.url).pathname
  const built = spawnSync("gcc", ["-O3", march, "-ffast-math", source, "-o", program, "-lm", "-lpthread"], { encoding: "utf8" })
  if (built.status !== 0) return { what, perSecond: null, note: "no gcc that builds it here" }
  return measured(what, program, [String(samples * 4), "1"])
}

function measured(what: string, command: string, args: readonly string[]): Row {
  const speeds = Array.from({ length: 3 }, () => {
    const ran = spawnSync(command, args, { encoding: "utf8" })
    return ran.status === 0 ? (JSON.parse(ran.stdout) as { samplesPerSecond: number }).samplesPerSecond : Number.NaN
  })
  const perSecond = Math.max(...speeds)
  return Number.isNaN(perSecond)
    ? { what, perSecond: null, note: `${command} or what it needs is missing` }
    : { what, perSecond, note: "drawing included" }
}

const { rows: own, stages } = ours()
const rows = [...own, ...byHand()]
const unit = own[0]?.perSecond ?? 1
const line = (row: Row): string =>
  `| ${row.what} | ${row.perSecond === null ? "–" : Math.round(row.perSecond / 1000)} | ${row.perSecond === null ? "–" : (row.perSecond / unit).toFixed(2)} | ${row.note} |`
const table = [
  "| the reference venture: 40 inputs, 120 months | thousand samples a second | against the first row | |",
  "|---|---|---|---|",
  ...rows.map(line),
  "",
  "| stage | ms |",
  "|---|---|",
  ...stages.map(([what, ms]) => `| ${what} | ${ms.toFixed(1)} |`),
].join("\n")

process.stdout.write(`${table}\n`)
if (process.argv.includes("--write")) {
  const head = `# Bench results\n\n${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores. Best of ${rounds}.\n\n`
  writeFileSync(new URL("results.md", import.meta.url), `${head}${table}\n`)
}
