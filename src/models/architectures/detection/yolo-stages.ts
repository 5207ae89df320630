/** The stages of YOLO v3 to v8 and 11: part of the channels go through bottlenecks, all are joined (arXiv 1911.11929); and pooled pyramids. */
import type { Tensor } from "../../graph/net.ts"
import { cut, join } from "../../layers/arrange.ts"
import { maxPool } from "../../layers/pool.ts"
import { inputOf, type Part, type YoloNet } from "./yolo-rows.ts"
import { type Bottleneck, bottleneck, unit } from "./yolo-units.ts"

/** Lays the k-th inner block: it keeps the channels. */
export type Inner = (name: string, x: Tensor) => Tensor

/** Two ways beside each other, one through blocks: YOLOv5's, with three convolutions. */
export function threeConvs(yolo: YoloNet, x: Tensor, out: number, repeats: number, inner: Inner): Tensor {
  const half = Math.trunc(out / 2)
  let through = unit(yolo, "cv1", x, half)
  for (let k = 0; k < repeats; k++) through = inner(`m.${k}`, through)
  const beside = unit(yolo, "cv2", x, half)
  return unit(yolo, "cv3", join(yolo.net, "join", [through, beside]), out)
}

/** What every block hands on is joined: YOLOv8's, with two convolutions; `part` of the output goes through each. */
export function twoConvs(yolo: YoloNet, x: Tensor, out: number, repeats: number, part: number, inner: Inner): Tensor {
  const width = Math.trunc(out * part)
  const all = unit(yolo, "cv1", x, 2 * width)
  const parts = [all, cut(yolo.net, "half", all, 0, width)]
  for (let k = 0; k < repeats; k++) parts.push(inner(`m.${k}`, parts.at(-1) ?? all))
  // The first stands for both halves.
  const joined = join(yolo.net, "join", [all, ...parts.slice(2)])
  return unit(yolo, "cv2", joined, out)
}

export function c3(out: number, hasShortcut = true): Part {
  const options: Bottleneck = { hasShortcut, kernels: [1, 3], inner: 1 }
  return (turn) =>
    threeConvs(turn, inputOf(turn), turn.wide(out), turn.repeats, (name, x) =>
      bottleneck(turn, name, x, x.shape[0] ?? 0, options),
    )
}

export function c2f(out: number, hasShortcut = false): Part {
  const options: Bottleneck = { hasShortcut, kernels: [3, 3], inner: 1 }
  return (turn) =>
    twoConvs(turn, inputOf(turn), turn.wide(out), turn.repeats, 0.5, (name, x) =>
      bottleneck(turn, name, x, x.shape[0] ?? 0, options),
    )
}

/** Two bottlenecks of 3 × 3 in a stage of three convolutions, as an inner block. */
export function c3k(yolo: YoloNet, name: string, x: Tensor): Tensor {
  const channels = x.shape[0] ?? 0
  return yolo.net.within(name, () =>
    threeConvs(yolo, x, channels, 2, (inner, through) =>
      bottleneck(yolo, inner, through, through.shape[0] ?? 0, { hasShortcut: true, kernels: [3, 3], inner: 1 }),
    ),
  )
}

/** YOLO11's: the inner blocks are bottlenecks, or such stages themselves. */
export function c3k2(out: number, isNested: boolean, part = 0.5): Part {
  return (turn) =>
    twoConvs(turn, inputOf(turn), turn.wide(out), turn.repeats, part, (name, x) =>
      isNested
        ? c3k(turn, name, x)
        : bottleneck(turn, name, x, x.shape[0] ?? 0, { hasShortcut: true, kernels: [3, 3], inner: 0.5 }),
    )
}

/** Poolings of three sizes beside each other (arXiv 1406.4729). */
export function spp(out: number): Part {
  return (turn) => {
    const x = inputOf(turn)
    const narrow = unit(turn, "cv1", x, Math.floor((x.shape[0] ?? 0) / 2))
    const pooled = [5, 9, 13].map((kernel, k) => maxPool(turn.net, `m.${k}`, narrow, { kernel, padding: (kernel - 1) / 2 }))
    return unit(turn, "cv2", join(turn.net, "join", [narrow, ...pooled]), turn.wide(out))
  }
}

/** The same by one pooling after the other. */
export function sppf(out: number): Part {
  return (turn) => {
    const x = inputOf(turn)
    const narrow = unit(turn, "cv1", x, Math.floor((x.shape[0] ?? 0) / 2))
    return unit(turn, "cv2", join(turn.net, "join", pooledThrice(turn, narrow)), turn.wide(out))
  }
}

export function pooledThrice({ net }: YoloNet, x: Tensor): readonly Tensor[] {
  const all = [x]
  for (let k = 0; k < 3; k++) all.push(maxPool(net, `m@${k}`, all.at(-1) ?? x, { kernel: 5, padding: 2 }))
  return all
}
