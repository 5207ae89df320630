/** The plain multilayer perceptron: on digits as every course has it, and on tables. */
import { architecture, type Family } from "../../architecture.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { tableSource, tables } from "./tables.ts"

type Settings = { readonly features: number; readonly hidden: readonly number[]; readonly outputs: number }

export const multilayerPerceptron: Family = architecture<Settings>({
  family: "mlp",
  title: "Multilayer perceptron",
  library: "paper",
  tasks: ["credit scoring", "risk management", "image classification"],
  per: "sample",
  size: {},
  source: tableSource,
  variants: [
    {
      names: ["MLP MNIST 784-512-512-10", "MLP MNIST"],
      settings: { features: 784, hidden: [512, 512], outputs: 10 },
      source: {
        title: "keras-team/keras:examples/mnist_mlp.py (two hidden layers of 512)",
        where: "https://github.com/keras-team/keras",
        date: "2017",
        confidence: "published",
      },
    },
    ...tables.map((table) => ({
      names: [`MLP ${table.name}`, ...table.plain("MLP"), ...table.plain("multilayer perceptron")],
      settings: { features: table.features, hidden: [256, 128, 64], outputs: 1 },
    })),
  ],
  lay: (net, { features, hidden, outputs }, { classes }) => {
    let x = net.input("features", [features])
    for (const [k, width] of hidden.entries()) x = activation(net, `act${k + 1}`, linear(net, `fc${k + 1}`, x, width), "relu")
    return net.head(() => linear(net, `fc${hidden.length + 1}`, x, classes ?? outputs))
  },
})
