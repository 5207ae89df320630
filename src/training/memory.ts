/**
 * Bytes that training keeps: state (weights, gradients, optimizer), sharded over all GPUs, and
 * activations, which every GPU has for itself. Rough: it tells what cannot fit, not what just fits.
 */
import { benchmark, defaultRow } from "../data/index.ts"
import { warning } from "../diagnostics/index.ts"
import type { Row, Source } from "../engine/index.ts"
import { gigabytes, type OwnModel, parseQuantity } from "../models/index.ts"
import { type Part, usedGpus } from "./cluster.ts"

import type { TrainingGiven } from "./given.ts"
import type { TrainingSection } from "./section.ts"

/** Adam in mixed precision, [byte] a trained parameter: 2 for the weight, 2 for its gradient, 12 for an fp32 copy and two moments. */
const trainedBytes = 16
const stateSource: Source = {
  title: "ZeRO: 16 bytes a parameter with Adam in mixed precision, sharded over the GPUs",
  where: "arXiv 1910.02054, section 3.1",
  date: "2019-10-04",
  confidence: "published",
}
/** NF4 with double quantisation: 4 bits and 0.127 for its constants. */
const qloraBits = 4.127
const frozenSource: Source = {
  title: "QLoRA: frozen weights in 4.127 bits (bf16 without quantisation), adapters with Adam",
  where: "arXiv 2305.14314, section 3; arXiv 1910.02054",
  date: "2023-05-23",
  confidence: "published",
}
const activationSource: Source = {
  title: "Reducing activation recomputation: 2 bytes a layer kept, 34 in the layer that is live; logits in fp32 with gradient",
  where: "arXiv 2205.05198, Table 2",
  date: "2022-05-10",
  confidence: "published",
}
const [checkpointBytes, layerBytes, logitBytes] = [2, 34, 8]
const keptSource: Source = {
  title: "what the backward pass reads again, layer by layer in 16 bits; scores of attention are computed anew",
  where: "arXiv 2205.14135, algorithm 4",
  date: "2022-05-27",
  confidence: "published",
}
/** Rank taken for the check: adapters are a small part whatever it is. */
const usualRank = parseQuantity(benchmark("adapter.rank").value)

export function memoryRows(model: OwnModel, section: TrainingSection | null): Readonly<Record<string, Row>> {
  const frozen = frozenBytes(model)
  const trained = `${trainedBytes} byte * model.trained_parameters`
  return {
    ...(section?.batch == null
      ? { batch: defaultRow("", model.facts.per === "token" ? "training.batch" : "training.batch.samples") }
      : {}),
    state:
      frozen === 0 ? ["byte", `= ${trained}`, stateSource] : ["byte", `= ${Math.round(frozen)} byte + ${trained}`, frozenSource],
    activations: ["byte/GPU", `= training.batch * ${Math.round(activationBytes(model))} byte/GPU`, sourceOfActivations(model)],
    memory: ["byte/GPU", "= training.state / training.gpus + training.activations"],
  }
}

/** Warning training-memory, where the numbers of the file are plain and the state cannot fit. */
export function checkMemory(
  model: OwnModel,
  section: TrainingSection | null,
  parts: readonly Part[],
  given: TrainingGiven,
): void {
  const gpus = usedGpus(section, parts)
  if (gpus === null || gpus === 0) return
  const need = stateBytes(model) / gpus + activationBytes(model)
  const usable = parseQuantity(benchmark("serving.memory.usable").value)
  const smallest = parts
    .map(({ gpu }) => ({ gpu: gpu.id, bytes: parseQuantity(gpu.memory) }))
    .toSorted((a, b) => a.bytes - b.bytes)[0]
  if (smallest === undefined || need <= usable * smallest.bytes) return
  const params = {
    model: model.name,
    method: model.method,
    gpus,
    gpu: smallest.gpu,
    need: gigabytes(need),
    have: gigabytes(usable * smallest.bytes),
  }
  given.report(warning("training-memory", section?.gpus[0]?.span ?? model.span, params))
}

/** Units: [byte], over all GPUs. */
function stateBytes(model: OwnModel): number {
  const { adapterParameters, trainableParameters } = model.facts
  const isFrozen = model.method === "lora" || model.method === "qlora"
  return frozenBytes(model) + trainedBytes * (isFrozen ? usualRank * adapterParameters : trainableParameters)
}

function frozenBytes({ facts, method }: OwnModel): number {
  if (method === "qlora") return facts.weightBytes(qloraBits, 16)
  return method === "lora" ? facts.weightBytes(16, 16) : 0
}

/** One sequence of a language model, everything recomputed layer by layer; of any other model one sample, nothing recomputed. Units: [byte] a GPU. */
function activationBytes({ facts }: OwnModel): number {
  const { config, sequence, depth } = facts
  if (config === null) return facts.flow().keptBytes
  const layers = checkpointBytes * depth + layerBytes
  return sequence * (config.hidden * layers + config.vocabulary * logitBytes)
}

function sourceOfActivations({ facts }: OwnModel): Source {
  return facts.config === null ? keptSource : activationSource
}
