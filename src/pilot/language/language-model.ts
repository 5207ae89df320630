/**
 * A language model out of the description that `models` counts: the object of a `config.json`, or the text of a layer file. Its
 * layer graph says which weights there are; its forward pass computes with them.
 */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { type LayerGraph, layDescribed, layTransformer, readConfig, type TransformerConfig } from "../../models/index.ts"
import type { Tensor } from "../engine/tensor.ts"
import { chainOut, foreignLayer } from "../layers/chain.ts"
import type { LayerContext } from "../layers/context.ts"
import { transformerLogits } from "./transformer.ts"
import { untrainedPart } from "./untrained-part.ts"

export type LanguageModelDescribed = { readonly config: unknown } | { readonly layers: string; readonly file?: string }

export type LanguageModel = {
  readonly graph: LayerGraph
  readonly vocabulary: number
  /** Tokens of a window. */
  readonly context: number
  /** int32 [sequences, tokens] → [sequences, tokens, vocabulary]. */
  readonly logits: (context: LayerContext, tokens: Tensor) => Tensor
}

export type LanguageModelRead =
  | { readonly kind: "model"; readonly model: LanguageModel; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/** Errors: those of readConfig and of readLayerFile; pilot-part, pilot-layer, pilot-vocabulary, pilot-context. */
export function readLanguageModel(described: LanguageModelDescribed, context: number): LanguageModelRead {
  return "config" in described ? ofConfig(described.config, context) : ofLayers(described, context)
}

function ofConfig(json: unknown, context: number): LanguageModelRead {
  const read = readConfig(json)
  if (read.kind === "problems") return read
  const { config, warnings } = read
  const problem = untrainedPart(config) ?? tooLong(config, context)
  if (problem !== null) return { kind: "problems", problems: [problem] }
  const graph = layTransformer(config, { tokens: context, past: 0 })
  const logits = (layers: LayerContext, tokens: Tensor): Tensor => transformerLogits(layers, config, tokens)
  return { kind: "model", model: { graph, vocabulary: config.vocabulary, context, logits }, warnings }
}

function tooLong({ positions }: TransformerConfig, context: number): Diagnostic | null {
  if (positions.kind !== "learned" || context <= positions.rows) return null
  return error("pilot-context", null, { context, rows: positions.rows })
}

function ofLayers(described: { readonly layers: string; readonly file?: string }, context: number): LanguageModelRead {
  const { model: laid, diagnostics } = layDescribed(described, { sequence: context })
  if (laid === null) return { kind: "problems", problems: diagnostics }
  const { graph } = laid
  const foreign = foreignLayer(graph)
  if (foreign !== null)
    return { kind: "problems", problems: [error("pilot-layer", null, { path: foreign.path, title: foreign.title })] }
  const [rows, told] = [
    graph.nodes.find(({ kind }) => kind === "embedding")?.weights[0]?.shape[0] ?? 0,
    graph.nodes.at(-1)?.output.at(-1) ?? 0,
  ]
  if (rows !== told) return { kind: "problems", problems: [error("pilot-vocabulary", null, { rows, told })] }
  const logits = (layers: LayerContext, tokens: Tensor): Tensor => chainOut(layers, graph, tokens)
  return { kind: "model", model: { graph, vocabulary: told, context, logits }, warnings: diagnostics }
}
