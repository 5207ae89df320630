/** One set of layers that reads several inputs one after the other, as a head reads every level of a pyramid: its weights count once. */
import type { Net, Tensor } from "./net.ts"

/**
 * The first input meets the layers as they are named; for the others they are named `conv@1`, `conv@2` and have the weights of the first.
 * `lay` uses the net that it is given.
 */
export function sharedOver<T>(net: Net, inputs: readonly Tensor[], lay: (net: Net, x: Tensor) => T): readonly T[] {
  return inputs.map((x, k) => lay(k === 0 ? net : again(net, k), x))
}

/** Layers that were laid before, for the `turn`-th further time. */
export function again(net: Net, turn: number): Net {
  return {
    ...net,
    lay: (name, layer) => {
      const tiedTo = net.pathOf(name)
      const weights = (layer.weights ?? []).map((weight) => ({ ...weight, tiedTo }))
      return net.lay(`${name}@${turn}`, { ...layer, weights })
    },
  }
}
