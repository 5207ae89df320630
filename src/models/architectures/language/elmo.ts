/**
 * ELMo: words from their characters by convolutions and highway layers, then two LSTM layers in each direction, whose states are projected.
 * The biases of its gates are single, and forward and backward run side by side.
 */
import { architecture, type Family } from "../../architecture.ts"
import { byWeight, byWeightInside, type Net, type Tensor, weight } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation, add, multiply } from "../../layers/pointwise.ts"

type Settings = {
  readonly characters: number
  /** Width of a kernel in characters, and how many there are. */
  readonly kernels: readonly (readonly [number, number])[]
  readonly highways: number
  readonly projection: number
  readonly hidden: number
}

const letters = 50
const rows = 262
const doubling = [
  [1, 32],
  [2, 32],
  [3, 64],
  [4, 128],
  [5, 256],
  [6, 512],
  [7, 1024],
] as const

export const elmo: Family = architecture<Settings>({
  family: "elmo",
  title: "ELMo",
  library: "paper",
  tasks: ["text classification", "language model"],
  per: "token",
  size: { sequence: 20 },
  source: {
    title:
      "Peters et al.: Deep contextualized word representations, arXiv 1802.05365, section 3.4; sizes and totals: pre-trained ELMo models",
    where: "https://allennlp.org/elmo",
    date: "2018-02",
    confidence: "published",
  },
  variants: [
    {
      names: ["ELMo", "ELMo original"],
      settings: { characters: 16, kernels: doubling, highways: 2, projection: 512, hidden: 4096 },
    },
    {
      names: ["ELMo medium"],
      settings: { characters: 16, kernels: doubling, highways: 1, projection: 256, hidden: 2048 },
    },
    {
      names: ["ELMo small"],
      settings: { characters: 16, kernels: doubling, highways: 1, projection: 128, hidden: 1024 },
    },
  ],
  lay: (net, settings, { sequence }) => {
    const word = words(net, net.input("characters", [sequence, letters]), settings)
    const directions = ["forward", "backward"].map((name) => net.within(name, () => layers(net, word, settings)))
    return join(net, "representation", directions, 1)
  },
})

/** [tokens, letters] → [tokens, projection]. */
function words(net: Net, ids: Tensor, { characters, kernels, highways, projection }: Settings): Tensor {
  const tokens = ids.shape[0] ?? 0
  const x = net.lay("_char_embedding", {
    kind: "embedding",
    title: "embedding",
    inputs: [ids],
    output: [tokens, letters, characters],
    weights: [weight("weight", [rows, characters])],
  })
  const seen = kernels.map(([kernel, out], k) => {
    const output = [tokens, out]
    const weights = [weight("weight", [out, characters, kernel]), weight("bias", [out])]
    const products = [byWeight(tokens, letters - kernel + 1, out, characters * kernel)]
    const title = `conv ${kernel}, its largest`
    return net.lay(`char_conv_${k}`, { kind: "conv", title, inputs: [x], output, weights, products })
  })
  let y = activation(net, "char_conv.act", join(net, "char_conv", seen, 1), "relu")
  for (let k = 0; k < highways; k++) y = net.within(`_highways._layers.${k}`, () => highway(net, y))
  return linear(net, "_projection", y, projection)
}

/** A gate mixes what came in with what a linear layer made of it; one matrix makes both. */
function highway(net: Net, x: Tensor): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const both = linear(net, "", x, 2 * width)
  const half = (name: string): Tensor => net.lay(name, { kind: "reshape", title: "cut", inputs: [both], output: [tokens, width] })
  const gate = activation(net, "gate.act", half("gate"), "sigmoid")
  const carried = multiply(net, "carried", x, gate)
  return add(net, "sum", carried, multiply(net, "changed", activation(net, "new.act", half("new"), "relu"), gate))
}

function layers(net: Net, x: Tensor, settings: Settings): Tensor {
  const first = projectedLstm(net, "layer_0", x, settings)
  return add(net, "residual", first, projectedLstm(net, "layer_1", first, settings))
}

/** An LSTM with one bias for each gate, not two. */
function projectedLstm(net: Net, name: string, x: Tensor, { hidden, projection }: Settings): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const gates = 4 * hidden
  return net.lay(name, {
    kind: "recurrent",
    title: "LSTM with projection",
    inputs: [x],
    output: [tokens, projection],
    weights: [
      weight("input_linearity.weight", [gates, width]),
      weight("state_linearity.weight", [gates, projection]),
      weight("state_linearity.bias", [gates]),
      weight("state_projection.weight", [projection, hidden]),
    ],
    products: [
      byWeight(1, tokens, gates, width),
      byWeightInside(tokens, 1, gates, projection),
      byWeightInside(tokens, 1, projection, hidden),
    ],
  })
}
