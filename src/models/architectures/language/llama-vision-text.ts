/** Llama with layers between that look at an image: from words and what was seen to scores of the next word. */
import type { Block, TransformerConfig } from "../../config.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { attentionCore } from "../../layers/attention.ts"
import { embedding } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { norm, rmsNorm } from "../../layers/norm.ts"
import { add, scale } from "../../layers/pointwise.ts"
import { layAttention } from "../../transformer/lay-attention.ts"
import { layFeedForward } from "../../transformer/lay-feed-forward.ts"
import { sourceKeys } from "./kept-keys.ts"

/** Words that stand for the image have rows of the table, and are never said. */
const unsaid = 8

/** `looking` are the layers that look at the image instead of the words before. */
export function speakLooking(
  net: Net,
  seen: Tensor,
  words: number,
  config: TransformerConfig,
  looking: readonly number[],
): Tensor {
  const { hidden, vocabulary, groups } = config
  let x = embedding(net, "model.embed_tokens", net.input("input_ids", [words]), vocabulary + unsaid, hidden)
  const blocks = groups.flatMap(({ count, block }) => Array.from({ length: count }, () => block))
  for (const [k, block] of blocks.entries())
    x = net.within(`model.layers.${k}`, () => layer(net, x, looking.includes(k) ? seen : null, block))
  const last = rmsNorm(net, "model.norm", x)
  return net.head(() => linear(net, "lm_head", last, vocabulary, { bias: false }))
}

/** One that reads the words before, or, given what was seen, looks at that and weighs what it adds. */
function layer(net: Net, x: Tensor, seen: Tensor | null, block: Block): Tensor {
  const [tokens = 0, hidden = 0] = x.shape
  const weighed = (name: string, y: Tensor): Tensor => (seen === null ? y : scale(net, name, y, [1]))
  const normed = rmsNorm(net, "input_layernorm", x)
  const attended =
    seen === null
      ? net.within("self_attn", () => layAttention(net, block.attention, normed, { tokens, past: 0, isCausal: true }))
      : net.within("cross_attn", () => look(net, normed, seen, block))
  const middle = add(net, "sum1", x, weighed("cross_attn_attn_gate", attended))
  const fed = layFeedForward(net, block.feedForward, rmsNorm(net, "post_attention_layernorm", middle), hidden)
  return add(net, "sum2", middle, weighed("cross_attn_mlp_gate", fed))
}

/** Queries of the words, keys and values of the image; queries and keys with a norm of one head. */
function look(net: Net, x: Tensor, seen: Tensor, { attention }: Block): Tensor {
  if (attention.kind !== "grouped") throw new Error("internal: Llama's heads are grouped")
  const { heads, keyValueHeads, headSize } = attention
  const made = (name: string, from: Tensor, count: number): Tensor => linear(net, name, from, count * headSize, { bias: false })
  const query = norm(net, "q_norm", made("q_proj", x, heads), "RMS norm", [headSize], "scale")
  const key = norm(net, "k_norm", made("k_proj", seen, keyValueHeads), "RMS norm", [headSize], "scale")
  const value = made("v_proj", seen, keyValueHeads)
  const state = sourceKeys(keyValueHeads * headSize, seen)
  const core = attentionCore(net, "core", query, key, value, { heads, headSize, state })
  return linear(net, "o_proj", core, x.shape.at(-1) ?? 0, { bias: false, target: "output" })
}
