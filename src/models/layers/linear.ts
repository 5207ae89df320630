/** Matrix products with a weight along the last axis: [..., in] → [..., out]. */
import { type AdapterTarget, volume } from "../graph/layer-graph.ts"
import { byWeight, type Net, type Tensor, weight } from "../graph/net.ts"

export type Linear = {
  /** True unless said. */
  readonly bias?: boolean
  readonly target?: AdapterTarget
  /** The path of the layer whose table it uses: a language head tied to the embedding. */
  readonly tiedTo?: string | null
  readonly title?: string
}

export function linear(net: Net, name: string, x: Tensor, out: number, options: Linear = {}): Tensor {
  const width = x.shape.at(-1) ?? 0
  const rows = volume(x.shape) / width
  return net.lay(name, {
    kind: "linear",
    title: options.title ?? "linear",
    inputs: [x],
    output: [...x.shape.slice(0, -1), out],
    weights: [
      weight("weight", [out, width], { tiedTo: options.tiedTo ?? null }),
      ...(options.bias === false ? [] : [weight("bias", [out])]),
    ],
    products: [byWeight(1, rows, out, width)],
    target: options.target ?? "other",
  })
}
