/** What moves figures without arithmetic: joining, cutting, another shape of the same figures, resampling. */
import type { Shape } from "../graph/layer-graph.ts"
import { volume } from "../graph/layer-graph.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"

/** Laid one after the other along an axis, the first unless said. */
export function join(net: Net, name: string, parts: readonly Tensor[], axis = 0): Tensor {
  const [first] = parts
  if (first === undefined) throw new Error("internal: nothing to join")
  const at = axis < 0 ? first.shape.length + axis : axis
  const isFitting = parts.every(
    ({ shape }) => shape.length === first.shape.length && shape.every((n, k) => k === at || n === first.shape[k]),
  )
  if (!isFitting)
    throw new ShapeMistake(
      net.pathOf(name),
      "do-not-fit",
      parts.map(({ shape }) => shape),
    )
  const size = parts.reduce((sum, { shape }) => sum + (shape[at] ?? 0), 0)
  return net.lay(name, { kind: "join", title: "join", inputs: parts, output: first.shape.with(at, size) })
}

/** The same figures in another shape or order. */
export function reshape(net: Net, name: string, x: Tensor, shape: Shape, title = "reshape"): Tensor {
  if (volume(shape) !== volume(x.shape)) throw new ShapeMistake(net.pathOf(name), "do-not-fit", [x.shape, shape])
  return net.lay(name, { kind: "reshape", title, inputs: [x], output: shape })
}

/** A part of the figures along one axis. */
export function cut(net: Net, name: string, x: Tensor, axis: number, size: number): Tensor {
  return net.lay(name, { kind: "reshape", title: "cut", inputs: [x], output: x.shape.with(axis, size) })
}

/** Zeros or figures from the edge around the axes of [channels, ...axes], so many on each side. */
export function pad(net: Net, name: string, x: Tensor, by: number): Tensor {
  const [channels = 0, ...spatial] = x.shape
  return net.lay(name, { kind: "reshape", title: "pad", inputs: [x], output: [channels, ...spatial.map((n) => n + 2 * by)] })
}

/** Zeros behind the figures up to another shape of as many axes. */
export function padEnd(net: Net, name: string, x: Tensor, shape: Shape): Tensor {
  return net.lay(name, { kind: "reshape", title: "pad", inputs: [x], output: shape })
}

/** [channels, ...axes] → [tokens, channels]. */
export function toTokens(net: Net, name: string, x: Tensor): Tensor {
  const [channels = 0, ...spatial] = x.shape
  return reshape(net, name, x, [volume(spatial), channels], "to tokens")
}

/** [tokens, channels] → [channels, ...axes]. */
export function toImage(net: Net, name: string, x: Tensor, spatial: Shape): Tensor {
  return reshape(net, name, x, [x.shape.at(-1) ?? 0, ...spatial], "to image")
}

export function flatten(net: Net, name: string, x: Tensor): Tensor {
  return reshape(net, name, x, [volume(x.shape)], "flatten")
}

/** To other sizes of the axes of [channels, ...axes]. */
export function resample(net: Net, name: string, x: Tensor, spatial: Shape, title: "nearest" | "bilinear" | "bicubic"): Tensor {
  return net.lay(name, { kind: "resample", title: `${title} resampling`, inputs: [x], output: [x.shape[0] ?? 0, ...spatial] })
}
