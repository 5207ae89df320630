/** Lays the steps of a layer file into a net, and remembers where in the file each layer stands. */

import type { Span } from "../../diagnostics/index.ts"
import { unreachable } from "../../engine/index.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { join } from "../layers/arrange.ts"
import { add, multiply } from "../layers/pointwise.ts"
import type { Joining, Step, Steps } from "./step.ts"

/** Where each path stands; a layer inside a word's own parts stands where the word does. */
export type Places = Map<string, Span>

export function laySteps(net: Net, input: Tensor, steps: Steps, places: Places): Tensor {
  let x = input
  for (const step of steps) {
    places.set(net.pathOf(step.name), step.span)
    x = layStep(net, x, step, places)
  }
  return x
}

/** The place of a path, or of the nearest part that it belongs to. */
export function placeOf(path: string, places: Places): Span | null {
  for (let part = path; part !== ""; part = part.slice(0, Math.max(0, part.lastIndexOf(".")))) {
    const span = places.get(part)
    if (span !== undefined) return span
  }
  return null
}

function layStep(net: Net, x: Tensor, step: Step, places: Places): Tensor {
  switch (step.kind) {
    case "layer":
      return step.lay(net, step.name, x)
    case "group":
      return net.within(step.name, () => laySteps(net, x, step.steps, places))
    case "head":
      return net.head(() => net.within(step.name, () => laySteps(net, x, step.steps, places)))
    case "residual":
      return net.within(step.name, () => {
        const changed = laySteps(net, x, step.steps, places)
        const straight = net.within("shortcut", () => laySteps(net, x, step.shortcut, places))
        return together(net, "add", [changed, straight])
      })
    case "parallel":
      return net.within(step.name, () => {
        const ends = step.branches.map((branch, k) => net.within(`${k}`, () => laySteps(net, x, branch, places)))
        return together(net, step.by, ends)
      })
    default:
      return unreachable(step)
  }
}

function together(net: Net, by: Joining, parts: readonly Tensor[]): Tensor {
  if (by === "channels" || by === "tokens") {
    // Channels come first of an image and last of a sequence.
    const isSequence = parts[0]?.shape.length === 2
    return join(net, "join", parts, (by === "channels") === isSequence ? -1 : 0)
  }
  const [first, ...rest] = parts
  const shapes = parts.map(({ shape }) => shape)
  if (first === undefined) throw new Error("internal: nothing to put together")
  if (shapes.some((shape) => shape.join() !== first.shape.join())) throw new ShapeMistake(net.pathOf(by), "do-not-fit", shapes)
  return rest.reduce((sum, part, k) => (by === "add" ? add : multiply)(net, k === 0 ? by : `${by}${k}`, sum, part), first)
}
