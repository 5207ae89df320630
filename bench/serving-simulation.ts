/**
 * How quick the simulation of a server is, and how far the steady state lies from it. `npx tsx bench/serving-simulation.ts` prints the tables of
 * docs/serving-simulation.md; behind it `speed` or `error` prints some of them, `rows` every single comparison.
 */
import { lengthMoments } from "../src/serving/simulate/length-moments.ts"
import type { Lengths } from "../src/serving/simulate/lengths.ts"
import { type Load, requestsOf } from "../src/serving/simulate/load.ts"
import { measured } from "../src/serving/simulate/measured.ts"
import { type Run, runRequests } from "../src/serving/simulate/run.ts"
import type { ServerSettings } from "../src/serving/simulate/settings.ts"
import { type SimulationOptions, simulate } from "../src/serving/simulate/simulate.ts"
import { type Demand, type SteadyState, steadyState } from "../src/serving/simulate/steady-state.ts"
import type { StepCost } from "../src/serving/simulate/step-cost.ts"

/** About what a dense model of 8 billion parameters costs on an H100: weights read in 5.5 ms, 40 µs a token, 44 ns a token of cache, 2 ms of host. */
const cost: StepCost = {
  step: (prefillTokens, prefillContext, _decodes, decodeContext, decodeTokens) =>
    0.002 + Math.max(0.0055, (prefillTokens + decodeTokens) * 4e-5) + prefillContext * 1.3e-9 + decodeContext * 4.4e-8,
  arrivalSeconds: 0,
  endSeconds: 0,
}
const plain: ServerSettings = {
  cache: { blocks: 25_000, tokensPerBlock: 16, watermarkBlocks: 250 },
  maxBatchedTokens: 2048,
  maxSequences: 256,
  scheduler: "chunked prefill",
  preemption: { kind: "recompute" },
  prefix: null,
  speculative: null,
  deployment: { kind: "joint", replicas: 1 },
  router: "least loaded",
  queueLimit: null,
}
const small: ServerSettings = { ...plain, cache: { blocks: 3000, tokensPerBlock: 16, watermarkBlocks: 30 } }
const speculative: ServerSettings = { ...plain, speculative: { draftTokens: 3, acceptance: 0.7, draftStepSeconds: 0.001 } }
const split: ServerSettings = {
  ...plain,
  deployment: { kind: "split", prefillWorkers: 2, decodeWorkers: 2, transferSeconds: 0.001, transferSecondsPerToken: 3e-6 },
}
const all: ServerSettings = {
  ...split,
  cache: { blocks: 1500, tokensPerBlock: 16, watermarkBlocks: 0 },
  preemption: { kind: "swap", secondsPerBlock: 1e-4 },
  prefix: { kind: "groups", groups: 200, sharedTokens: 256, member: 0.7, skew: 1 },
  speculative: { draftTokens: 4, acceptance: 0.7, draftStepSeconds: 0.001 },
}

const spread = (input: number, output: number, cv: number): Lengths => ({
  kind: "apart",
  input: { kind: "lognormal", mean: input, cv, most: 1e5 },
  output: { kind: "lognormal", mean: output, cv, most: 1e5 },
})
const fixed = (input: number, output: number): Lengths => ({
  kind: "apart",
  input: { kind: "fixed", tokens: input },
  output: { kind: "fixed", tokens: output },
})
const chat = spread(512, 200, 1)
const open = (requestsPerSecond: number, lengths: Lengths, cv = 1, requests = 20_000): Load => ({
  kind: "open",
  arrivals: { kind: "gamma", requestsPerSecond, cv },
  lengths,
  requests,
})
const clients = (concurrency: number, lengths: Lengths, requests: number): Load => ({
  kind: "closed loop",
  concurrency,
  thinkSeconds: 0,
  lengths,
  requests,
})
const options: SimulationOptions = { seed: 1, warmUpShare: 0.1, horizonSeconds: null, slo: { ttftSeconds: 1, tpotSeconds: 0.05 } }

