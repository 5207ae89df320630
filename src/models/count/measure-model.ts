/** Lays a model at a size and reads all figures off its layers. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import type { Buildable } from "../architecture.ts"
import { type LayerGraph, type LayerNode, type State, weightCount } from "../graph/layer-graph.ts"
import { trainedParameters } from "../measure/adapters.ts"
import { comparisons, forwardMacs, nodeMacs } from "../measure/arithmetic.ts"
import { activationBytes, type Precision, precisions, sequenceStateBytes, stateBytes, weightBytes } from "../measure/memory.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { trainingMacs } from "../measure/training.ts"
import { type Counting, type CountOptions, countingOf, tuningOf } from "./count-options.ts"
import { doubtful } from "./doubtful.ts"
import { idleSizes, unusedOption } from "./idle-sizes.ts"
import { layAt } from "./lay-at.ts"
import type { LayerCount, ModelCount, StateWindow } from "./model-count.ts"

export type Measured =
  | { readonly kind: "count"; readonly count: ModelCount; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/** Errors: layer-*, model-sequence where the size does not suit the model. Warnings: model-option-unused, model-nothing-trained. */
export function measureModel(model: Buildable, options: CountOptions): Measured {
  const laid = layAt(model, options)
  if (laid.kind === "problems") return laid
  const { graph } = laid
  const count = countOf(model, graph, countingOf(model, options))
  return {
    kind: "count",
    count,
    warnings: [...unused(model, graph, options), ...untrained(count), ...doubtful(model, graph, options)],
  }
}

function countOf(model: Buildable, graph: LayerGraph, counting: Counting): ModelCount {
  const { names, family, title, library, tasks, per, source } = model
  const { batch, precision, tuning, attention } = counting
  const units = per === "token" ? counting.size.sequence : 1
  const trained = tuningOf(counting)
  const { total, active, embedding } = parameterCounts(graph)
  const ofTraining = model.trained?.lay(counting.size) ?? graph
  return {
    ...{ name: names[0] ?? family, family, title, library, tasks, per },
    inputs: graph.nodes.filter(({ kind }) => kind === "input").map(({ path, output }) => ({ name: path, shape: output })),
    ...{ batch, precision, tuning },
    loraRank: trained.kind === "lora" ? trained.rank : null,
    attention: attentionOf(graph, attention),
    parameters: total,
    activeParameters: active,
    embeddingParameters: embedding,
    trainableParameters: trainedParameters(ofTraining, trained),
    trainedAs:
      model.trained === null ? null : { name: model.trained.names[0] ?? family, parameters: parameterCounts(ofTraining).total },
    forwardMacs: forwardMacs(graph, attention) / units,
    forwardFlops: (2 * forwardMacs(graph, attention)) / units,
    trainingFlops: (2 * trainingMacs(ofTraining, trained, attention)) / units,
    comparisons: graph.nodes.some(({ kind }) => kind === "trees") ? comparisons(graph) : null,
    ...memoryOf(graph, ofTraining, counting),
    layers: graph.nodes.map((node) => layerOf(node, counting, units)),
    sources: [source],
  }
}

function layerOf(node: LayerNode, { attention }: Counting, units: number): LayerCount {
  const { path, kind, title, output } = node
  return { path, kind, title, parameters: weightCount(node), forwardFlops: (2 * nodeMacs(node, attention)) / units, output }
}

type Memory = Pick<
  ModelCount,
  "activationBytes" | "weightBytes" | "stateBytesPerToken" | "stateBytesFixed" | "stateBytes" | "stateWindows"
>

function memoryOf(graph: LayerGraph, ofTraining: LayerGraph, { size, batch, precision }: Counting): Memory {
  const { perToken, fixed } = stateBytes(graph, valueBytes(precision))
  return {
    activationBytes: activationBytes(ofTraining, batch, valueBytes(precision)),
    weightBytes: Object.fromEntries(precisions.map((one) => [one, weightBytes(graph, one)])) as ModelCount["weightBytes"], // one for each
    stateBytesPerToken: perToken,
    stateBytesFixed: fixed,
    stateBytes: sequenceStateBytes(graph, size.sequence, valueBytes(precision)),
    stateWindows: windowsOf(graph.nodes.flatMap(({ state }) => state ?? [])),
  }
}

/** What is computed between the layers and kept for later tokens has 16 bits, whatever the weights have; 32 where those have. */
function valueBytes(precision: Precision): number {
  return precision === "fp32" ? 4 : 2
}

function windowsOf(states: readonly State[]): readonly StateWindow[] {
  const windows = states.flatMap((state) => (state.kind === "cache" ? [state.window] : []))
  return [...new Set(windows)].map((window) => ({ window, layers: windows.filter((one) => one === window).length }))
}

function attentionOf({ nodes }: LayerGraph, asked: "causal" | "full"): ModelCount["attention"] {
  if (nodes.every(({ kind }) => kind !== "attention")) return null
  return asked === "causal" && nodes.some(({ products }) => products.some(({ causalShare }) => causalShare < 1))
    ? "causal"
    : "full"
}

/** Options that change nothing of this model: whoever gave them thinks of another one. */
function unused(model: Buildable, graph: LayerGraph, options: CountOptions): readonly Diagnostic[] {
  const { tuning } = countingOf(model, options)
  const isAdapted = tuning === "lora" || tuning === "qlora"
  const adapters = (["loraRank", "loraTargets"] as const).filter((key) => options[key] !== undefined && !isAdapted)
  return [...idleSizes(model, graph, options), ...adapters.map((option) => unusedOption(option, model))]
}

/** A model without matrices of blocks has no place for adapters, one without a head nothing that another task would replace. */
function untrained({ trainableParameters, tuning, name, parameters }: ModelCount): readonly Diagnostic[] {
  const isIdle = trainableParameters === 0 && parameters > 0
  return isIdle ? [warning("model-nothing-trained", null, { name, tuning })] : []
}
