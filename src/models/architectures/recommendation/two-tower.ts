/** Two towers: users and items through perceptrons of their own, whose last vectors are multiplied; items can be indexed beforehand. */
import { architecture, type Family } from "../../architecture.ts"
import { byActivation, type Net, type Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { row } from "./lookups.ts"
import { forRatings } from "./ratings.ts"

type Settings = { readonly users: number; readonly items: number; readonly width: number; readonly hidden: readonly number[] }

export const twoTower: Family = architecture<Settings>({
  family: "two-tower",
  title: "Two-tower retrieval",
  library: "paper",
  tasks: ["recommendation"],
  per: "sample",
  size: {},
  source: {
    title:
      "Yi et al.: Sampling-bias-corrected neural modeling for large corpus item recommendations; sizes of the TorchRec two-tower example (64, 128-64)",
    where: "https://doi.org/10.1145/3298689.3346996",
    date: "2019-09",
    confidence: "published",
  },
  variants: forRatings("two-tower", ({ users, items }) => ({ users, items, width: 64, hidden: [128, 64] })),
  lay: (net, { users, items, width, hidden }) => {
    const user = tower(net, "query_tower", row(net, "user_embedding", users, width), hidden)
    const item = tower(net, "candidate_tower", row(net, "item_embedding", items, width), hidden)
    const products = [byActivation(1, 1, 1, user.shape[0] ?? 0)]
    return net.lay("score", { kind: "multiply", title: "product", inputs: [user, item], output: [1], products })
  },
})

function tower(net: Net, name: string, x: Tensor, hidden: readonly number[]): Tensor {
  return net.within(name, () => {
    let y = x
    for (const [k, width] of hidden.entries()) y = activation(net, `${k}.act`, linear(net, `${k}`, y, width), "relu")
    return y
  })
}
