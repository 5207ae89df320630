/** ShuffleNet V2 (arXiv 1807.11164): half of the channels pass a block untouched, then the halves are mixed. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join, reshape } from "../../layers/arrange.ts"
import { maxPool } from "../../layers/pool.ts"
import { classifier } from "./classifier.ts"
import { convBlock, numbered, numberedFrom } from "./conv-block.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = {
  /** Of the three stages. */
  readonly widths: readonly [number, number, number]
  /** Of the last convolution. */
  readonly last: number
}

const stem = 24
const depths = [4, 8, 4]

export const shufflenetV2: Family = architecture<Settings>({
  family: "shufflenet v2",
  title: "ShuffleNet V2",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("shufflenetv2.py"),
  variants: [
    { names: ["shufflenet_v2_x0_5"], settings: { widths: [48, 96, 192], last: 1024 } },
    { names: ["shufflenet_v2_x1_0", "ShuffleNet V2"], settings: { widths: [116, 232, 464], last: 1024 } },
    { names: ["shufflenet_v2_x1_5"], settings: { widths: [176, 352, 704], last: 1024 } },
    { names: ["shufflenet_v2_x2_0"], settings: { widths: [244, 488, 976], last: 2048 } },
  ],
  lay: (net, { widths, last }, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const first = convBlock(net, numbered("conv1"), input, stem, { kernel: 3, stride: 2, activation: "relu" })
    let x = maxPool(net, "maxpool", first, { kernel: 3, stride: 2, padding: 1 })
    for (const [stage, width] of widths.entries())
      for (let k = 0; k < (depths[stage] ?? 0); k++) x = net.within(`stage${stage + 2}.${k}`, () => block(net, x, width, k === 0))
    x = convBlock(net, numbered("conv5"), x, last, { kernel: 1, activation: "relu" })
    return classifier(net, x, { classes, name: "fc" })
  },
})

/** The first block of a stage halves the size: there both halves come from the whole input. */
function block(net: Net, x: Tensor, width: number, isHalving: boolean): Tensor {
  const half = width / 2
  const kept = isHalving ? net.within("branch1", () => shortcut(net, x, half)) : cut(net, "first", x, 0, half)
  const source = isHalving ? x : cut(net, "second", x, 0, half)
  const made = net.within("branch2", () => branch(net, source, half, isHalving ? 2 : 1))
  const joined = join(net, "join", [kept, made])
  return reshape(net, "shuffle", joined, joined.shape, "channel shuffle")
}

function shortcut(net: Net, x: Tensor, out: number): Tensor {
  const seen = convBlock(net, numberedFrom(0), x, x.shape[0] ?? 0, {
    kernel: 3,
    stride: 2,
    groups: x.shape[0] ?? 1,
    activation: null,
  })
  return convBlock(net, numberedFrom(2), seen, out, { kernel: 1, activation: "relu" })
}

function branch(net: Net, x: Tensor, out: number, stride: number): Tensor {
  const narrow = convBlock(net, numberedFrom(0), x, out, { kernel: 1, activation: "relu" })
  const seen = convBlock(net, numberedFrom(3), narrow, out, { kernel: 3, stride, groups: out, activation: null })
  return convBlock(net, numberedFrom(5), seen, out, { kernel: 1, activation: "relu" })
}
