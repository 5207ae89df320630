/** One attention: projections, norms of queries and keys, the core over new tokens and those in the cache. */
import type { Attention, GroupedAttention, LatentAttention } from "../config.ts"
import type { Weight } from "../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../graph/net.ts"
import { cut } from "../layers/arrange.ts"
import { attentionCore } from "../layers/attention.ts"
import { linear } from "../layers/linear.ts"
import { norm, rmsNorm } from "../layers/norm.ts"

/** New tokens, and earlier ones whose keys and values are kept. */
export type Span = { readonly tokens: number; readonly past: number }

type Reach = Span & { readonly isCausal: boolean }

export function layAttention(net: Net, attention: Attention, x: Tensor, reach: Reach): Tensor {
  switch (attention.kind) {
    case "grouped":
      return grouped(net, attention, x, reach)
    case "latent":
      return latent(net, attention, x, reach)
    default:
      return unreachable(attention)
  }
}

function grouped(net: Net, attention: GroupedAttention, x: Tensor, reach: Reach): Tensor {
  const { heads, keyValueHeads, headSize, bias, window, hasSinks } = attention
  const [inner, outer] = [heads * headSize, keyValueHeads * headSize]
  const hasBias = bias !== "none"
  const query = linear(net, "q_proj", x, inner, { bias: hasBias, target: "query" })
  const key = linear(net, "k_proj", x, outer, { bias: hasBias, target: "key" })
  const value = linear(net, "v_proj", x, outer, { bias: hasBias, target: "value" })
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
  return linear(net, "o_proj", core, x.shape.at(-1) ?? 0, { bias: bias === "all", target: "output" })
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
  const { heads, keyValueRank, plainSize, rotarySize, valueSize } = attention
  const query = latentQuery(net, attention, x)
  const narrow = linear(net, "kv_a_proj_with_mqa", x, keyValueRank + rotarySize, { bias: false, target: "key" })
  const vector = rmsNorm(net, "kv_a_layernorm", cut(net, "kv_a", narrow, 1, keyValueRank))
  const expanded = linear(net, "kv_b_proj", vector, heads * (plainSize + valueSize), { bias: false, target: "value" })
  const state = { kind: "cache", valuesPerToken: keyValueRank + rotarySize, window: null } as const
  const core =
    reach.past === 0
      ? attentionCore(net, "core", query, expanded, expanded, {
          heads,
          headSize: plainSize + rotarySize,
          valueSize,
          isCausal: reach.isCausal,
          state,
        })
      : folded(net, attention, query, kept(net, "latents", narrow, reach))
  return linear(net, "o_proj", core, x.shape.at(-1) ?? 0, { bias: false, target: "output" })
}

function folded(
  net: Net,
  { heads, keyValueRank, rotarySize, valueSize }: LatentAttention,
  query: Tensor,
  latents: Tensor,
): Tensor {
  const state = { kind: "cache", valuesPerToken: keyValueRank + rotarySize, window: null } as const
  const core = attentionCore(net, "core", query, latents, latents, {
    heads,
    headSize: keyValueRank + rotarySize,
    valueSize: keyValueRank,
    state,
  })
  return net.lay("folded", {
    kind: "reshape",
    title: "back from the latent",
    inputs: [core],
    output: [core.shape[0] ?? 0, heads * valueSize],
  })
}

function latentQuery(net: Net, { heads, queryRank, plainSize, rotarySize }: LatentAttention, x: Tensor): Tensor {
  const width = heads * (plainSize + rotarySize)
  if (queryRank === null) return linear(net, "q_proj", x, width, { bias: false, target: "query" })
  const narrow = rmsNorm(net, "q_a_layernorm", linear(net, "q_a_proj", x, queryRank, { bias: false, target: "query" }))
  return linear(net, "q_b_proj", narrow, width, { bias: false, target: "query" })
}

function unreachable(value: never): never {
  throw new Error(`internal: unknown attention ${JSON.stringify(value)}`)
}