const print = (cells: readonly string[]): boolean => process.stdout.write(`| ${cells.join(" | ")} |\n`)
const head = (cells: readonly string[]): boolean => print(cells) && print(cells.map(() => "---"))
const figure = (value: number): string => (Number.isFinite(value) ? Number(value.toPrecision(3)).toString() : "–")

/** The shortest of so many runs, by the clock and by the time of all processors: the latter is what counts where others use the machine. */
function timed<T>(work: () => T, times: number): { readonly ms: number; readonly cpuMs: number; readonly last: T } {
  let [ms, cpuMs, last] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, work()]
  for (let i = 1; i < times; i++) {
    const [start, used] = [performance.now(), process.cpuUsage()]
    last = work()
    const { user, system } = process.cpuUsage(used)
    ms = Math.min(ms, performance.now() - start)
    cpuMs = Math.min(cpuMs, (user + system) / 1000)
  }
  return { ms, cpuMs, last }
}

function speed(): void {
  const cases: readonly (readonly [string, ServerSettings, Load])[] = [
    ["plain, 1 request/s", plain, open(1, chat)],
    ["plain, 8 requests/s", plain, open(8, chat)],
    ["plain, 24 requests/s", plain, open(24, chat)],
    ["plain, 32 requests/s: more than it can answer", plain, open(32, chat)],
    ["plain, 64 clients", plain, clients(64, chat, 20_000)],
    ["prefill first, 20 requests/s", { ...plain, scheduler: "prefill first" }, open(20, chat)],
    ["8 replicas, 160 requests/s", { ...plain, deployment: { kind: "joint", replicas: 8 } }, open(160, chat)],
    ["small cache with preemptions, 20 requests/s", { ...small, cache: { ...small.cache, watermarkBlocks: 0 } }, open(20, chat)],
    ["speculative, 16 requests/s", speculative, open(16, chat)],
    ["2 + 2 split workers, 60 requests/s", split, open(60, chat)],
    ["all at once: split, prefixes, drafts, swapping, bursts, 50 requests/s", all, open(50, chat, 2)],
  ]
  head([
    "20 000 requests",
    "ms",
    "ms of processor",
    "steps",
    "million steps a second of processor",
    "preemptions",
    "prompt tokens found",
    "p95 of TTFT, s",
  ])
  for (const [name, settings, load] of cases) {
    const run = (): Run => runRequests(requestsOf(load, options.seed), settings, cost, options)
    const { ms, cpuMs, last: answer } = timed(() => simulate(load, settings, cost, options), 15)
    const inside = run()
    const steps = inside.done.steps
    print([
      name,
      ms.toFixed(0),
      cpuMs.toFixed(0),
      String(steps),
      figure(steps / cpuMs / 1000),
      String(inside.done.preemptions),
      `${figure(100 * answer.prefixHits)} %`,
      figure(measured(inside, null).ttft.p95),
    ])
  }
}

const loads: readonly (readonly [string, number, number])[] = [
  ["5 %", 0.05, 1],
  ["30 %", 0.3, 1],
  ["60 %", 0.6, 1],
  ["80 %", 0.8, 1],
  ["90 %", 0.9, 1],
  ["60 %, bursts of cv 2", 0.6, 2],
  ["1 client", -1, 1],
  ["16 clients", -16, 1],
  ["64 clients", -64, 1],
  ["400 clients", -400, 1],
]

const kinds: readonly (readonly [string, ServerSettings, Lengths])[] = [
  ["chat: 512 in, 200 out, both cv 1", plain, chat],
  ["the same, all of one length", plain, fixed(512, 200)],
  ["long prompts: 8000 in, 200 out, cv 0.5", plain, spread(8000, 200, 0.5)],
  ["summaries: 3000 in, 100 out, all of one length", plain, fixed(3000, 100)],
  ["reasoning: 300 in, 2000 out, cv 0.7", plain, spread(300, 2000, 0.7)],
  ["chat, prefill first", { ...plain, scheduler: "prefill first" }, chat],
  ["chat, drafts of 3 at 0.7", speculative, chat],
  ["chat, 16 places", { ...plain, maxSequences: 16 }, chat],
  ["chat, cache of 48 000 tokens", small, chat],
  ["chat, 4 replicas", { ...plain, deployment: { kind: "joint", replicas: 4 } }, chat],
  ["chat, 2 + 2 split", split, chat],
]

