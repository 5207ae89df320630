/**
 * LeNet-5 in its usual form: plain averages for the learnt subsampling, a softmax for the radial units, and a third layer that sees all
 * six maps, where the paper connects some of them only.
 */
import { architecture, type Family } from "../../architecture.ts"
import { flatten } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { averagePool } from "../../layers/pool.ts"

type Settings = { readonly channels: number }

export const lenet: Family = architecture<Settings>({
  family: "lenet",
  title: "LeNet",
  library: "paper",
  tasks: ["image classification"],
  per: "image",
  size: { image: [32, 32], classes: 10 },
  source: {
    title: "LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document recognition, section II",
    where: "https://doi.org/10.1109/5.726791",
    date: "1998",
    confidence: "published",
  },
  variants: [{ names: ["LeNet-5", "lenet"], settings: { channels: 1 } }],
  configs: {
    lenet5: (fields) => ({
      settings: { channels: fields.count(["image_channels"], 1) },
      size: { classes: fields.count(["num_classes"], 10) },
    }),
  },
  lay: (net, { channels }, { image, classes }) => {
    let x = net.input("image", [channels, ...image])
    x = activation(net, "act1", conv(net, "conv1", x, 6, { kernel: 5 }), "tanh")
    x = averagePool(net, "pool1", x, { kernel: 2, stride: 2 })
    x = activation(net, "act2", conv(net, "conv2", x, 16, { kernel: 5 }), "tanh")
    x = averagePool(net, "pool2", x, { kernel: 2, stride: 2 })
    x = activation(net, "act3", linear(net, "fc1", flatten(net, "flatten", x), 120), "tanh")
    x = activation(net, "act4", linear(net, "fc2", x, 84), "tanh")
    return net.head(() => linear(net, "fc3", x, classes ?? 10))
  },
})
