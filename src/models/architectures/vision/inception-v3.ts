/**
 * Inception v3 (arXiv 1512.00567, table 1). The classifier beside the way belongs to the published weights, though only training
 * runs it: its products, one in a thousand, are counted with the others.
 */
import { architecture, type Family, type Size } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { averagePool, globalPool, maxPool } from "../../layers/pool.ts"
import { classifier, imageNetClasses } from "./classifier.ts"
import { basicConv, byFactoredKernels, byGrids, bySmallKernels, halved, halvedByFactored } from "./inception-modules.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = { readonly hasAuxiliary: boolean }

export const inceptionV3: Family = architecture<Settings>({
  family: "inception",
  title: "Inception",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [299, 299], classes: 1000 },
  source: torchvision("inception.py"),
  variants: [
    { names: ["inception_v3", "Inception v3"], settings: { hasAuxiliary: true } },
    { names: ["inception_v3(aux_logits=False)"], settings: { hasAuxiliary: false } },
  ],
  lay: layInceptionV3,
})

export function layInceptionV3(net: Net, { hasAuxiliary }: Settings, { image, classes }: Size): readonly Tensor[] {
  let x = stem(net, net.input("image", [3, ...image]))
  x = net.within("Mixed_5b", () => bySmallKernels(net, x, 32))
  x = net.within("Mixed_5c", () => bySmallKernels(net, x, 64))
  x = net.within("Mixed_5d", () => bySmallKernels(net, x, 64))
  x = net.within("Mixed_6a", () => halved(net, x))
  for (const [name, inner] of factored) x = net.within(name, () => byFactoredKernels(net, x, inner))
  const beside = hasAuxiliary ? [net.within("AuxLogits", () => auxiliaryClassifier(net, x, classes))] : []
  x = net.within("Mixed_7a", () => halvedByFactored(net, x))
  x = net.within("Mixed_7b", () => byGrids(net, x))
  x = net.within("Mixed_7c", () => byGrids(net, x))
  return [classifier(net, x, { classes, name: "fc", dropout: "dropout" }), ...beside]
}

/** Channels inside the modules of kernels 1 × 7 and 7 × 1. */
const factored: readonly (readonly [string, number])[] = [
  ["Mixed_6b", 128],
  ["Mixed_6c", 160],
  ["Mixed_6d", 160],
  ["Mixed_6e", 192],
]

function stem(net: Net, image: Tensor): Tensor {
  let x = basicConv(net, "Conv2d_1a_3x3", image, 32, { kernel: 3, stride: 2, padding: 0 })
  x = basicConv(net, "Conv2d_2a_3x3", x, 32, { kernel: 3, padding: 0 })
  x = basicConv(net, "Conv2d_2b_3x3", x, 64, { kernel: 3 })
  x = maxPool(net, "maxpool1", x, { kernel: 3, stride: 2 })
  x = basicConv(net, "Conv2d_3b_1x1", x, 80, { kernel: 1 })
  x = basicConv(net, "Conv2d_4a_3x3", x, 192, { kernel: 3, padding: 0 })
  return maxPool(net, "maxpool2", x, { kernel: 3, stride: 2 })
}

function auxiliaryClassifier(net: Net, x: Tensor, classes: number | null): Tensor {
  const small = basicConv(net, "conv0", averagePool(net, "avgpool", x, { kernel: 5, stride: 3 }), 128, { kernel: 1 })
  const wide = basicConv(net, "conv1", small, 768, { kernel: 5, padding: 0 })
  return net.head(() => linear(net, "fc", globalPool(net, "mean", wide), classes ?? imageNetClasses))
}
