/** DLRM: figures through one perceptron, categories through tables, products of all pairs, another perceptron. */
import { architecture, type Family } from "../../architecture.ts"
import { byActivation, type Net, type Tensor } from "../../graph/net.ts"
import { join, reshape } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { criteoFigures, criteoSource, kaggleTables, terabyteTables } from "./criteo.ts"
import { fieldRows, perceptron } from "./lookups.ts"

type Settings = {
  readonly tables: readonly number[]
  readonly width: number
  /** Of the perceptron below, whose last width is that of the tables, and of the one above, before the click. */
  readonly bottom: readonly number[]
  readonly top: readonly number[]
}

export const dlrm: Family = architecture<Settings>({
  family: "dlrm",
  title: "DLRM",
  library: "paper",
  tasks: ["recommendation"],
  per: "sample",
  size: {},
  source: criteoSource,
  variants: [
    {
      names: ["DLRM Criteo Kaggle", "DLRM"],
      settings: { tables: kaggleTables, width: 16, bottom: [512, 256, 64, 16], top: [512, 256] },
    },
    {
      names: ["DLRM Criteo Terabyte", "MLPerf DLRM"],
      settings: { tables: terabyteTables, width: 128, bottom: [512, 256, 128], top: [1024, 1024, 512, 256] },
    },
  ],
  lay: (net, { tables, width, bottom, top }) => {
    const figures = perceptron(net, "bot_l", net.input("figures", [criteoFigures]), bottom)
    const rows = fieldRows(net, "emb_l", tables, width)
    const all = join(net, "features", [reshape(net, "bot_l.row", figures, [1, width]), ...rows])
    const joined = join(net, "interaction", [figures, pairs(net, all)])
    const x = perceptron(net, "top_l", joined, top)
    return net.head(() => activation(net, "sigmoid", linear(net, `top_l.${2 * top.length}`, x, 1), "sigmoid"))
  },
})

/** The products of all pairs of different features: [features, width] → [pairs]. The implementation multiplies them all by all. */
function pairs(net: Net, x: Tensor): Tensor {
  const [features = 0, width = 0] = x.shape
  return net.lay("pairs", {
    kind: "multiply",
    title: "products of all pairs",
    inputs: [x],
    output: [(features * (features - 1)) / 2],
    products: [byActivation(1, features, features, width)],
  })
}
