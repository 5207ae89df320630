/** Classifiers of texts by recurrent layers: the last state, of both directions where there are two, through one linear layer. */
import { architecture, type Family } from "../../architecture.ts"
import { embedding } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { poolTokens } from "../../layers/pool.ts"
import type { Cell } from "../../layers/recurrent.ts"
import { recurrentStack, same } from "./recurrent-stack.ts"

type Settings = { readonly cell: Cell; readonly layers: number; readonly isBidirectional: boolean }

const vocabulary = 25002
const [width, hidden] = [100, 256]

export const recurrentClassifier: Family = architecture<Settings>({
  family: "recurrent-classifier",
  title: "Recurrent text classifier",
  library: "paper",
  tasks: ["text classification"],
  per: "sample",
  size: { sequence: 256, classes: 1 },
  source: {
    title:
      "bentrevett/pytorch-sentiment-analysis@329f654b2cfa: simple RNN and upgraded model (25,002 tokens, vectors of 100, states of 256) on IMDB",
    where: "https://github.com/bentrevett/pytorch-sentiment-analysis",
    date: "2018",
    confidence: "published",
  },
  variants: [
    { names: ["RNN classifier"], settings: { cell: "plain", layers: 1, isBidirectional: false } },
    { names: ["GRU classifier"], settings: { cell: "gru", layers: 1, isBidirectional: false } },
    { names: ["LSTM classifier"], settings: { cell: "lstm", layers: 1, isBidirectional: false } },
    { names: ["BiGRU classifier"], settings: { cell: "gru", layers: 2, isBidirectional: true } },
    { names: ["BiLSTM classifier"], settings: { cell: "lstm", layers: 2, isBidirectional: true } },
  ],
  lay: (net, { cell, layers, isBidirectional }, { sequence, classes }) => {
    const x = embedding(net, "embedding", net.input("text", [sequence]), vocabulary, width)
    const y = recurrentStack(net, "rnn", x, { cell, hidden: same(hidden, layers), isBidirectional })
    const last = poolTokens(net, "last", y, "last token")
    return net.head(() => linear(net, "fc", last, classes ?? 1))
  },
})
