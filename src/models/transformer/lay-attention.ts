/** What lets tokens see each other: projections, norms of queries and keys, the core over new tokens and those in the cache. */
import { unreachable } from "../../engine/index.ts"
import type { Attention, GroupedAttention, LatentAttention } from "../config.ts"
import type { Weight } from "../graph/layer-graph.ts"
import { byActivation, type Net, type Tensor, weight } from "../graph/net.ts"
import { cut } from "../layers/arrange.ts"
import { attentionCore } from "../layers/attention.ts"
import { linear } from "../layers/linear.ts"
import { layerNorm, norm, rmsNorm } from "../layers/norm.ts"
import { activation, multiply } from "../layers/pointwise.ts"
import { layDelta, layLightning } from "./lay-linear-attention.ts"
import { layMamba, layMamba2 } from "./lay-state-space.ts"

/** New tokens, and earlier ones whose keys and values are kept. */
export type Span = { readonly tokens: number; readonly past: number }

type Reach = Span & { readonly isCausal: boolean }

export function layAttention(net: Net, attention: Attention, x: Tensor, reach: Reach): Tensor {
  switch (attention.kind) {
    case "grouped":
      return grouped(net, attention, x, reach)
    case "latent":
      return latent(net, attention, x, reach)
    case "mamba":
      return layMamba(net, attention, x)
    case "mamba2":
      return layMamba2(net, attention, x)
    case "delta":
      return layDelta(net, attention, x)
    case "lightning":
      return layLightning(net, attention, x)
    case "none":
      return x
    default:
      return unreachable(attention)
  }
}

function grouped(net: Net, attention: GroupedAttention, x: Tensor, reach: Reach): Tensor {
  const { heads, keyValueHeads, headSize, bias, window, hasSinks, hasGate, hasRelativePositions } = attention
  const [inner, outer] = [heads * headSize, keyValueHeads * headSize]
  const hasBias = bias === "all" || bias === "query-key-value"
  const asked = linear(net, "q_proj", x, hasGate ? 2 * inner : inner, { bias: hasBias, target: "query" })
  const query = hasGate ? cut(net, "query", asked, 1, inner) : asked
  const key = linear(net, "k_proj", x, outer, { bias: hasBias, target: "key" })
  const value = linear(net, "v_proj", x, outer, { bias: hasBias, target: "value" })
  if (hasRelativePositions) distances(net, attention, query, x.shape.at(-1) ?? 0, reach)
  const core = attentionCore(
    net,
    "core",
    normed(net, "q_norm", query, attention),
    kept(net, "keys", normed(net, "k_norm", key, attention), reach),
    kept(net, "values", value, reach),
    {
      heads,
      headSize,
      window,
      isCausal: reach.isCausal && reach.past === 0,
      state: reach.isCausal ? { kind: "cache", valuesPerToken: 2 * outer, window } : null,
      weights: hasSinks ? [sinks(heads)] : [],
    },
  )
  const out = hasGate ? gated(net, core, cut(net, "gate", asked, 1, inner)) : core
  return linear(net, "o_proj", out, x.shape.at(-1) ?? 0, { bias: bias === "all" || bias === "output", target: "output" })
}

/**
 * Queries against distances, whose sines have a matrix of their own, and two learnt vectors a head in place of queries.
 * Source: arXiv 1901.02860, section 3.3.
 */
function distances(net: Net, { heads, headSize }: GroupedAttention, query: Tensor, width: number, reach: Reach): void {
  const keys = reach.past + reach.tokens
  const sines = net.lay("sines", { kind: "reshape", title: "sines of distances", inputs: [], output: [keys, width] })
  const relative = linear(net, "r_proj", sines, heads * headSize, { bias: false, target: "other" })
  net.lay("distances", {
    kind: "attention",
    title: "scores of distances",
    inputs: [query, relative],
    output: [reach.tokens, keys],
    weights: [weight("u", [heads, headSize]), weight("v", [heads, headSize])],
    products: [byActivation(heads, reach.tokens, keys, headSize, reach.isCausal && reach.past === 0 ? 1 / 2 : 1)],
  })
}

function gated(net: Net, x: Tensor, gate: Tensor): Tensor {
  return multiply(net, "gated", x, activation(net, "gate.act", gate, "sigmoid"))
}

function normed(net: Net, name: string, x: Tensor, attention: GroupedAttention): Tensor {
  if (attention.norm === "none") return x
  return norm(net, name, x, "RMS norm", [attention.norm === "head" ? attention.headSize : (x.shape.at(-1) ?? 0)], "scale")
}

