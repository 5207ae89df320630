/**
 * AlexNet as in its paper: the second, fourth and fifth convolutions see the half of the channels that lay on their device, and the first
 * two stages are normalised across channels (nothing to learn). CaffeNet pools before it normalises, MatConvNet leaves norms out.
 */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { flatten } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { norm } from "../../layers/norm.ts"
import { activation, dropout } from "../../layers/pointwise.ts"
import { maxPool } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"

type Settings = { readonly normalises: "before pooling" | "after pooling" | "never" }

const hidden = 4096

export const alexnetPaper: Family = architecture<Settings>({
  family: "alexnet",
  title: "AlexNet",
  library: "paper",
  tasks: ["image classification"],
  per: "image",
  size: { image: [227, 227], classes: 1000 },
  source: {
    title: "Krizhevsky, Sutskever, Hinton: ImageNet classification with deep convolutional neural networks; BVLC/caffe:models",
    where: "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
    date: "2012",
    confidence: "published",
  },
  variants: [
    { names: ["AlexNet (paper)", "AlexNet"], settings: { normalises: "before pooling" } },
    { names: ["CaffeNet"], settings: { normalises: "after pooling" } },
    { names: ["matconvnet-alex"], settings: { normalises: "never" } },
  ],
  lay: (net, { normalises }, { image, classes }) => {
    let x = relu(net, 1, conv(net, "conv1", net.input("image", [3, ...image]), 96, { kernel: 11, stride: 4 }))
    x = pooled(net, 1, x, normalises)
    x = relu(net, 2, conv(net, "conv2", x, 256, { kernel: 5, padding: 2, groups: 2 }))
    x = pooled(net, 2, x, normalises)
    x = relu(net, 3, conv(net, "conv3", x, 384, { kernel: 3, padding: 1 }))
    x = relu(net, 4, conv(net, "conv4", x, 384, { kernel: 3, padding: 1, groups: 2 }))
    x = relu(net, 5, conv(net, "conv5", x, 256, { kernel: 3, padding: 1, groups: 2 }))
    x = flatten(net, "flatten", maxPool(net, "pool5", x, { kernel: 3, stride: 2 }))
    for (const k of [6, 7]) x = dropout(net, `drop${k}`, relu(net, k, linear(net, `fc${k}`, x, hidden)))
    return net.head(() => linear(net, "fc8", x, classes ?? imageNetClasses))
  },
})

function relu(net: Net, k: number, x: Tensor): Tensor {
  return activation(net, `relu${k}`, x, "relu")
}

function pooled(net: Net, k: number, x: Tensor, normalises: Settings["normalises"]): Tensor {
  const across = (y: Tensor): Tensor => norm(net, `norm${k}`, y, "local response norm", [], "nothing")
  const pool = (y: Tensor): Tensor => maxPool(net, `pool${k}`, y, { kernel: 3, stride: 2 })
  if (normalises === "never") return pool(x)
  return normalises === "before pooling" ? pool(across(x)) : across(pool(x))
}
