/** Sizes along the axes of an image, a video or a signal after something has moved over them. */
import type { Shape } from "../graph/layer-graph.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"

/** One figure for all axes, or one for each. */
export type PerAxis = number | readonly number[]

/** How a kernel or window moves: left out means 1, and no padding. `same` pads so that only the stride makes the output smaller. */
export type Movement = {
  readonly kernel: PerAxis
  readonly stride?: PerAxis
  readonly padding?: PerAxis | "same"
  readonly dilation?: PerAxis
  /** A last step that hangs over the edge counts. */
  readonly isCeiled?: boolean
}

export function onAxes(size: PerAxis, axes: number): readonly number[] {
  return typeof size === "number" ? Array.from({ length: axes }, () => size) : size
}

/** The size of each axis after the movement. Errors: ShapeMistake where the kernel is larger than what it moves over. */
export function moved(path: string, spatial: Shape, movement: Movement): Shape {
  const axes = spatial.length
  const kernel = onAxes(movement.kernel, axes)
  const stride = onAxes(movement.stride ?? 1, axes)
  const dilation = onAxes(movement.dilation ?? 1, axes)
  const padding = movement.padding ?? 0
  const sizes = spatial.map((size, axis) => {
    const step = stride[axis] ?? 1
    if (padding === "same") return Math.ceil(size / step)
    const reach = (dilation[axis] ?? 1) * ((kernel[axis] ?? 1) - 1) + 1
    const pad = onAxes(padding, axes)[axis] ?? 0
    return stepsOf(size + 2 * pad - reach, step, { isCeiled: movement.isCeiled ?? false, edge: size + pad })
  })
  if (sizes.some((size) => !(size > 0))) throw new ShapeMistake(path, "too-small", [spatial, kernel])
  return sizes
}

/** A ceiled window must begin inside the input or its left padding, as PyTorch has it. */
function stepsOf(room: number, step: number, { isCeiled, edge }: { isCeiled: boolean; edge: number }): number {
  if (!isCeiled) return Math.floor(room / step) + 1
  const steps = Math.ceil(room / step) + 1
  return (steps - 1) * step >= edge ? steps - 1 : steps
}
