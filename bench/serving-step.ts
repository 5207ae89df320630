// `npx tsx bench/serving-step.ts`: nanoseconds of one step asked of the model of a replica, once its tables are filled, milliseconds of making one, and microseconds of one answer
// of the steady state with it, under open loads in parts of what it carries and under clients.
import { findDevice, isUnknownDevice, usualMachine } from "../src/devices/index.ts"
import { findBuildable } from "../src/models/catalogue/find-buildable.ts"
import type { ServingSetup } from "../src/serving/plan/setup.ts"
import { type Demand, lengthMoments, mostOfEachWorker, steadyState } from "../src/serving/simulate/simulate.ts"
import { stepModel } from "../src/serving/step/model.ts"
import type { StepModel } from "../src/serving/step/step-model.ts"

function setupOf(name: string, gpu: string, tp: number): ServingSetup {
  const [found, device] = [findBuildable(name), findDevice(gpu)]
  if ("nearest" in found || isUnknownDevice(device)) throw new Error(`${name} ${gpu}`)
  return {
    graph: found.lay({ ...found.usual, sequence: 2048 }),
    sequence: 2048,
    formats: { weights: "fp8", experts: "fp8", cache: "bf16" },
    engine: { name: "vllm", version: null },
    device,
    machine: usualMachine(device),
    layout: { tp, pp: 1, attentionDp: 1, ep: 1 },
  }
}

const chat = lengthMoments({
  kind: "apart",
  input: { kind: "lognormal", mean: 512, cv: 1, most: 3500 },
  output: { kind: "lognormal", mean: 200, cv: 1, most: 3500 },
})

/** [µs] The quickest of many answers; what the replica carries at most is looked for in each, or given where a search has it already. */
function answerMicroseconds({ settings, cost }: StepModel, demand: Demand, each: number | null): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 300; i++) {
    const from = performance.now()
    steadyState(demand, settings, cost, chat, each)
    best = Math.min(best, performance.now() - from)
  }
  return 1000 * best
}

function steadyLine(model: StepModel): string {
  const most = mostOfEachWorker(model.settings, model.cost, chat)
  const demands: readonly (readonly [string, Demand])[] = [
    ...[0.1, 0.5, 0.9, 0.99, 1.2].map(
      (part) => [`${100 * part} %`, { kind: "rate", requestsPerSecond: part * most, squareCv: 1 }] as const,
    ),
    ...[1, 16, 64, 400].map((clients) => [`${clients} clients`, { kind: "concurrency", clients, thinkSeconds: 0 }] as const),
  ]
  return demands
    .map(
      ([name, demand]) => `${name} ${[null, most].map((each) => answerMicroseconds(model, demand, each).toFixed(0)).join(" / ")}`,
    )
    .join(", ")
}

const asked = 1_000_000
for (const [name, gpu, tp] of [
  ["Llama-3.1-8B-Instruct", "H100-SXM", 1],
  ["DeepSeek-R1", "B200", 8],
  ["Qwen3.5-397B-A17B", "B200", 8],
] as const) {
  const setup = setupOf(name, gpu, tp)
  const begin = performance.now()
  const model = stepModel(setup)
  const { cost } = model
  const made = performance.now() - begin
  const round = (): number => {
    const from = performance.now()
    let sum = 0
    for (let i = 0; i < asked; i++) sum += cost.step(0, 0, 1 + (i % 64), (1 + (i % 64)) * (1000 + (i % 500)), 1 + (i % 64))
    return sum > 0 ? (performance.now() - from) / asked : 0
  }
  const best = Math.min(...Array.from({ length: 5 }, round))
  console.log(`${name} on ${tp} × ${gpu}: made in ${made.toFixed(1)} ms, ${(1e6 * best).toFixed(0)} ns a step`)
  console.log(`  steady state, µs, with what it carries at most looked for / given: ${steadyLine(model)}`)
}
