/**
 * Translation by recurrent layers with attention (RNNsearch): an encoder in both directions, and a decoder that at each target token looks at all
 * source tokens through a layer of its own. Source and target are equally long.
 */
import { architecture, type Family } from "../../architecture.ts"
import { byActivation, byWeight, type Net, type Tensor, weight } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { embedding } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { recurrent } from "../../layers/recurrent.ts"

type Settings = { readonly vocabulary: number; readonly width: number; readonly hidden: number; readonly maxout: number }

const sizes: Settings = { vocabulary: 30000, width: 620, hidden: 1000, maxout: 500 }

export const recurrentTranslation: Family = architecture<Settings>({
  family: "recurrent-translation",
  title: "Recurrent translation with attention",
  library: "paper",
  tasks: ["translation"],
  per: "sample",
  size: { sequence: 30 },
  source: {
    title: "Bahdanau, Cho, Bengio: Neural machine translation by jointly learning to align and translate, appendix A and B",
    where: "https://arxiv.org/abs/1409.0473",
    date: "2014-09",
    confidence: "published",
  },
  variants: [
    { names: ["RNNsearch-30"], settings: sizes },
    { names: ["RNNsearch-50", "seq2seq with attention"], settings: sizes, size: { sequence: 50 } },
  ],
  lay: (net, { vocabulary, width, hidden, maxout }, { sequence }) => {
    const table = (name: string): Tensor => embedding(net, `${name}.embedding`, net.input(name, [sequence]), vocabulary, width)
    const cell = { cell: "gru", hidden, bias: false } as const
    const source = recurrent(net, "encoder", table("source"), { ...cell, isBidirectional: true })
    const words = table("target")
    linear(net, "decoder.start", firstBackward(net, source, hidden), hidden, { bias: false })
    const context = aligned(net, source, sequence, hidden)
    const states = recurrent(net, "decoder", join(net, "decoder.inputs", [words, context], 1), cell)
    // The larger of two figures each, from the state, the last word and what was looked at.
    const deep = linear(net, "decoder.deep", join(net, "decoder.all", [states, words, context], 1), 2 * maxout, { bias: false })
    const largest = net.lay("decoder.maxout", { kind: "pool", title: "maxout", inputs: [deep], output: [sequence, maxout] })
    return net.head(() => linear(net, "decoder.out", largest, vocabulary, { bias: false }))
  },
})

function firstBackward(net: Net, source: Tensor, hidden: number): Tensor {
  const first = net.lay("decoder.first", { kind: "reshape", title: "first backward state", inputs: [source], output: [hidden] })
  return activation(net, "decoder.first.act", first, "tanh")
}

/** One layer sees the state and each source token; its own products with the state recur for each target token. */
function aligned(net: Net, source: Tensor, targets: number, hidden: number): Tensor {
  const [sources = 0, width = 0] = source.shape
  return net.lay("decoder.attention", {
    kind: "attention",
    title: "additive attention",
    inputs: [source],
    output: [targets, width],
    weights: [weight("W_a", [hidden, hidden]), weight("U_a", [hidden, width]), weight("v_a", [hidden])],
    products: [
      byWeight(1, targets, hidden, hidden),
      byWeight(1, sources, hidden, width),
      byWeight(targets, sources, 1, hidden),
      byActivation(targets, 1, width, sources),
    ],
  })
}
