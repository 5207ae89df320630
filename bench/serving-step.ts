// `npx tsx bench/serving-step.ts`: nanoseconds of one step asked of the model of a replica, once its tables are filled, and milliseconds of making one.
import { findDevice, isUnknownDevice, usualMachine } from "../src/devices/index.ts"
import { findBuildable } from "../src/models/catalogue/find-buildable.ts"
import type { ServingSetup } from "../src/serving/plan/setup.ts"
import { stepModel } from "../src/serving/step/model.ts"

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

const asked = 1_000_000
for (const [name, gpu, tp] of [
  ["Llama-3.1-8B-Instruct", "H100-SXM", 1],
  ["DeepSeek-R1", "B200", 8],
  ["Qwen3.5-397B-A17B", "B200", 8],
] as const) {
  const setup = setupOf(name, gpu, tp)
  const begin = performance.now()
  const { cost } = stepModel(setup)
  const made = performance.now() - begin
  const round = (): number => {
    const from = performance.now()
    let sum = 0
    for (let i = 0; i < asked; i++) sum += cost.step(0, 0, 1 + (i % 64), (1 + (i % 64)) * (1000 + (i % 500)), 1 + (i % 64))
    return sum > 0 ? (performance.now() - from) / asked : 0
  }
  const best = Math.min(...Array.from({ length: 5 }, round))
  console.log(`${name} on ${tp} × ${gpu}: made in ${made.toFixed(1)} ms, ${(1e6 * best).toFixed(0)} ns a step`)
}
