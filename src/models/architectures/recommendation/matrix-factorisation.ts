/** Matrix factorisation: a vector for each user and each item, whose product is the rating, with biases of both and of all. */
import { architecture, type Family } from "../../architecture.ts"
import { byActivation, type Net, type Tensor } from "../../graph/net.ts"
import { add, learntArray } from "../../layers/pointwise.ts"
import { row } from "./lookups.ts"
import { forRatings } from "./ratings.ts"

type Settings = { readonly users: number; readonly items: number; readonly factors: number }

export const matrixFactorisation: Family = architecture<Settings>({
  family: "matrix-factorisation",
  title: "Matrix factorisation",
  library: "paper",
  tasks: ["recommendation"],
  per: "sample",
  size: {},
  source: {
    title:
      "Koren, Bell, Volinsky: Matrix factorization techniques for recommender systems (biased, 100 factors as Surprise's SVD)",
    where: "https://doi.org/10.1109/MC.2009.263",
    date: "2009-08",
    confidence: "published",
  },
  variants: forRatings("matrix factorization", ({ users, items }) => ({ users, items, factors: 100 })),
  lay: (net, { users, items, factors }) => {
    const product = dot(net, "product", row(net, "user_factors", users, factors), row(net, "item_factors", items, factors))
    const user = row(net, "user_bias", users, 1)
    const item = row(net, "item_bias", items, 1)
    const biased = add(net, "biased", add(net, "biases", user, item), product)
    return add(net, "rating", biased, learntArray(net, "mean", [1], "mean rating"))
  },
})

/** [width] · [width] → [1]. */
function dot(net: Net, name: string, a: Tensor, b: Tensor): Tensor {
  const products = [byActivation(1, 1, 1, a.shape[0] ?? 0)]
  return net.lay(name, { kind: "multiply", title: "product", inputs: [a, b], output: [1], products })
}
