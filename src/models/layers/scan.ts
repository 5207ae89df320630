/**
 * Recurrences whose state is a matrix, of linear attention and of state spaces: each token feeds it and reads it.
 * What is counted are the products with the state; fading it is pointwise.
 */
import { volume, type Weight } from "../graph/layer-graph.ts"
import { byActivation, type Net, type Tensor } from "../graph/net.ts"
import { reshape } from "./arrange.ts"
import { conv } from "./conv.ts"

export type Scan = {
  readonly title: string
  readonly inputs: readonly Tensor[]
  /** States beside each other: heads. */
  readonly copies: number
  /** Of one state. */
  readonly rows: number
  readonly columns: number
  /** Products with the state for one token: one feeds it, one reads it, a third takes back what it said before (delta rule). */
  readonly products: 2 | 3
  readonly weights?: readonly Weight[]
  /** What a convolution in front keeps of earlier tokens. */
  readonly kept?: number
}

/** [tokens, …] → [tokens, copies · columns]. */
export function scan(net: Net, name: string, given: Scan): Tensor {
  const { title, inputs, copies, rows, columns, products, weights = [], kept = 0 } = given
  const tokens = inputs[0]?.shape[0] ?? 0
  const fed = Array.from({ length: products - 1 }, () => byActivation(tokens * copies, rows, columns, 1))
  return net.lay(name, {
    kind: "recurrent",
    title,
    inputs,
    output: [tokens, copies * columns],
    weights,
    products: [...fed, byActivation(tokens * copies, 1, columns, rows)],
    state: { kind: "recurrent", values: copies * volume([rows, columns]) + kept },
  })
}

/** Each channel over the last few tokens, its own kernel: [tokens, channels] → the same. */
export function tokenConv(net: Net, name: string, x: Tensor, kernel: number, hasBias: boolean): Tensor {
  const [tokens = 0, channels = 0] = x.shape
  const across = reshape(net, `${name}.in`, x, [channels, tokens], "to channels")
  const mixed = conv(net, name, across, channels, { kernel, padding: "same", groups: channels, bias: hasBias })
  return reshape(net, `${name}.out`, mixed, [tokens, channels], "to tokens")
}
