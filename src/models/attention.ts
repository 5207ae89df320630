/** The layers of one attention: the projections, the norms inside, the scores. */
import type { Attention, GroupedAttention, LatentAttention } from "./config.ts"
import { type AdapterTarget, type Layer, matrix, plainLayer } from "./layer.ts"
import { normLayer } from "./norm.ts"

const rms = { kind: "rms", hasBias: false } as const

export function attentionLayers(attention: Attention, hidden: number, at: string): readonly Layer[] {
  switch (attention.kind) {
    case "grouped":
      return groupedLayers(attention, hidden, `${at}.attention`)
    case "latent":
      return latentLayers(attention, hidden, `${at}.attention`)
    default:
      return unreachable(attention)
  }
}

/**
 * Numbers that the cache keeps for a token: keys and values, or the latent vector and the rotary key.
 * Units: [value/token].
 */
export function cachedValues(attention: Attention): number {
  switch (attention.kind) {
    case "grouped":
      return 2 * attention.keyValueHeads * attention.headSize
    case "latent":
      return attention.keyValueRank + attention.rotarySize
    default:
      return unreachable(attention)
  }
}

/** Scores: each attended position costs a product with the key and one with the value, 2 × 2 × heads × head size. */
function groupedLayers(attention: GroupedAttention, hidden: number, at: string): readonly Layer[] {
  const { heads, keyValueHeads, headSize, bias, norm } = attention
  const inner = heads * headSize
  const outer = keyValueHeads * headSize
  const hasBias = bias !== "none"
  const part = (target: AdapterTarget, outputs: number, inputs: number, withBias: boolean): Layer =>
    matrix(`${at}.${target}`, "attention", outputs, inputs, withBias, { target })
  const widths = norm === "none" ? [] : norm === "head" ? [headSize, headSize] : [inner, outer]
  return [
    part("query", inner, hidden, hasBias),
    part("key", outer, hidden, hasBias),
    part("value", outer, hidden, hasBias),
    ...widths.map((width, i) => normLayer(`${at}.${i === 0 ? "query" : "key"}.norm`, rms, width)),
    ...(attention.hasSinks ? [plainLayer(`${at}.sinks`, "attention", [heads], heads)] : []),
    scores(at, 4 * inner, 4 * inner, attention.window),
    part("output", hidden, inner, bias === "all"),
  ]
}

/**
 * Prefill expands the latent vector to keys and values; decoding attends to it as it stands, with the expansions
 * folded into query and output: 2 × heads × (2 × rank + rotary size) a position. Source: arXiv 2405.04434, section 2.1.
 */
function latentLayers(attention: LatentAttention, hidden: number, at: string): readonly Layer[] {
  const { heads, keyValueRank, plainSize, rotarySize, valueSize } = attention
  const part = latentPart(at)
  const prefill = 2 * heads * (plainSize + rotarySize + valueSize)
  return [
    ...latentQuery(attention, hidden, at),
    part("latent.down", keyValueRank + rotarySize, hidden, "key"),
    normLayer(`${at}.latent.norm`, rms, keyValueRank),
    part("latent.up", heads * (plainSize + valueSize), keyValueRank, "value"),
    scores(at, prefill, 2 * heads * (2 * keyValueRank + rotarySize), null),
    part("output", hidden, heads * valueSize, "output"),
  ]
}

function latentQuery(attention: LatentAttention, hidden: number, at: string): readonly Layer[] {
  const { heads, queryRank, plainSize, rotarySize } = attention
  const part = latentPart(at)
  const queries = heads * (plainSize + rotarySize)
  if (queryRank === null) return [part("query", queries, hidden, "query")]
  return [
    part("query.down", queryRank, hidden, "query"),
    normLayer(`${at}.query.norm`, rms, queryRank),
    part("query.up", queries, queryRank, "query"),
  ]
}

function latentPart(at: string): (name: string, outputs: number, inputs: number, target: AdapterTarget) => Layer {
  return (name, outputs, inputs, target) => matrix(`${at}.${name}`, "attention", outputs, inputs, false, { target })
}

function scores(at: string, flopsPerPosition: number, decodeFlopsPerPosition: number, window: number | null): Layer {
  return { ...plainLayer(`${at}.scores`, "scores", [], 0), flopsPerPosition, decodeFlopsPerPosition, window }
}

function unreachable(value: never): never {
  throw new Error(`internal: unknown attention ${JSON.stringify(value)}`)
}
