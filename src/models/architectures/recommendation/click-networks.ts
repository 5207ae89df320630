/**
 * Click prediction on Criteo's fields: Wide & Deep (a linear model beside a perceptron over joined rows) and DeepFM, whose factorisation
 * machine shares the rows. Figures go in as they stand; sizes of the perceptron as in DeepFM's experiments.
 */
import { architecture, type Family } from "../../architecture.ts"
import { byActivation, type Net, type Tensor } from "../../graph/net.ts"
import { flatten, join } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { criteoFigures, criteoSource, kaggleTables } from "./criteo.ts"
import { fieldRows, perceptron } from "./lookups.ts"

type Settings = { readonly width: number; readonly hidden: readonly number[]; readonly hasMachine: boolean }

export const clickNetworks: Family = architecture<Settings>({
  family: "click-networks",
  title: "Wide & Deep and DeepFM",
  library: "paper",
  tasks: ["recommendation"],
  per: "sample",
  size: {},
  source: {
    ...criteoSource,
    title:
      "Cheng et al.: Wide & deep learning, arXiv 1606.07792; Guo et al.: DeepFM, section 3.1 (vectors of 10, 400-400-400); tables of Criteo Kaggle",
    where: "https://arxiv.org/abs/1703.04247",
    date: "2017-03",
  },
  variants: [
    {
      names: ["Wide & Deep Criteo", "Wide & Deep", "Wide and Deep"],
      settings: { width: 10, hidden: [400, 400, 400], hasMachine: false },
    },
    { names: ["DeepFM Criteo", "DeepFM"], settings: { width: 10, hidden: [400, 400, 400], hasMachine: true } },
  ],
  lay: (net, { width, hidden, hasMachine }) => {
    const figures = net.input("figures", [criteoFigures])
    const rows = join(net, "rows", fieldRows(net, "embedding", kaggleTables, width))
    const wide = add(net, "wide", linear(net, "linear.figures", figures, 1, { bias: false }), linearRows(net))
    const deep = perceptron(net, "deep", join(net, "inputs", [flatten(net, "flat", rows), figures]), hidden)
    const score = add(net, "score", wide, linear(net, "deep.out", deep, 1))
    return activation(net, "sigmoid", hasMachine ? add(net, "machine", score, machine(net, rows)) : score, "sigmoid")
  },
})

/** One weight for each category, added up. */
function linearRows(net: Net): Tensor {
  const rows = join(net, "linear.rows", fieldRows(net, "linear.tables", kaggleTables, 1))
  return net.lay("linear.sum", { kind: "add", title: "sum", inputs: [rows], output: [1] })
}

/** Half the square of the sum less the sum of the squares: no pair is multiplied by itself (doi:10.1109/ICDM.2010.127, lemma 3.1). */
function machine(net: Net, rows: Tensor): Tensor {
  const [fields = 0, width = 0] = rows.shape
  const products = [byActivation(1, 1, 1, width), byActivation(1, 1, 1, fields * width)]
  return net.lay("machine.pairs", { kind: "multiply", title: "factorisation machine", inputs: [rows], output: [1], products })
}
