/**
 * GoogLeNet with batch norm (arXiv 1409.4842, table 1; 1502.03167). The two classifiers beside the way, which training may use, are
 * left out of the published weights. As in torchvision, kernels of 3 × 3 stand where the paper has 5 × 5.
 */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { flatten, join } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation, dropout } from "../../layers/pointwise.ts"
import { adaptivePool, maxPool } from "../../layers/pool.ts"
import { classifier, imageNetClasses } from "./classifier.ts"
import { type ConvNames, convBlock } from "./conv-block.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = { readonly hasAuxiliary: boolean }

/** Channels of the four branches: 1 × 1; narrow and 3 × 3; narrow and the second 3 × 3; after the pooling. */
type Widths = readonly [number, number, number, number, number, number]

const modules: Readonly<Record<string, Widths>> = {
  inception3a: [64, 96, 128, 16, 32, 32],
  inception3b: [128, 128, 192, 32, 96, 64],
  inception4a: [192, 96, 208, 16, 48, 64],
  inception4b: [160, 112, 224, 24, 64, 64],
  inception4c: [128, 128, 256, 24, 64, 64],
  inception4d: [112, 144, 288, 32, 64, 64],
  inception4e: [256, 160, 320, 32, 128, 128],
  inception5a: [256, 160, 320, 32, 128, 128],
  inception5b: [384, 192, 384, 48, 128, 128],
}

export const googlenet: Family = architecture<Settings>({
  family: "googlenet",
  title: "GoogLeNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("googlenet.py"),
  variants: [
    { names: ["googlenet", "Inception v1"], settings: { hasAuxiliary: false } },
    { names: ["googlenet(aux_logits=True)"], settings: { hasAuxiliary: true } },
  ],
  lay: (net, { hasAuxiliary }, { image, classes }) => {
    const beside: Tensor[] = []
    const auxiliary = (name: string, x: Tensor): void => {
      if (hasAuxiliary) beside.push(net.within(name, () => auxiliaryClassifier(net, x, classes)))
    }
    let x = stem(net, net.input("image", [3, ...image]))
    for (const [name, widths] of Object.entries(modules)) {
      if (name === "inception4a") x = maxPool(net, "maxpool3", x, { kernel: 3, stride: 2, isCeiled: true })
      if (name === "inception5a") x = maxPool(net, "maxpool4", x, { kernel: 2, stride: 2, isCeiled: true })
      x = net.within(name, () => inception(net, x, widths))
      if (name === "inception4a") auxiliary("aux1", x)
      if (name === "inception4d") auxiliary("aux2", x)
    }
    return [classifier(net, x, { classes, name: "fc", dropout: "dropout" }), ...beside]
  },
})

function stem(net: Net, image: Tensor): Tensor {
  const pooling = { kernel: 3, stride: 2, isCeiled: true }
  let x = basic(net, "conv1", image, 64, 7, 2)
  x = maxPool(net, "maxpool1", x, pooling)
  x = basic(net, "conv3", basic(net, "conv2", x, 64, 1), 192, 3)
  return maxPool(net, "maxpool2", x, pooling)
}

function inception(net: Net, x: Tensor, [points, narrow1, wide1, narrow2, wide2, pooled]: Widths): Tensor {
  const first = basic(net, "branch1", x, points, 1)
  const second = basic(net, "branch2.1", basic(net, "branch2.0", x, narrow1, 1), wide1, 3)
  const third = basic(net, "branch3.1", basic(net, "branch3.0", x, narrow2, 1), wide2, 3)
  const around = maxPool(net, "branch4.0", x, { kernel: 3, padding: 1 })
  return join(net, "join", [first, second, third, basic(net, "branch4.1", around, pooled, 1)])
}

function auxiliaryClassifier(net: Net, x: Tensor, classes: number | null): Tensor {
  const small = basic(net, "conv", adaptivePool(net, "avgpool", x, [4, 4]), 128, 1)
  const hidden = activation(net, "relu", linear(net, "fc1", flatten(net, "flatten", small), 1024), "relu")
  return net.head(() => linear(net, "fc2", dropout(net, "dropout", hidden), classes ?? imageNetClasses))
}

function basic(net: Net, name: string, x: Tensor, out: number, kernel: number, stride = 1): Tensor {
  const names: ConvNames = { conv: `${name}.conv`, norm: `${name}.bn`, activation: `${name}.relu` }
  return convBlock(net, names, x, out, { kernel, stride, activation: "relu" })
}
