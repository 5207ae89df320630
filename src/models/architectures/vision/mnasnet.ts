/** MnasNet-B1 (arXiv 1807.11626), found by search, in four widths. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { classifier } from "./classifier.ts"
import { convBlock, numberedFrom } from "./conv-block.ts"
import { divisible } from "./divisible.ts"
import { type InvertedNames, invertedResidual } from "./inverted-residual.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = {
  readonly width: number
  /** The first release left the stem in its full width. */
  readonly hasFullStem?: boolean
}

/** Channels, kernel, stride, expansion, blocks. */
const stacks = [
  [24, 3, 2, 3, 3],
  [40, 5, 2, 3, 3],
  [80, 5, 2, 6, 3],
  [96, 3, 1, 6, 2],
  [192, 5, 2, 6, 4],
  [320, 3, 1, 6, 1],
] as const

export const mnasnet: Family = architecture<Settings>({
  family: "mnasnet",
  title: "MnasNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("mnasnet.py"),
  variants: [
    { names: ["mnasnet0_5"], settings: { width: 0.5 } },
    { names: ["mnasnet0_75"], settings: { width: 0.75 } },
    { names: ["mnasnet1_0", "MnasNet-B1"], settings: { width: 1 } },
    { names: ["mnasnet1_3"], settings: { width: 1.3 } },
    // Source: the same file, `_load_from_state_dict`: versions below 2.
    { names: ["mnasnet0_5 (version 1)"], settings: { width: 0.5, hasFullStem: true } },
    { names: ["mnasnet0_75 (version 1)"], settings: { width: 0.75, hasFullStem: true } },
    { names: ["mnasnet1_3 (version 1)"], settings: { width: 1.3, hasFullStem: true } },
  ],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("layers", () => layers(net, input, settings))
    return classifier(net, maps, { classes, name: "classifier.1", dropout: "classifier.0" })
  },
})

function layers(net: Net, image: Tensor, { width, hasFullStem = false }: Settings): Tensor {
  const stemScale = hasFullStem ? 1 : width
  const stem = divisible(32 * stemScale)
  let x = convBlock(net, numberedFrom(0), image, stem, { kernel: 3, stride: 2, activation: "relu" })
  x = convBlock(net, numberedFrom(3), x, stem, { kernel: 3, groups: stem, activation: "relu" })
  x = convBlock(net, numberedFrom(6), x, divisible(16 * stemScale), { kernel: 1, activation: null })
  for (const [k, [channels, kernel, stride, expansion, depth]] of stacks.entries())
    for (let block = 0; block < depth; block++) {
      const [expanded, out] = [(x.shape[0] ?? 0) * expansion, divisible(channels * width)]
      const shape = { kernel, stride: block === 0 ? stride : 1, expanded, out, squeeze: null }
      x = net.within(`${8 + k}.${block}.layers`, () => invertedResidual(net, x, { ...shape, activation: "relu", names }))
    }
  return convBlock(net, numberedFrom(14), x, 1280, { kernel: 1, activation: "relu" })
}

const names: InvertedNames = { expand: numberedFrom(0), depthwise: numberedFrom(3), squeeze: "", project: numberedFrom(6) }
