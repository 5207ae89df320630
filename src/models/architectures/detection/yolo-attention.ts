/**
 * Attention in YOLO v10 to 12 (arXiv 2405.14458, section 3.2; 2502.12524, section 3): queries, keys and values by a convolution, the places
 * of the image as tokens, and what is near added to the values by a depthwise convolution.
 */
import { volume } from "../../graph/layer-graph.ts"
import type { Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { cut, join, toImage, toTokens } from "../../layers/arrange.ts"
import { attentionCore } from "../../layers/attention.ts"
import { add, scale } from "../../layers/pointwise.ts"
import { inputOf, type Part, type YoloNet } from "./yolo-rows.ts"
import { c3k } from "./yolo-stages.ts"
import { depthwise, unit } from "./yolo-units.ts"

type Attention = {
  readonly heads: number
  /** Of queries and keys, beside that of the values. */
  readonly keyPart: number
  /** Of the depthwise convolution. */
  readonly kernel: number
  /** Stripes of the image within which places see each other. */
  readonly areas: number
}

function attention(yolo: YoloNet, name: string, x: Tensor, { heads, keyPart, kernel, areas }: Attention): Tensor {
  const [channels = 0, ...sides] = x.shape
  const valueSize = Math.floor(channels / heads)
  const headSize = Math.trunc(valueSize * keyPart)
  const tokens = volume(sides)
  const { net } = yolo
  if (tokens % areas !== 0) throw new ShapeMistake(net.pathOf(name), "not-divisible", [x.shape], areas)
  return net.within(name, () => {
    const all = unit(yolo, "qkv", x, channels + 2 * heads * headSize, { activation: null })
    const value = cut(net, "value", all, 0, channels)
    const part = (of: string): Tensor => toTokens(net, `${of}.tokens`, cut(net, of, all, 0, heads * headSize))
    const core = { heads, headSize, valueSize, ...(areas > 1 && { group: tokens / areas }) }
    const seen = attentionCore(net, "core", part("query"), part("key"), toTokens(net, "value.tokens", value), core)
    const near = depthwise(yolo, "pe", value, { kernel, activation: null })
    return unit(yolo, "proj", add(net, "sum", toImage(net, "image", seen, sides), near), channels, { activation: null })
  })
}

/** Attention and two convolutions, each with a path around. */
function attentionBlock(yolo: YoloNet, x: Tensor, inner: number, names: readonly [string, string], options: Attention): Tensor {
  const [attend, feed] = names
  const channels = x.shape[0] ?? 0
  const seen = add(yolo.net, `${attend}.add`, x, attention(yolo, attend, x, options))
  const wide = unit(yolo, `${feed}.0`, seen, Math.trunc(channels * inner))
  return add(yolo.net, `${feed}.add`, seen, unit(yolo, `${feed}.1`, wide, channels, { activation: null }))
}

/** Half of the channels meet attention: once in YOLOv10, in blocks in YOLO11. */
export function partialAttention(kind: "once" | "blocks"): Part {
  return (turn) => {
    const x = inputOf(turn)
    const [channels = 0] = x.shape
    const half = Math.trunc(channels / 2)
    const options = { heads: Math.floor(half / 64), keyPart: 0.5, kernel: 3, areas: 1 }
    const all = unit(turn, "cv1", x, 2 * half)
    const beside = cut(turn.net, "beside", all, 0, half)
    let through = cut(turn.net, "through", all, 0, half)
    const block = (): Tensor => attentionBlock(turn, through, 2, ["attn", "ffn"], options)
    if (kind === "once") through = block()
    else for (let k = 0; k < turn.repeats; k++) through = turn.net.within(`m.${k}`, block)
    return unit(turn, "cv2", join(turn.net, "join", [beside, through]), channels)
  }
}

export type AreaStage = {
  /** Null: no attention but convolutions. */
  readonly areas: number | null
  /** The path around the stage, scaled by what is learnt, and the width of the feed-forward. */
  readonly hasPath: boolean
  readonly inner: number
  /** Of the depthwise convolution beside attention. */
  readonly kernel: number
}

/** YOLO12's stage: what every block hands on is joined. */
export function areaStage(out: number, { areas, hasPath, inner, kernel }: AreaStage): Part {
  return (turn) => {
    const x = inputOf(turn)
    const { net } = turn
    const wide = turn.wide(out)
    const half = Math.trunc(wide / 2)
    const parts = [unit(turn, "cv1", x, half)]
    for (let k = 0; k < turn.repeats; k++) {
      const last = parts.at(-1) ?? x
      const block = (): Tensor => (areas === null ? c3k(turn, "", last) : areaBlocks(turn, last, inner, { kernel, areas }))
      parts.push(net.within(`m.${k}`, block))
    }
    const joined = unit(turn, "cv2", join(net, "join", parts), wide)
    return areas !== null && hasPath ? add(net, "add", x, scale(net, "gamma", joined, [wide])) : joined
  }
}

function areaBlocks(yolo: YoloNet, x: Tensor, inner: number, options: Pick<Attention, "kernel" | "areas">): Tensor {
  const attend = { ...options, heads: Math.floor((x.shape[0] ?? 0) / 32), keyPart: 1 }
  const block = (k: number, y: Tensor): Tensor =>
    yolo.net.within(`${k}`, () => attentionBlock(yolo, y, inner, ["attn", "mlp"], attend))
  return block(1, block(0, x))
}
