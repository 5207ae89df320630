/** ViT, DeiT, BEiT, Data2Vec and DINOv2 from a Hugging Face config: patches and learnt tokens through layers, and what reads the end. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { join, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { positions } from "../../../layers/embedding.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { activation, learntArray } from "../../../layers/pointwise.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { transformers } from "./hub-config.ts"
import { beitFrom, deitFrom, dinoFrom, dinoRegistersFrom, type HubVit, vitFrom } from "./vit-configs.ts"
import { hubVits } from "./vit-hub.ts"
import { hubVitLayer } from "./vit-layer.ts"

export const vitHub: Family = architecture<HubVit>({
  family: "vit",
  title: "Vision transformer",
  library: "transformers",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224] },
  source: transformers("vit"),
  variants: hubVits,
  lay: (net, vit, { image, classes }) => {
    const tokens = net.within(vit.family, () => trunk(net, net.input("pixel_values", [vit.channels, ...image]), vit))
    return ended(net, tokens, vit, classes ?? imageNetClasses)
  },
  configs: {
    vit: vitFrom,
    deit: deitFrom,
    beit: beitFrom,
    "data2vec-vision": beitFrom,
    dinov2: dinoFrom,
    dinov2_with_registers: dinoRegistersFrom,
  },
})

function trunk(net: Net, image: Tensor, vit: HubVit): Tensor {
  const { width, patch, prefix, unread, hasPlaces } = vit
  const maps = conv(net, "embeddings.patch_embeddings.projection", image, width, { kernel: patch, stride: patch })
  for (const name of unread) learntArray(net, `embeddings.${name}`, [1, width], "learnt token")
  const learnt = prefix.map(({ name, tokens }) => learntArray(net, `embeddings.${name}`, [tokens, width], "learnt token"))
  const all = join(net, "embeddings.join", [...learnt, toTokens(net, "embeddings.patches", maps)])
  const placed = prefix.filter(({ hasPlace }) => hasPlace).reduce((sum, { tokens }) => sum + tokens, 0)
  const patches = maps.shape.slice(1).reduce((product, size) => product * size, 1)
  let x = hasPlaces ? positions(net, "embeddings.position_embeddings", all, placed + patches) : all
  for (let k = 0; k < vit.depth; k++) x = net.within(`encoder.layer.${k}`, () => hubVitLayer(net, x, maps.shape.slice(1), vit))
  return vit.reads === "mean" ? x : layerNorm(net, "layernorm", x)
}

/** What reads the end, for a classifier or alone. */
function ended(net: Net, tokens: Tensor, vit: HubVit, classes: number): Tensor | readonly Tensor[] {
  const { task, reads, family } = vit
  if (task === "none") return tokens
  const first = (): Tensor => poolTokens(net, "first", tokens, "first token")
  if (reads === "mean") {
    const mean = layerNorm(net, `${family}.pooler.layernorm`, poolTokens(net, "mean", tokens, "mean of the tokens"))
    return task === "pooler" ? mean : classified(net, mean, classes)
  }
  if (reads === "first and mean") {
    const both = join(net, "both", [first(), poolTokens(net, "mean", tokens, "mean of the tokens")])
    return task === "pooler" ? first() : classified(net, both, classes)
  }
  if (task === "pooler")
    return activation(net, "pooler.activation", linear(net, `${family}.pooler.dense`, first(), vit.pooledWidth), "tanh")
  if (task === "classifier") return classified(net, first(), classes)
  const second = poolTokens(net, "second", tokens, "first token")
  return net.head(() => [
    linear(net, "cls_classifier", first(), classes),
    linear(net, "distillation_classifier", second, classes),
  ])
}

function classified(net: Net, x: Tensor, classes: number): Tensor {
  return net.head(() => linear(net, "classifier", x, classes))
}
