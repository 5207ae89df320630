/** What of a served model bounds how it can be cut: heads, experts, blocks. */
import { type LayerGraph, type LayerNode, stackOf } from "../../models/index.ts"

export type ServedLimits = {
  /** Heads of queries that every attention can be cut into; 1 without attention. */
  readonly heads: number
  /** Heads of keys and values, of each kind of attention that has a cache of them. */
  readonly keyValueHeads: readonly number[]
  /** 0 without experts. */
  readonly experts: number
  readonly blocks: number
}

export function servedLimits(graph: LayerGraph): ServedLimits {
  const attention = graph.nodes.flatMap((node) => headsOf(node) ?? [])
  const experts = graph.nodes.flatMap(({ kind, weights }) => (kind === "experts" ? weights : []))[0]
  return {
    heads: attention.length === 0 ? 1 : attention.map(({ heads }) => heads).reduce(commonDivisor),
    keyValueHeads: [...new Set(attention.map(({ keyValueHeads }) => keyValueHeads))],
    experts: experts?.copies ?? 0,
    blocks: Math.max(
      1,
      stackOf(graph).parts.reduce((sum, { role, count }) => sum + (role === "block" ? count : 0), 0),
    ),
  }
}

type Heads = { readonly heads: number; readonly keyValueHeads: number }

/** Null for layers that do not attend. A latent cache is one head for all. */
function headsOf({ kind, products: [scores, values], output, state }: LayerNode): Heads | null {
  if (kind !== "attention" || scores === undefined || values === undefined) return null
  const heads = Math.max(1, Math.round((output[1] ?? values.columns) / values.columns))
  const cached = state?.kind === "cache" ? state.valuesPerToken / (scores.depth + values.columns) : heads
  return { heads, keyValueHeads: Number.isInteger(cached) ? cached : 1 }
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
