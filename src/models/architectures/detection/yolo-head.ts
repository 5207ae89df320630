/**
 * The heads of YOLO without anchors, v8 and later: at each place of each level how far the box reaches, as a distribution over 16 steps
 * for each side (arXiv 2006.04388), and a score for each class; more for masks, key points and turned boxes.
 */

import { volume } from "../../graph/layer-graph.ts"
import type { Tensor } from "../../graph/net.ts"
import { join, reshape } from "../../layers/arrange.ts"
import { conv, transposedConv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { dropout, softmax } from "../../layers/pointwise.ts"
import { globalPool } from "../../layers/pool.ts"
import { inputOf, type Part, type Turn, type YoloNet } from "./yolo-rows.ts"
import { depthwise, unit } from "./yolo-units.ts"

const steps = 16

/** How classes are told: by full convolutions, or depth by depth. */
type Scoring = "full" | "depthwise"

export function detect(scoring: Scoring): Part {
  return (turn) => boxesAndScores(turn, scoring)
}

/** A further answer at each place, through two convolutions, of so many channels. */
function alongside(turn: Turn, channels: number): readonly Tensor[] {
  const levels = turn.inputs.flat()
  const width = Math.max(Math.floor((levels[0]?.shape[0] ?? 0) / 4), channels)
  return levels.map((level, k) => threeSteps(turn, `cv4.${k}`, level, width, channels))
}

/** Masks are sums of 32 prototypes (arXiv 1904.02689). */
export function segment(scoring: Scoring): Part {
  const masks = 32
  return (turn) => {
    const prototypes = turn.net.within("proto", () => {
      const first = unit(turn, "cv1", inputOf(turn), turn.wide(256), { kernel: 3 })
      const larger = transposedConv(turn.net, "upsample", first, first.shape[0] ?? 0, { kernel: 2, stride: 2 })
      return unit(turn, "cv3", unit(turn, "cv2", larger, first.shape[0] ?? 0, { kernel: 3 }), masks)
    })
    return [...boxesAndScores(turn, scoring), ...alongside(turn, masks), prototypes]
  }
}

/** 17 points with two coordinates and whether they are seen. */
export function pose(scoring: Scoring): Part {
  return (turn) => [...boxesAndScores(turn, scoring), ...alongside(turn, 17 * 3)]
}

/** Turned boxes: an angle. */
export function turned(scoring: Scoring): Part {
  return (turn) => [...boxesAndScores(turn, scoring), ...alongside(turn, 1)]
}

/** YOLOv10's (arXiv 2405.14458, section 3.1): one head for training and one for use. */
export const detectTwice: Part = (turn) => {
  const forUse = boxesAndScores(turn, "depthwise", "one2one_")
  return turn.isFused ? forUse : [...judged(turn, "depthwise", "").flat(), ...forUse]
}

export const classify: Part = (turn) => {
  const mean = globalPool(turn.net, "pool", unit(turn, "conv", inputOf(turn), 1280))
  return turn.net.head(() => linear(turn.net, "linear", dropout(turn.net, "drop", mean), turn.classes))
}

function boxesAndScores(turn: Turn, scoring: Scoring, prefix = ""): readonly Tensor[] {
  const { net } = turn
  const [reaches, scores] = judged(turn, scoring, prefix)
  const flat = (name: string, x: Tensor): Tensor => reshape(net, name, x, [x.shape[0] ?? 0, volume(x.shape.slice(1))])
  const all = join(
    net,
    "places",
    reaches.map((level, k) => flat(`flat.${k}`, level)),
    1,
  )
  const distribution = softmax(net, "softmax", reshape(net, "steps", all, [steps, 4, all.shape[1] ?? 0]))
  return [conv(net, "dfl.conv", distribution, 1, { kernel: 1, bias: false }), ...scores]
}

/** How far boxes reach and the scores, level by level. */
function judged(turn: Turn, scoring: Scoring, prefix: string): readonly [readonly Tensor[], readonly Tensor[]] {
  const { net, classes } = turn
  const levels = turn.inputs.flat()
  const finest = levels[0]?.shape[0] ?? 0
  const reach = Math.max(16, Math.floor(finest / 4), 4 * steps)
  const width = Math.max(finest, Math.min(classes, 100))
  const reaches = levels.map((level, k) => threeSteps(turn, `${prefix}cv2.${k}`, level, reach, 4 * steps))
  const score = scoring === "full" ? threeSteps : threeLightSteps
  return [reaches, net.head(() => levels.map((level, k) => score(turn, `${prefix}cv3.${k}`, level, width, classes)))]
}

function threeSteps(yolo: YoloNet, name: string, x: Tensor, width: number, out: number): Tensor {
  const first = unit(yolo, `${name}.0`, x, width, { kernel: 3 })
  return conv(yolo.net, `${name}.2`, unit(yolo, `${name}.1`, first, width, { kernel: 3 }), out, { kernel: 1 })
}

function threeLightSteps(yolo: YoloNet, name: string, x: Tensor, width: number, out: number): Tensor {
  const first = unit(yolo, `${name}.0.1`, depthwise(yolo, `${name}.0.0`, x, { kernel: 3 }), width)
  const second = unit(yolo, `${name}.1.1`, depthwise(yolo, `${name}.1.0`, first, { kernel: 3 }), width)
  return conv(yolo.net, `${name}.2`, second, out, { kernel: 1 })
}
