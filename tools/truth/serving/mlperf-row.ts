/** Rows of kinds `serving_mlperf_offline` and `serving_mlperf_server`: whole machines, cut into as many replicas as they hold. */
import { type Device, deviceIn, usualMachine } from "../../../src/devices/index.ts"
import { parameterCounts } from "../../../src/models/measure/parameters.ts"
import type { Engine } from "../../../src/serving/plan/engine.ts"
import type { Formats } from "../../../src/serving/plan/formats.ts"
import type { Inputs, Row } from "../row.ts"
import { countOf } from "../training-row.ts"
import { mlperfWorkload, requestsOfReplica } from "./mlperf-workloads.ts"
import { servingEngine } from "./serving-engine.ts"
import { formatsOf } from "./serving-formats.ts"
import { type ServingGraph, servingGraph } from "./serving-graph.ts"
import { groupOf, noLimits, type ServingQuestion, type ServingRow } from "./serving-row.ts"

/** Or a sentence that says what is missing. */
export function mlperfRow({ inputs, kind, source }: Row): ServingRow | string {
  const workload = mlperfWorkload(String(inputs.benchmark))
  if (workload === null) return `no benchmark ${String(inputs.benchmark)}`
  const found = servingGraph(String(inputs.model), workload.sequence)
  if (typeof found === "string") return found
  const accelerator = String(inputs.accelerator)
  const device = deviceIn(accelerator)
  if (device === null) return `no accelerator: ${String(inputs.system)}`
  const engine = engineOf(inputs, found)
  if (engine === null) return `no engine ${String(inputs.framework)}`
  const devices = (countOf(inputs.accelerators_per_node) ?? 1) * (countOf(inputs.nodes) ?? 1)
  const formats = submittedFormats(String(inputs.benchmark), device)
  const tp = Math.min(devices, devicesToHold(found, formats, device))
  const setup = {
    ...{ graph: found.graph, sequence: found.sequence, formats, engine, device, machine: usualMachine(device) },
    layout: { tp, pp: 1, attentionDp: 1, ep: 1 },
  }
  const workers = Math.max(1, Math.floor(devices / tp))
  const lengths = { kind: "apart", input: workload.input, output: workload.output } as const
  const question: ServingQuestion = kind.endsWith("server")
    ? { kind: "highest rate", lengths, promise: workload.promise }
    : { kind: "run", load: { kind: "open", arrivals: { kind: "offline" }, requests: workers * requestsOfReplica, lengths } }
  const limits = { ...noLimits, beams: workload.beams ?? 1 }
  return {
    ...{ pools: { kind: "joint", setup, workers }, question, limits, tokens: workload.means, rounds: workload.rounds },
    ...{ group: groupOf(found.name, setup), source },
  }
}

/** Behind `TensorRT` run language models of TensorRT-LLM, whose version is not told; a framework that is not named is NVIDIA's. */
function engineOf({ framework, submitter }: Inputs, { isDecoder }: ServingGraph): Engine | null {
  const engine =
    servingEngine(String(framework)) ?? (submitter === "NVIDIA" ? { name: "tensorrt" as const, version: null } : null)
  return engine?.name === "tensorrt" && isDecoder ? { name: "trtllm", version: null } : engine
}

/**
 * Submissions run in the narrowest format that keeps the accuracy; the rows do not tell it. Assumed: 4 bits on Blackwell, 8 on Hopper, Ada and CDNA 3, of
 * images and BERT int8 before Hopper; 16 bits for BERT at 99.9 %; 4-bit weights on Jetson.
 * Source: developer.nvidia.com/blog/nvidia-blackwell-platform-sets-new-llm-inference-records-in-mlperf-inference-v4-1.
 */
function submittedFormats(benchmark: string, { id, peak }: Device): Formats {
  const isDecoder = /^(?:llama|mixtral|gptj)/u.test(benchmark)
  if (isDecoder && peak.fp4 !== null) return formatsOf("fp4", "fp8")
  if (/JETSON/u.test(id)) return formatsOf("int4", "bf16")
  if (/^bert-99\.9/u.test(benchmark)) return formatsOf("fp16", "bf16")
  if (/^resnet/u.test(benchmark)) return formatsOf("int8", "bf16")
  return peak.fp8 === null ? formatsOf("int8", "bf16") : formatsOf("fp8", isDecoder ? "fp8" : "bf16")
}

/** The part of a device's memory that weights may take and leave a useful cache. */
const forWeights = 0.8
const bytesOf: Readonly<Record<Formats["weights"], number>> = {
  fp32: 4,
  fp16: 2,
  bf16: 2,
  fp8: 1,
  int8: 1,
  fp4: 0.56,
  int4: 0.53,
}

/** A power of two. */
function devicesToHold({ graph }: ServingGraph, { weights }: Formats, { memory }: Device): number {
  const bytes = parameterCounts(graph).total * bytesOf[weights]
  return 2 ** Math.max(0, Math.ceil(Math.log2(bytes / (forWeights * memory.bytes))))
}
