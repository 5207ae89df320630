/** The trunk and the neck of RT-DETR (arXiv 2304.08069, figure 4) as Ultralytics has them: PP-HGNetV2, and attention on its coarsest map only. */
import type { Tensor } from "../../graph/net.ts"
import { join, padEnd, toImage, toTokens } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { maxPool } from "../../layers/pool.ts"
import { selfAttention } from "../../layers/self-attention.ts"
import { twofoldConv } from "./yolo-reparametrised.ts"
import { inputOf, type Part, repeated, type YoloNet } from "./yolo-rows.ts"
import { depthwise, unit } from "./yolo-units.ts"

const relu = { activation: "relu" } as const

export function stem(inner: number, out: number): Part {
  return (turn) => {
    const behind = (name: string, x: Tensor): Tensor => {
      const [channels = 0, ...sides] = x.shape
      return padEnd(turn.net, name, x, [channels, ...sides.map((side) => side + 1)])
    }
    const first = behind("pad1", unit(turn, "stem1", inputOf(turn), inner, { ...relu, kernel: 3, stride: 2 }))
    const narrow = unit(turn, "stem2a", first, inner / 2, { ...relu, kernel: 2, padding: 0 })
    const seen = unit(turn, "stem2b", behind("pad2", narrow), inner, { ...relu, kernel: 2, padding: 0 })
    const both = join(turn.net, "join", [maxPool(turn.net, "pool", first, { kernel: 2 }), seen])
    return unit(turn, "stem4", unit(turn, "stem3", both, inner, { ...relu, kernel: 3, stride: 2 }), out, relu)
  }
}

export type HgBlock = { readonly kernel: number; readonly isLight?: boolean; readonly hasPath?: boolean }

/** What every convolution hands on is joined, squeezed to half and widened. */
export function hgBlock(inner: number, out: number, { kernel, isLight = false, hasPath = false }: HgBlock): Part {
  return (turn) => {
    const x = inputOf(turn)
    const all = [x]
    for (let k = 0; k < turn.repeats; k++) {
      const last = all.at(-1) ?? x
      const full = (): Tensor => unit(turn, `m.${k}`, last, inner, { ...relu, kernel })
      all.push(isLight ? light(turn, `m.${k}`, last, inner, kernel) : full())
    }
    const squeezed = unit(turn, "sc", join(turn.net, "join", all), out / 2, relu)
    const wide = unit(turn, "ec", squeezed, out, relu)
    return hasPath ? add(turn.net, "add", x, wide) : wide
  }
}

function light(yolo: YoloNet, name: string, x: Tensor, out: number, kernel: number): Tensor {
  return depthwise(yolo, `${name}.conv2`, unit(yolo, `${name}.conv1`, x, out, { activation: null }), { ...relu, kernel })
}

/** Halves the image channel by channel. */
export const halvedByChannel: Part = repeated((turn, x) => depthwise(turn, "", x, { kernel: 3, stride: 2, activation: null }))

/** One layer of a transformer over the places of a map, the norms after the sums. */
export function attended(inner: number, heads: number): Part {
  return (turn) => {
    const { net } = turn
    const x = inputOf(turn)
    const tokens = toTokens(net, "tokens", x)
    const width = x.shape[0] ?? 0
    const seen = net.within("ma", () => selfAttention(net, tokens, { heads, names: { qkv: "in_proj", output: "out_proj" } }))
    const first = layerNorm(net, "norm1", add(net, "add1", tokens, seen))
    const wide = activation(net, "act", linear(net, "fc1", first, inner, { target: "up" }), "gelu")
    const second = add(net, "add2", first, linear(net, "fc2", wide, width, { target: "down" }))
    return toImage(net, "image", layerNorm(net, "norm2", second), x.shape.slice(1))
  }
}

/** Two ways beside each other, one through three twofold convolutions, added. */
export function twofoldStage(out: number): Part {
  return (turn) => {
    const x = inputOf(turn)
    let through = unit(turn, "cv1", x, out)
    for (let k = 0; k < turn.repeats; k++) through = twofoldConv(turn, `m.${k}`, through, out)
    return add(turn.net, "add", through, unit(turn, "cv2", x, out))
  }
}
