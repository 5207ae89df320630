/** Recurrent layers one upon the other, numbered as PyTorch numbers them: `rnn.0`, `rnn.1`, … */
import type { Net, Tensor } from "../../graph/net.ts"
import { type Recurrent, recurrent } from "../../layers/recurrent.ts"

export type RecurrentStack = Omit<Recurrent, "hidden"> & {
  /** Of each layer, the first one first. */
  readonly hidden: readonly number[]
}

export function recurrentStack(net: Net, name: string, x: Tensor, { hidden, ...options }: RecurrentStack): Tensor {
  let y = x
  for (const [k, width] of hidden.entries()) y = recurrent(net, `${name}.${k}`, y, { ...options, hidden: width })
  return y
}

export function same(hidden: number, layers: number): readonly number[] {
  return Array.from({ length: layers }, () => hidden)
}
