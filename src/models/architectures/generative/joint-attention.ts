/**
 * Attention of two streams that see each other, each with matrices of its own, as multimodal diffusion transformers have it
 * (arXiv 2403.03206, figure 2). Names of diffusers.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join } from "../../layers/arrange.ts"
import { attentionCore } from "../../layers/attention.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm, norm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"

export type Streams = { readonly image: Tensor; readonly text: Tensor }

export type JointAttention = {
  readonly heads: number
  readonly headSize: number
  /** RMS norms of queries and keys. */
  readonly hasNorms: boolean
  /** The text is read for the last time: nothing of it goes on. */
  readonly isLast?: boolean
}

/** Text first, then the image, as one sequence. */
export function jointAttention(net: Net, { image, text }: Streams, options: JointAttention): Streams {
  const { heads, headSize, hasNorms, isLast = false } = options
  const width = heads * headSize
  const headed = (name: string, x: Tensor): Tensor => (hasNorms ? headNorm(net, name, x, headSize) : x)
  const query = headed("norm_q", linear(net, "to_q", image, width, { target: "query" }))
  const key = headed("norm_k", linear(net, "to_k", image, width, { target: "key" }))
  const value = linear(net, "to_v", image, width, { target: "value" })
  const textQuery = headed("norm_added_q", linear(net, "add_q_proj", text, width, { target: "query" }))
  const textKey = headed("norm_added_k", linear(net, "add_k_proj", text, width, { target: "key" }))
  const textValue = linear(net, "add_v_proj", text, width, { target: "value" })
  const core = attentionCore(
    net,
    "core",
    join(net, "queries", [textQuery, query]),
    join(net, "keys", [textKey, key]),
    join(net, "values", [textValue, value]),
    { heads, headSize },
  )
  const own = (name: string, from: Tensor): Tensor => cut(net, name, core, 0, from.shape[0] ?? 0)
  const out = linear(net, "to_out.0", own("image", image), width, { target: "output" })
  return { image: out, text: isLast ? text : linear(net, "to_add_out", own("text", text), width, { target: "output" }) }
}

export function headNorm(net: Net, name: string, x: Tensor, headSize: number): Tensor {
  return norm(net, name, x, "RMS norm", [headSize], "scale")
}

/** The feed-forward of one stream behind its norm, which learns nothing. */
export function fed(net: Net, name: string, norm: string, x: Tensor): Tensor {
  const hidden = 4 * (x.shape[1] ?? 0)
  const normed = layerNorm(net, norm, x, "nothing")
  const names = ["net.0.proj", "net.2"] as const
  const y = net.within(name, () => feedForward(net, normed, { hidden, activation: "gelu", names }))
  return add(net, `${name}.residual`, x, y)
}
