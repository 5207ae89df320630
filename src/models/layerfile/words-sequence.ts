/** Words for sequences: [tokens], then [tokens, width]. */
import { optional, otherwise, text, word } from "../../shape/index.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { attentionCore } from "../layers/attention.ts"
import { embedding, positions } from "../layers/embedding.ts"
import { expertMatrix, router } from "../layers/experts.ts"
import { feedForward, gatedFeedForward } from "../layers/feed-forward.ts"
import { linear } from "../layers/linear.ts"
import { activation, multiply } from "../layers/pointwise.ts"
import { poolTokens } from "../layers/pool.ts"
import { type Cell, recurrent } from "../layers/recurrent.ts"
import { type Lay, type LayerWord, layerWord, needAxes } from "./layer-word.ts"
import { flag, type Scope, whole } from "./scope.ts"
import { activationWord, isFlat } from "./words-image.ts"

const isSequence = (axes: number): boolean => axes === 2

type Attention = {
  readonly heads: number
  readonly "key-value-heads": number
  readonly "head-size": number
  readonly causal: boolean
  readonly window: number | null
  readonly bias: boolean
  readonly "output-bias": boolean
}

/** Queries, keys and values of their own; fewer heads of keys and values than of queries are shared in groups. */
function attention(net: Net, x: Tensor, options: Attention): Tensor {
  const { heads, causal, window, bias } = options
  const width = x.shape[1] ?? 0
  const headSize = options["head-size"] === 0 ? width / heads : options["head-size"]
  const keyValueHeads = options["key-value-heads"] === 0 ? heads : options["key-value-heads"]
  if (!Number.isInteger(headSize)) throw new ShapeMistake(net.pathOf(""), "not-divisible", [x.shape], heads)
  if (heads % keyValueHeads !== 0) throw new ShapeMistake(net.pathOf(""), "not-divisible", [[heads]], keyValueHeads)
  const outer = keyValueHeads * headSize
  const query = linear(net, "query", x, heads * headSize, { bias, target: "query" })
  const key = linear(net, "key", x, outer, { bias, target: "key" })
  const value = linear(net, "value", x, outer, { bias, target: "value" })
  const state = causal ? ({ kind: "cache", valuesPerToken: 2 * outer, window } as const) : null
  const core = attentionCore(net, "core", query, key, value, { heads, headSize, isCausal: causal, window, state })
  return linear(net, "output", core, width, { bias: options["output-bias"], target: "output" })
}

type Experts = { readonly experts: number; readonly active: number; readonly hidden: number }

/** A router, and gated experts without biases, of which each token meets some. */
function experts(net: Net, x: Tensor, { experts, active, hidden }: Experts): Tensor {
  const width = x.shape[1] ?? 0
  if (active > experts) throw new ShapeMistake(net.pathOf(""), "too-small", [[experts], [active]])
  router(net, "router", x, experts, false)
  const each = { experts, active, bias: false }
  const inner = { ...each, inputs: width, outputs: hidden, isSummed: false }
  const gate = activation(net, "act", expertMatrix(net, "gate", x, { ...inner, target: "gate" }), "silu")
  const product = multiply(net, "product", gate, expertMatrix(net, "up", x, { ...inner, target: "up" }))
  return expertMatrix(net, "down", product, { ...each, inputs: hidden, outputs: width, target: "down", isSummed: true })
}

const recurrentWord = (cell: Cell): LayerWord =>
  layerWord(
    "hidden",
    (scope) => ({ hidden: whole(scope), bidirectional: otherwise(flag(), false), bias: otherwise(flag(), true) }),
    ({ hidden, bidirectional, bias }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isSequence)
        return recurrent(net, name, x, { cell, hidden, bias, isBidirectional: bidirectional })
      },
  )

const attentionKeys = (scope: Scope) => ({
  heads: whole(scope),
  "key-value-heads": otherwise(whole(scope), 0),
  "head-size": otherwise(whole(scope), 0),
  causal: otherwise(flag(), false),
  window: optional(whole(scope)),
  bias: otherwise(flag(), true),
  "output-bias": optional(flag()),
})

export const sequenceWords: Readonly<Record<string, LayerWord>> = {
  embedding: layerWord(
    null,
    (scope) => ({ rows: whole(scope), width: whole(scope) }),
    ({ rows, width }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, (axes) => axes === 1)
        return embedding(net, name, x, rows, width)
      },
  ),
  positions: layerWord(
    "rows",
    (scope) => ({ rows: whole(scope) }),
    ({ rows }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isSequence)
        if ((x.shape[0] ?? 0) > rows) throw new ShapeMistake(net.pathOf(name), "do-not-fit", [x.shape, [rows]])
        return positions(net, name, x, rows)
      },
  ),
  attention: layerWord(
    "heads",
    attentionKeys,
    (values): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isSequence)
        return net.within(name, () => attention(net, x, { ...values, "output-bias": values["output-bias"] ?? values.bias }))
      },
  ),
  "feed-forward": layerWord(
    "hidden",
    (scope) => ({
      hidden: whole(scope),
      activation: otherwise(activationWord(), "gelu"),
      gated: otherwise(flag(), false),
      bias: otherwise(flag(), true),
    }),
    ({ gated, ...options }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isSequence)
        return net.within(name, () => (gated ? gatedFeedForward(net, x, options) : feedForward(net, x, options)))
      },
  ),
  experts: layerWord(
    null,
    (scope) => ({ experts: whole(scope), active: whole(scope), hidden: whole(scope) }),
    (options): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isSequence)
        return net.within(name, () => experts(net, x, options))
      },
  ),
  rnn: recurrentWord("plain"),
  gru: recurrentWord("gru"),
  lstm: recurrentWord("lstm"),
  token: layerWord(
    "kind",
    () => ({ kind: word(["mean", "first", "last"]) }),
    ({ kind }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isSequence)
        const titles = { mean: "mean of the tokens", first: "first token", last: "last token" } as const
        return poolTokens(net, name, x, titles[kind])
      },
  ),
  "tied linear": layerWord(
    null,
    (scope) => ({ out: whole(scope), to: text(), bias: otherwise(flag(), false) }),
    ({ out, to, bias }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isFlat)
        return linear(net, name, x, out, { bias, tiedTo: to })
      },
  ),
}
