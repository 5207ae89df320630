/** Linear layers with ReLU between them, as DETR and its kin answer with. */
import type { Net, Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"

/** Their widths, the last one that of the answer. */
export function perceptron(net: Net, name: string, x: Tensor, widths: readonly number[]): Tensor {
  return widths.reduce((before, width, k) => {
    const out = linear(net, `${name}.layers.${k}`, before, width)
    return k === widths.length - 1 ? out : activation(net, `${name}.relu.${k}`, out, "relu")
  }, x)
}
