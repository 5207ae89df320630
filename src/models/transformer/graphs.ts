/**
 * The layers of a config for sums over them, each block that stands there many times laid once: some fifty times as quick as
 * the whole graph, and the same figures (graphs.test.ts).
 */
import type { TransformerConfig } from "../config.ts"
import type { LayerGraph, LayerNode } from "../graph/layer-graph.ts"
import type { Span } from "./lay-attention.ts"
import { layTransformer } from "./lay-transformer.ts"

/** All layers of the model; equal blocks are the same objects, so that edges between them mean nothing. */
export function layersOf(config: TransformerConfig, span: Span): LayerGraph {
  const once = { ...config, groups: config.groups.map(({ block }) => ({ count: 1, block })) }
  const { nodes } = layTransformer(once, span)
  return { nodes: nodes.flatMap((node) => Array.from({ length: copiesOf(node, config) }, () => node)), outputs: [] }
}

/** What hangs on no length: parameters, adapters, what is kept of a token. */
export function layersOfOneToken(config: TransformerConfig): LayerGraph {
  return layersOf(config, { tokens: 1, past: 0 })
}

const inBlock = /^model\.layers\.(\d+)\./

function copiesOf({ path }: LayerNode, { groups }: TransformerConfig): number {
  const group = inBlock.exec(path)?.[1]
  return group === undefined ? 1 : (groups[Number(group)]?.count ?? 0)
}
