/**
 * The module that predicts a token further, which some models are published with (arXiv 2412.19437, section 2.2): a block like the last,
 * a matrix that joins the hidden state with the next token's embedding, and norms. Checkpoints of DeepSeek store the embedding and the head
 * in it once more; the hub counts what is stored.
 */
import type { TransformerConfig } from "../../src/models/config.ts"
import { weightCount } from "../../src/models/graph/layer-graph.ts"
import { layGraph, type Net, type Tensor } from "../../src/models/graph/net.ts"
import { join } from "../../src/models/layers/arrange.ts"
import { embedding } from "../../src/models/layers/embedding.ts"
import { linear } from "../../src/models/layers/linear.ts"
import { rmsNorm } from "../../src/models/layers/norm.ts"
import { parameterCounts } from "../../src/models/measure/parameters.ts"
import { transformer } from "../../src/models/transformer/lay-transformer.ts"
import type { Asked } from "./metrics.ts"

/** Parameters with the module, one where the inputs do not say how many; null where they tell of none. */
export function withPrediction({ graph, config, inputs }: Asked): number | null {
  const modules = inputs.num_nextn_predict_layers ?? 1
  if (config === null || typeof modules !== "number" || modules < 1) return null
  const one = layGraph((net) => predictionModule(net, config))
  return parameterCounts(graph).total + modules * one.nodes.reduce((sum, node) => sum + weightCount(node), 0)
}

function predictionModule(net: Net, config: TransformerConfig): Tensor {
  const { hidden, vocabulary, groups } = config
  const last = groups.slice(-1).map(({ block }) => ({ count: 1, block }))
  const next = embedding(net, "embed_tokens", net.input("next", [1]), vocabulary, hidden)
  const state = rmsNorm(net, "hnorm", net.input("hidden", [1, hidden]))
  const both = join(net, "join", [rmsNorm(net, "enorm", next), state], 1)
  const x = linear(net, "eh_proj", both, hidden, { bias: false })
  return transformer(net, { ...config, groups: last }, x, { tokens: 1, past: 0 })
}
