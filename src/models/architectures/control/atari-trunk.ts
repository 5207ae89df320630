/** The convolutions that see a game's last four frames, 84×84 in grey (doi:10.1038/nature14236, methods). */
import type { Net, Tensor } from "../../graph/net.ts"
import { flatten } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { activation } from "../../layers/pointwise.ts"

const layers = [
  { out: 32, kernel: 8, stride: 4 },
  { out: 64, kernel: 4, stride: 2 },
  { out: 64, kernel: 3, stride: 1 },
]

/** [frames, height, width] → [features]; layers are numbered with the activations between them. */
export function atariTrunk(net: Net, frames: Tensor): Tensor {
  let x = frames
  for (const [k, { out, ...movement }] of layers.entries())
    x = activation(net, `${2 * k + 1}`, conv(net, `${2 * k}`, x, out, movement), "relu")
  return flatten(net, "6", x)
}
