/** The layers of one transformer block: attention, feed-forward, norms. */
import type { Attention, Block, ExpertFeedForward, FeedForward, Norm } from "./config.ts"
import { type AdapterTarget, type Layer, matrix, plainLayer } from "./layer.ts"

/** Layers of `count` equal blocks; `at` names them, such as `blocks.0-31`. */
export function blockLayers(block: Block, hidden: number, norm: Norm, count: number, at: string): readonly Layer[] {
  const one = [
    ...attentionLayers(block.attention, hidden, at),
    ...feedForwardLayers(block.feedForward, hidden, at),
    ...Array.from({ length: block.norms }, (_, i) => normLayer(`${at}.norm.${i + 1}`, norm, hidden)),
  ]
  return one.map((layer) => ({ ...layer, count: layer.count * count }))
}

export function normLayer(name: string, norm: Norm, width: number): Layer {
  const vectors = norm.kind === "fixed" ? 0 : norm.kind === "layer" && norm.hasBias ? 2 : 1
  return plainLayer(name, "norm", vectors === 0 ? [] : [vectors, width], vectors * width)
}

/**
 * Queries, keys, values, scores and output.
 * Scores: each attended position costs a product with the key and one with the value, 2 × 2 × heads × head size.
 */
function attentionLayers(attention: Attention, hidden: number, at: string): readonly Layer[] {
  const { heads, keyValueHeads, headSize, bias, norm, window } = attention
  const inner = heads * headSize
  const outer = keyValueHeads * headSize
  const hasBias = bias !== "none"
  const part = (target: AdapterTarget, outputs: number, inputs: number, withBias: boolean): Layer =>
    matrix(`${at}.attention.${target}`, "attention", outputs, inputs, withBias, { target })
  const scores = { ...plainLayer(`${at}.attention.scores`, "scores", [], 0), flopsPerPosition: 4 * inner, window }
  const norms = norm === "none" ? [] : norm === "head" ? [headSize, headSize] : [inner, outer]
  return [
    part("query", inner, hidden, hasBias),
    part("key", outer, hidden, hasBias),
    part("value", outer, hidden, hasBias),
    ...norms.map((width, i) =>
      normLayer(`${at}.attention.${i === 0 ? "query" : "key"}.norm`, { kind: "rms", hasBias: false }, width),
    ),
    scores,
    part("output", hidden, inner, bias === "all"),
  ]
}

function feedForwardLayers(feedForward: FeedForward, hidden: number, at: string): readonly Layer[] {
  switch (feedForward.kind) {
    case "dense":
      return denseLayers(`${at}.feed-forward`, hidden, feedForward.width, feedForward.isGated, feedForward.hasBias)
    case "experts":
      return expertLayers(`${at}.feed-forward`, hidden, feedForward)
    default:
      return unreachable(feedForward)
  }
}

function denseLayers(name: string, hidden: number, width: number, isGated: boolean, hasBias: boolean): readonly Layer[] {
  const gate = isGated ? [matrix(`${name}.gate`, "feed-forward", width, hidden, hasBias, { target: "gate" })] : []
  return [
    ...gate,
    matrix(`${name}.up`, "feed-forward", width, hidden, hasBias, { target: "up" }),
    matrix(`${name}.down`, "feed-forward", hidden, width, hasBias, { target: "down" }),
  ]
}

function expertLayers(name: string, hidden: number, experts: ExpertFeedForward): readonly Layer[] {
  const one = denseLayers(`${name}.expert`, hidden, experts.width, experts.isGated, false)
  const activeShare = experts.active / experts.experts
  return [
    matrix(`${name}.router`, "router", experts.experts, hidden, false),
    ...one.map((layer) => ({ ...layer, count: experts.experts, activeShare })),
  ]
}

function unreachable(value: never): never {
  throw new Error(`internal: unknown feed-forward ${JSON.stringify(value)}`)
}
