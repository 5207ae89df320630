/** A block of a multiscale vision transformer: attention over pooled tokens and two linear layers, paths around both. */
import type { Shape } from "../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { moved } from "../../layers/extent.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { type PooledAttention, pooledAttention, type VideoTokens } from "./pooled-attention.ts"

export type MultiscaleBlock = PooledAttention & { readonly out: number }

export function multiscaleBlock(net: Net, { x, spatial }: VideoTokens, block: MultiscaleBlock): VideoTokens {
  const { attentionWidth, out } = block
  const normed = layerNorm(net, "norm1", x)
  const attended = net.within("attn", () => pooledAttention(net, { x: normed, spatial }, block))
  // Where the width changes in the attention, the path around starts behind the norm.
  const widened = x.shape.at(-1) === attentionWidth ? x : linear(net, "project", normed, attentionWidth)
  const around = block.queryStride === 1 ? widened : pooled(net, widened, spatial, block.queryStride)
  const seen = add(net, "add1", around, attended.x)
  const again = layerNorm(net, "norm2", seen)
  const kept = attentionWidth === out ? seen : linear(net, "project", again, out)
  return { x: add(net, "add2", kept, mixed(net, again, out)), spatial: attended.spatial }
}

function mixed(net: Net, x: Tensor, out: number): Tensor {
  const hidden = linear(net, "mlp.0", x, 4 * (x.shape.at(-1) ?? 0), { target: "up" })
  return linear(net, "mlp.3", activation(net, "mlp.1", hidden, "gelu"), out, { target: "down" })
}

/** The greatest of its neighbours, the class token as it is. */
function pooled(net: Net, x: Tensor, spatial: Shape, stride: number): Tensor {
  const movement = { kernel: [1, stride + 1, stride + 1], stride: [1, stride, stride], padding: [0, 1, 1] }
  const tokens = moved(net.pathOf("pool_skip.pool"), spatial, movement).reduce((product, size) => product * size, 1)
  return net.lay("pool_skip.pool", { kind: "pool", title: "max pool", inputs: [x], output: x.shape.with(0, 1 + tokens) })
}
