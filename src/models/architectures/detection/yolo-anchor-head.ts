/** The heads of YOLO with anchors, v3 and v5: at each place three boxes, each with a score that it holds something and one for each class. */
import type { Tensor } from "../../graph/net.ts"
import { resample } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { inputOf, type Part, type Turn } from "./yolo-rows.ts"
import { unit } from "./yolo-units.ts"

const anchors = 3
/** Two for the place, two for the size, one for whether something is there. */
const ofBox = 5

export const detectByAnchors: Part = (turn) => judged(turn, 0)

/** Masks are sums of 32 prototypes (arXiv 1904.02689). */
export const segmentByAnchors: Part = (turn) => {
  const masks = 32
  const { net } = turn
  const prototypes = net.within("proto", () => {
    const first = unit(turn, "cv1", inputOf(turn), turn.wide(256), { kernel: 3 })
    const sides = first.shape.slice(1).map((side) => 2 * side)
    const larger = resample(net, "upsample", first, sides, "nearest")
    return unit(turn, "cv3", unit(turn, "cv2", larger, first.shape[0] ?? 0, { kernel: 3 }), masks)
  })
  return [...judged(turn, masks), prototypes]
}

function judged({ net, inputs, classes }: Turn, more: number): readonly Tensor[] {
  const out = anchors * (ofBox + classes + more)
  return net.head(() => inputs.flat().map((level, k) => conv(net, `m.${k}`, level, out, { kernel: 1 })))
}
