/** FT-Transformer: each feature of a record becomes a token, three blocks look at them, a last token answers. Default sizes of the paper. */
import { architecture, type Family } from "../../architecture.ts"
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { cut, join } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add, learntArray, multiply } from "../../layers/pointwise.ts"
import { poolTokens } from "../../layers/pool.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { tables } from "./tables.ts"

type Settings = { readonly features: number }

const [width, depth, heads] = [192, 3, 8]
/** Four thirds of the width, and twice that for the gate (ReGLU). */
const hidden = 256
const names = { query: "W_q", key: "W_k", value: "W_v", output: "W_out" }

export const ftTransformer: Family = architecture<Settings>({
  family: "ft-transformer",
  title: "FT-Transformer",
  library: "paper",
  tasks: ["credit scoring", "risk management"],
  per: "sample",
  size: {},
  source: {
    title: "Gorishniy et al.: Revisiting deep learning models for tabular data, section 3.3 and table 13",
    where: "https://arxiv.org/abs/2106.11959",
    date: "2021-06",
    confidence: "published",
  },
  variants: tables.map(({ name, features, plain }) => ({
    names: [`FT-Transformer ${name}`, ...plain("FT-Transformer")],
    settings: { features },
  })),
  lay: (net, { features }, { classes }) => {
    const tokens = tokenised(net, net.input("features", [features]))
    let x = join(net, "tokens", [learntArray(net, "cls_token", [1, width]), tokens])
    for (let k = 0; k < depth; k++) x = net.within(`blocks.${k}`, () => block(net, x, k === 0))
    return net.head(() => {
      const first = layerNorm(net, "head.normalization", poolTokens(net, "cls", x, "first token"))
      return linear(net, "head.linear", activation(net, "head.act", first, "relu"), classes ?? 1)
    })
  },
})

/** A vector and a shift for each feature: what is multiplied is one figure, so no sum is made. */
function tokenised(net: Net, x: Tensor): Tensor {
  const output = [x.shape[0] ?? 0, width]
  const weights = [weight("weight", output), weight("bias", output)]
  return net.lay("feature_tokenizer", { kind: "embedding", title: "feature tokens", inputs: [x], output, weights })
}

/** The first block has no norm before its attention. */
function block(net: Net, x: Tensor, isFirst: boolean): Tensor {
  const normed = isFirst ? x : layerNorm(net, "attention_normalization", x)
  const attended = net.within("attention", () => crossAttention(net, normed, normed, { heads, headSize: width / heads, names }))
  const y = add(net, "residual1", x, attended)
  const both = linear(net, "ffn.first", layerNorm(net, "ffn_normalization", y), 2 * hidden, { target: "up" })
  const gate = activation(net, "ffn.act", cut(net, "ffn.gate", both, 1, hidden), "relu")
  const product = multiply(net, "ffn.product", cut(net, "ffn.value", both, 1, hidden), gate)
  return add(net, "residual2", y, linear(net, "ffn.second", product, width, { target: "down" }))
}
