/**
 * Rows of kind `serving_max_throughput`: everything is queued at once, or by as many clients as the largest batch has places (LMDeploy's
 * profile_throughput.py), and tokens are counted until the last has its answer.
 */
import { deviceIn, usualMachine } from "../../../src/devices/index.ts"
import type { ServingLayout } from "../../../src/serving/plan/setup.ts"
import type { Lengths } from "../../../src/serving/simulate/lengths.ts"
import type { Load } from "../../../src/serving/simulate/simulate.ts"
import type { Row } from "../row.ts"
import { countOf } from "../training-row.ts"
import { servingEngine } from "./serving-engine.ts"
import { formatsOf, tellsFormats, weightFormat } from "./serving-formats.ts"
import { servingGraph } from "./serving-graph.ts"
import { groupOf, noLimits, type ServingRow } from "./serving-row.ts"

/**
 * Prompts and answers of ShareGPT as LMDeploy draws 3,000 of them; the same for all its rows. Source: its own figures, (total − output) / requests and
 * output / requests a second (InternLM/lmdeploy:docs/en/benchmark/a100_fp16.md@1263d5cd889b). Their spread is assumed.
 */
const shareGpt = { input: 247, output: 233, cv: 1, most: 2048 }

/** Or a sentence that says what is missing. */
export function throughputRow({ inputs, source }: Row): ServingRow | string {
  const found = servingGraph(String(inputs.model))
  if (typeof found === "string") return found
  const device = deviceIn(String(inputs.gpu))
  if (device === null) return `no device ${String(inputs.gpu)}`
  const engine = servingEngine(String(inputs.engine))
  if (engine === null) return `no engine ${String(inputs.engine)}`
  const told = weightFormat(String(inputs.weight_precision)) ?? "bf16"
  const weights = tellsFormats(String(inputs.model), told, told)
  const isShareGpt = /ShareGPT/u.test(String(inputs.workload))
  const [input, output] = isShareGpt
    ? [shareGpt.input, shareGpt.output]
    : [countOf(inputs.input_tokens), countOf(inputs.output_tokens)]
  if (input === null || output === null) return "lengths are not told"
  const [tp, pp] = [countOf(inputs.tp) ?? 1, countOf(inputs.pp) ?? 1]
  const setup = {
    ...{ graph: found.graph, sequence: found.sequence, engine, device, machine: usualMachine(device) },
    // ModelOpt's checkpoints of 8 and 4 bits ask for a cache of 8 bits.
    formats: formatsOf(weights.weights, told === "fp4" || told === "fp8" ? "fp8" : "bf16", weights.experts),
    layout: found.hasExperts ? asTheOverview(tp, pp) : { tp, pp, attentionDp: 1, ep: 1 },
  }
  const lengths: Lengths = isShareGpt
    ? { kind: "apart", input: drawn(shareGpt.input), output: drawn(shareGpt.output) }
    : { kind: "apart", input: { kind: "fixed", tokens: input }, output: { kind: "fixed", tokens: output } }
  const requests = countOf(inputs.num_requests) ?? 3000
  const clients = countOf(inputs.max_batch)
  const load: Load =
    clients === null
      ? { kind: "open", arrivals: { kind: "offline" }, requests, lengths }
      : { kind: "closed loop", concurrency: clients, thinkSeconds: 0, requests, lengths }
  return {
    pools: { kind: "joint", setup, workers: 1 },
    question: { kind: "run", load },
    limits: { ...noLimits, maxSequences: clients },
    ...{ tokens: { input, output }, rounds: 1, group: groupOf(found.name, setup), source },
  }
}

/**
 * Models with experts run with attention in parallel over requests, says the page; over how many devices experts are spread it does not: assumed all.
 * Source: NVIDIA/TensorRT-LLM:docs/source/performance/perf-overview.md@00f37686aa85, "Running the Benchmark".
 */
function asTheOverview(tp: number, pp: number): ServingLayout {
  return { tp: 1, pp, attentionDp: tp, ep: tp }
}

function drawn(mean: number) {
  return { kind: "lognormal", mean, cv: shareGpt.cv, most: shareGpt.most } as const
}
