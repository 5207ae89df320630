/** The parts of YOLOv9 (arXiv 2402.13616, figure 4): stages that join what every step hands on, and ways to halve the image. */
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join, resample } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { add } from "../../layers/pointwise.ts"
import { averagePool, maxPool } from "../../layers/pool.ts"
import { twofoldConv } from "./yolo-reparametrised.ts"
import { inputOf, type Part, type Turn, type YoloNet } from "./yolo-rows.ts"
import { pooledThrice, threeConvs } from "./yolo-stages.ts"
import { unit } from "./yolo-units.ts"

/** Lays a step of so many channels. */
type Step = (name: string, x: Tensor, out: number) => Tensor

/** Half of the channels go through two steps. */
function joinedSteps(turn: Turn, out: number, width: number, inner: number, step: Step): Tensor {
  const all = unit(turn, "cv1", inputOf(turn), width)
  const half = cut(turn.net, "half", all, 0, Math.floor(width / 2))
  const first = step("cv2", half, inner)
  const second = step("cv3", first, inner)
  return unit(turn, "cv4", join(turn.net, "join", [all, first, second]), out)
}

/** Each step a stage of so many bottlenecks, and a convolution. */
export function joinedStages(out: number, width: number, inner: number, repeats: number): Part {
  return (turn) =>
    joinedSteps(turn, out, width, inner, (name, x, channels) =>
      turn.net.within(name, () => unit(turn, "1", stage(turn, "0", x, channels, repeats), channels, { kernel: 3 })),
    )
}

/** Each step a convolution. */
export function joinedConvs(out: number, width: number, inner: number): Part {
  return (turn) => joinedSteps(turn, out, width, inner, (name, x, channels) => unit(turn, name, x, channels, { kernel: 3 }))
}

function stage(yolo: YoloNet, name: string, x: Tensor, out: number, repeats: number): Tensor {
  return yolo.net.within(name, () =>
    threeConvs(yolo, x, out, repeats, (inner, through) =>
      yolo.net.within(inner, () => {
        const channels = through.shape[0] ?? 0
        const seen = unit(yolo, "cv2", twofoldConv(yolo, "cv1", through, channels), channels, { kernel: 3 })
        return add(yolo.net, "add", through, seen)
      }),
    ),
  )
}

/** A mean over 2 × 2 and a convolution that halves. */
export function halvedByConv(out: number): Part {
  return (turn) => unit(turn, "cv1", smoothed(turn.net, inputOf(turn)), turn.wide(out), { kernel: 3, stride: 2 })
}

/** Half of the channels by a convolution, half by pooling. */
export function halvedTwoWays(out: number): Part {
  return (turn) => {
    const smooth = smoothed(turn.net, inputOf(turn))
    const half = Math.floor((smooth.shape[0] ?? 0) / 2)
    const seen = unit(turn, "cv1", cut(turn.net, "first", smooth, 0, half), out / 2, { kernel: 3, stride: 2 })
    const pooled = maxPool(turn.net, "pool", cut(turn.net, "second", smooth, 0, half), { kernel: 3, stride: 2, padding: 1 })
    return join(turn.net, "join", [seen, unit(turn, "cv2", pooled, out / 2)])
  }
}

function smoothed(net: Net, x: Tensor): Tensor {
  return averagePool(net, "smooth", x, { kernel: 2, stride: 1 })
}

export function pooledStage(out: number, inner: number): Part {
  return (turn) => {
    const narrow = unit(turn, "cv1", inputOf(turn), inner)
    return unit(turn, "cv5", join(turn.net, "join", pooledThrice(turn, narrow)), out)
  }
}

/** One convolution whose channels are handed on in parts, to be fused with other levels. */
export function parted(widths: readonly number[]): Part {
  return (turn) => {
    const sum = widths.reduce((total, width) => total + width, 0)
    const all = conv(turn.net, "conv", inputOf(turn), sum, { kernel: 1 })
    return widths.map((width, k) => cut(turn.net, `part.${k}`, all, 0, width))
  }
}

/** The same part of each row that is read, in the size of the last row, added to it. */
export function fusedParts(part: number): Part {
  return ({ net, inputs }) => {
    const [last] = inputs.at(-1) ?? []
    if (last === undefined) throw new Error("internal: nothing to fuse")
    const others = inputs.slice(0, -1).flatMap((row) => row[part] ?? [])
    return others.reduce((sum, other, k) => {
      const fitted = resample(net, `fit.${k}`, other, last.shape.slice(1), "nearest")
      return add(net, `add.${k}`, sum, fitted)
    }, last)
  }
}