/** The steady state over the simulation, less 1; the rate is null where it is given. */
type Off = {
  readonly load: string
  readonly kind: string
  readonly ttft: number
  readonly tpot: number
  readonly latency: number
  readonly rate: number | null
  readonly ms: number
}

function compared(kind: (typeof kinds)[number], [label, share, cv]: (typeof loads)[number]): Off {
  const [name, settings, lengths] = kind
  const moments = lengthMoments(lengths)
  const ask = (demand: Demand): SteadyState => steadyState(demand, settings, cost, moments)!
  const rate = share * ask({ kind: "rate", requestsPerSecond: 1e-3, squareCv: 1 }).mostRequestsPerSecond
  const isRate = share > 0
  const load = isRate ? open(rate, lengths, cv) : clients(-share, lengths, Math.max(2000, -share * 30))
  const demand: Demand = isRate
    ? { kind: "rate", requestsPerSecond: rate, squareCv: cv * cv }
    : { kind: "concurrency", clients: -share, thinkSeconds: 0 }
  const simulated = simulate(load, settings, cost, { ...options, warmUpShare: isRate ? 0.1 : 0.3 })
  const { ms, last: state } = timed(() => ask(demand), 6)
  return {
    load: label,
    kind: name,
    ttft: state.ttftSeconds / simulated.ttft.mean - 1,
    tpot: state.tpotSeconds / simulated.tpot.mean - 1,
    latency: state.latencySeconds / simulated.latency.mean - 1,
    rate: isRate ? null : state.requestsPerSecond / simulated.throughput.requestsPerSecond - 1,
    ms,
  }
}

function error(withRows: boolean): void {
  const rows = kinds.flatMap((kind) => loads.map((load) => compared(kind, load)))
  if (withRows) {
    head(["load", "case", "TTFT", "TPOT", "latency", "requests/s"])
    for (const { load, kind, ttft, tpot, latency, rate } of rows) {
      print([load, kind, percent(ttft), percent(tpot), percent(latency), rate === null ? "–" : percent(rate)])
    }
    process.stdout.write("\n")
  }
  summary(
    "load, of what it can carry",
    loads.map(([label]) => [label, rows.filter(({ load }) => load === label)]),
  )
  process.stdout.write("\n")
  summary("case, all loads", [...kinds.map(([name]) => [name, rows.filter(({ kind }) => kind === name)] as const), ["all", rows]])
  const [mean, most] = [rows.reduce((sum, { ms }) => sum + ms, 0) / rows.length, Math.max(...rows.map(({ ms }) => ms))]
  process.stdout.write(`\nOne answer of the steady state takes ${figure(mean)} ms on average, ${figure(most)} ms at most.\n`)
}

/** Absolute errors of each group: the median, and what nine in ten stay below. */
function summary(title: string, groups: readonly (readonly [string, readonly Off[]])[]): void {
  head([title, ...["TTFT", "TPOT", "latency", "requests/s"].flatMap((name) => [`${name}: half`, "nine in ten"])])
  for (const [label, rows] of groups) {
    const cells = (["ttft", "tpot", "latency", "rate"] as const).flatMap((key) => {
      const sorted = rows.flatMap((row) => (row[key] === null ? [] : [Math.abs(row[key])])).sort((a, b) => a - b)
      return [0.5, 0.9].map((p) =>
        sorted.length === 0 ? "–" : `${(100 * sorted[Math.round(p * (sorted.length - 1))]!).toFixed(1)} %`,
      )
    })
    print([label, ...cells])
  }
}

function percent(share: number): string {
  return `${share >= 0 ? "+" : "−"}${(100 * Math.abs(share)).toFixed(1)} %`
}

const asked = process.argv[2]
if (asked === undefined || asked === "speed") speed()
if (asked === undefined) process.stdout.write("\n")
if (asked !== "speed") error(asked === "rows")
