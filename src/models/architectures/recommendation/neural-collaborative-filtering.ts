/** Neural collaborative filtering (NeuMF): products of two vectors beside a perceptron over two others. */
import { architecture, type Family } from "../../architecture.ts"
import { join } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation, multiply } from "../../layers/pointwise.ts"
import { perceptron, row } from "./lookups.ts"
import { forRatings } from "./ratings.ts"

type Settings = {
  readonly users: number
  readonly items: number
  readonly factors: number
  /** Twice the width of a vector first. */
  readonly layers: readonly number[]
}

export const neuralCollaborativeFiltering: Family = architecture<Settings>({
  family: "ncf",
  title: "Neural collaborative filtering",
  library: "paper",
  tasks: ["recommendation"],
  per: "sample",
  size: {},
  source: {
    title: "He et al.: Neural collaborative filtering; layers of MLPerf training v0.5 (factors 64, layers 256-256-128-64)",
    where: "https://arxiv.org/abs/1708.05031",
    date: "2017-08",
    confidence: "published",
  },
  variants: [
    ...forRatings("NeuMF", ({ users, items }) => ({ users, items, factors: 64, layers: [256, 256, 128, 64] })),
    { names: ["NeuMF-8 MovieLens 1M"], settings: { users: 6040, items: 3706, factors: 8, layers: [64, 32, 16, 8] } },
  ],
  lay: (net, { users, items, factors, layers }) => {
    const [width = 0, ...hidden] = layers
    const product = multiply(net, "mf", row(net, "mf_user_embed", users, factors), row(net, "mf_item_embed", items, factors))
    const pair = [row(net, "mlp_user_embed", users, width / 2), row(net, "mlp_item_embed", items, width / 2)]
    const deep = perceptron(net, "mlp", join(net, "pair", pair), hidden)
    const score = linear(net, "final", join(net, "both", [product, deep]), 1)
    return activation(net, "sigmoid", score, "sigmoid")
  },
})
