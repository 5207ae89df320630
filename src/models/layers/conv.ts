/** Convolutions over one, two or three axes, and transposed ones. Shapes: [channels, ...axes] → [out, ...axes]. */
import type { Shape } from "../graph/layer-graph.ts"
import { volume } from "../graph/layer-graph.ts"
import { byWeight, type Net, type Tensor, weight } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { type Movement, moved, onAxes, type PerAxis } from "./extent.ts"

export type Conv = Movement & {
  readonly groups?: number
  /** True unless said. */
  readonly bias?: boolean
}

/** A convolution is the product [axes of the output, kernel · channels of a group] × [that, channels out of a group], once a group. */
export function conv(net: Net, name: string, x: Tensor, out: number, options: Conv): Tensor {
  const path = net.pathOf(name)
  const [channels, spatial] = split(path, x.shape)
  const groups = options.groups ?? 1
  checkGroups(path, x.shape, out, groups)
  const kernel = onAxes(options.kernel, spatial.length)
  const output = [out, ...moved(path, spatial, options)]
  const depth = (channels / groups) * volume(kernel)
  return net.lay(name, {
    kind: "conv",
    title: `${groups > 1 && groups === channels ? "depthwise " : ""}conv ${kernel.join("×")}`,
    inputs: [x],
    output,
    weights: [weight("weight", [out, channels / groups, ...kernel]), ...biasOf(options.bias, out)],
    products: [byWeight(groups, volume(output.slice(1)), out / groups, depth)],
  })
}

export type TransposedConv = {
  readonly kernel: PerAxis
  readonly stride?: PerAxis
  readonly padding?: PerAxis
  readonly outputPadding?: PerAxis
  readonly groups?: number
  readonly bias?: boolean
}

/** Each input position is multiplied once with the whole kernel. */
export function transposedConv(net: Net, name: string, x: Tensor, out: number, options: TransposedConv): Tensor {
  const path = net.pathOf(name)
  const [channels, spatial] = split(path, x.shape)
  const groups = options.groups ?? 1
  checkGroups(path, x.shape, out, groups)
  const axes = spatial.length
  const kernel = onAxes(options.kernel, axes)
  const [stride, padding] = [onAxes(options.stride ?? 1, axes), onAxes(options.padding ?? 0, axes)]
  const extra = onAxes(options.outputPadding ?? 0, axes)
  const sizes = spatial.map(
    (size, k) => (size - 1) * (stride[k] ?? 1) - 2 * (padding[k] ?? 0) + (kernel[k] ?? 1) + (extra[k] ?? 0),
  )
  return net.lay(name, {
    kind: "conv",
    title: `transposed conv ${kernel.join("×")}`,
    inputs: [x],
    output: [out, ...sizes],
    weights: [weight("weight", [channels, out / groups, ...kernel]), ...biasOf(options.bias, out)],
    products: [byWeight(groups, volume(spatial), (out / groups) * volume(kernel), channels / groups)],
  })
}

function split(path: string, shape: Shape): readonly [number, Shape] {
  const [channels, ...spatial] = shape
  if (channels === undefined || spatial.length === 0) throw new ShapeMistake(path, "wrong-axes", [shape])
  return [channels, spatial]
}

function checkGroups(path: string, shape: Shape, out: number, groups: number): void {
  const channels = shape[0] ?? 0
  if (channels % groups !== 0 || out % groups !== 0) throw new ShapeMistake(path, "not-divisible", [[channels, out]], groups)
}

function biasOf(hasBias: boolean | undefined, out: number): ReturnType<typeof weight>[] {
  return hasBias === false ? [] : [weight("bias", [out])]
}
