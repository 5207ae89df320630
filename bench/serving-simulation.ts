/**
 * How quick and how exact the simulation of a server is. `npx tsx bench/serving-simulation.ts` prints the tables of docs/serving-simulation.md.
 */
import type { Load } from "../src/serving/simulate/load.ts"
import type { ServerSettings } from "../src/serving/simulate/settings.ts"
import { type SimulationOptions, simulate } from "../src/serving/simulate/simulate.ts"
import type { StepCost } from "../src/serving/simulate/step-cost.ts"

/** About what a model of 8 billion parameters costs on an H100: weights read at 3 TB/s, 400 TFLOP/s, 128 KiB of cache a token. */
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
const load = (requestsPerSecond: number, cv = 1): Load => ({
  kind: "open",
  arrivals: { kind: "gamma", requestsPerSecond, cv },
  lengths: {
    kind: "apart",
    input: { kind: "lognormal", mean: 512, cv: 1, most: 8192 },
    output: { kind: "lognormal", mean: 200, cv: 1, most: 4096 },
  },
  requests: 20_000,
})
const options: SimulationOptions = { seed: 1, warmUpShare: 0.1, horizonSeconds: null, slo: { ttftSeconds: 1, tpotSeconds: 0.05 } }

for (const rate of [1, 4, 8, 12, 16, 20, 24, 32]) {
  const times: number[] = []
  let out = simulate(load(rate), plain, cost, options)
  for (let i = 0; i < 3; i++) {
    const start = performance.now()
    out = simulate(load(rate), plain, cost, options)
    times.push(performance.now() - start)
  }
  console.log(
    rate,
    times.map((t) => t.toFixed(0)).join(" "),
    out.steps,
    JSON.stringify([out.ttft, out.tpot, out.throughput, out.utilisation, out.queue, out.preemptions]),
  )
}