/** One learned score a head. */
function sinks(heads: number): Weight {
  return weight("sinks", [heads])
}

/** New keys or values behind those of earlier tokens. */
function kept(net: Net, name: string, x: Tensor, { past, tokens }: Reach): Tensor {
  if (past === 0) return x
  return net.lay(name, { kind: "join", title: "with the cache", inputs: [x], output: [past + tokens, x.shape.at(-1) ?? 0] })
}

/**
 * Keys and values come out of one narrow vector a token. Without a past it is expanded to full keys and values; with one it is
 * attended to as it stands, and the expansions are folded into query and output, which costs the products of the expansions once for each
 * new token. Source: arXiv 2405.04434, section 2.1.
 */
function latent(net: Net, attention: LatentAttention, x: Tensor, reach: Reach): Tensor {
  const { heads, keyValueRank, plainSize, rotarySize, valueSize, indexer } = attention
  const asked = latentQuery(net, attention, x)
  const narrow = linear(net, "kv_a_proj_with_mqa", x, keyValueRank + rotarySize, { bias: false, target: "key" })
  const vector = rmsNorm(net, "kv_a_layernorm", cut(net, "kv_a", narrow, 1, keyValueRank))
  const expanded = linear(net, "kv_b_proj", vector, heads * (plainSize + valueSize), { bias: false, target: "value" })
  if (indexer !== null) net.within("indexer", () => layIndexer(net, indexer, x, asked.narrow, reach))
  const window = indexer?.chosen ?? null
  const state = { kind: "cache", valuesPerToken: keyValueRank + rotarySize, window: null } as const
  const core =
    reach.past === 0
      ? attentionCore(net, "core", asked.query, expanded, expanded, {
          heads,
          headSize: plainSize + rotarySize,
          valueSize,
          window,
          isCausal: reach.isCausal,
          state,
        })
      : folded(net, attention, asked.query, kept(net, "latents", narrow, reach))
  return linear(net, "o_proj", core, x.shape.at(-1) ?? 0, { bias: false, target: "output" })
}

function folded(
  net: Net,
  { heads, keyValueRank, rotarySize, valueSize, indexer }: LatentAttention,
  query: Tensor,
  latents: Tensor,
): Tensor {
  const core = attentionCore(net, "core", query, latents, latents, {
    heads,
    headSize: keyValueRank + rotarySize,
    valueSize: keyValueRank,
    window: indexer?.chosen ?? null,
    state: { kind: "cache", valuesPerToken: keyValueRank + rotarySize, window: null },
  })
  return net.lay("folded", {
    kind: "reshape",
    title: "back from the latent",
    inputs: [core],
    output: [core.shape[0] ?? 0, heads * valueSize],
  })
}

type Asked = {
  readonly query: Tensor
  /** What the queries were squeezed to; the input itself where they were not. */
  readonly narrow: Tensor
}

function latentQuery(net: Net, { heads, queryRank, plainSize, rotarySize }: LatentAttention, x: Tensor): Asked {
  const width = heads * (plainSize + rotarySize)
  if (queryRank === null) return { query: linear(net, "q_proj", x, width, { bias: false, target: "query" }), narrow: x }
  const narrow = rmsNorm(net, "q_a_layernorm", linear(net, "q_a_proj", x, queryRank, { bias: false, target: "query" }))
  return { query: linear(net, "q_b_proj", narrow, width, { bias: false, target: "query" }), narrow }
}

/**
 * Scores all earlier tokens with small heads and one key for all of them; the best are attended to.
 * Source: deepseek-ai/DeepSeek-V3.2-Exp:inference/model.py, class Indexer; arXiv 2512.02556, section 2.1.
 */
function layIndexer(
  net: Net,
  { heads, headSize }: NonNullable<LatentAttention["indexer"]>,
  x: Tensor,
  narrow: Tensor,
  reach: Reach,
): void {
  const query = linear(net, "wq_b", narrow, heads * headSize, { bias: false, target: "other" })
  const key = layerNorm(net, "k_norm", linear(net, "wk", x, headSize, { bias: false, target: "other" }))
  const weights = linear(net, "weights_proj", x, heads, { bias: false, target: "other" })
  const keys = reach.past + reach.tokens
  net.lay("scores", {
    kind: "attention",
    title: "scores of the indexer",
    inputs: [query, kept(net, "keys", key, reach), weights],
    output: [reach.tokens, keys],
    products: [byActivation(heads, reach.tokens, keys, headSize, reach.isCausal && reach.past === 0 ? 1 / 2 : 1)],
    state: { kind: "cache", valuesPerToken: headSize, window: null },
  })
}
