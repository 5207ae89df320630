/**
 * Masked autoencoder (arXiv 2111.06377): a ViT sees a quarter of the patches, a narrower one tells the rest. Places are sines in both, held as
 * tables and counted with them.
 */
import { architecture, type Family, type FromConfig } from "../../../architecture.ts"
import type { Fields } from "../../../fields.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { cut, join, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { positions } from "../../../layers/embedding.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { learntArray } from "../../../layers/pointwise.ts"
import { hubSize, hubVariant, transformers } from "./hub-config.ts"
import { type HubVitLayer, hubVitLayer, plainNames } from "./vit-layer.ts"

type Side = { readonly width: number; readonly depth: number; readonly layer: HubVitLayer }
type Settings = {
  readonly patch: number
  readonly encoder: Side
  /** Null where the encoder stands alone. */
  readonly decoder: Side | null
  /** The part of the patches that is hidden. */
  readonly hidden: number
}

const pretraining = { architectures: ["ViTMAEForPreTraining"] } as const
const large = { hidden_size: 1024, num_hidden_layers: 24, num_attention_heads: 16, intermediate_size: 4096 } as const
const huge = {
  hidden_size: 1280,
  num_hidden_layers: 32,
  num_attention_heads: 16,
  intermediate_size: 5120,
  patch_size: 14,
} as const

export const vitMae: Family = architecture<Settings>({
  family: "vit-mae",
  title: "Masked autoencoder",
  library: "transformers",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224] },
  source: transformers("vit_mae"),
  variants: [
    hubVariant(["facebook/vit-mae-base"], pretraining, fromConfig),
    hubVariant(["facebook/vit-mae-large"], { ...pretraining, ...large }, fromConfig),
    hubVariant(["facebook/vit-mae-huge"], { ...pretraining, ...huge }, fromConfig),
  ],
  lay: (net, settings, { image }) => {
    const { patch, encoder, decoder } = settings
    const maps = net.within("vit", () =>
      conv(net, "embeddings.patch_embeddings.projection", net.input("pixel_values", [3, ...image]), encoder.width, {
        kernel: patch,
        stride: patch,
      }),
    )
    const seen = net.within("vit", () => encode(net, toTokens(net, "embeddings.patches", maps), settings))
    const patches = maps.shape.slice(1).reduce((product, size) => product * size, 1)
    return decoder === null ? seen : net.within("decoder", () => decode(net, seen, patches, decoder, patch))
  },
  configs: { vit_mae: fromConfig },
})

function encode(net: Net, patches: Tensor, { encoder, hidden }: Settings): Tensor {
  const count = patches.shape[0] ?? 0
  const placed = positions(net, "embeddings.position_embeddings", patches, count + 1)
  const seen = cut(net, "embeddings.seen", placed, 0, Math.max(1, Math.floor(count * (1 - hidden))))
  const own = learntArray(net, "embeddings.cls_token", [1, encoder.width], "class token")
  return layerNorm(net, "layernorm", through(net, join(net, "embeddings.join", [own, seen]), encoder, "encoder.layer"))
}

/** What is hidden is one learnt token in each place. */
function decode(net: Net, seen: Tensor, patches: number, decoder: Side, patch: number): Tensor {
  const narrow = linear(net, "decoder_embed", seen, decoder.width)
  const token = learntArray(net, "mask_token", [1, decoder.width], "hidden patch")
  const all = net.lay("all", { kind: "join", title: "join", inputs: [narrow, token], output: [patches + 1, decoder.width] })
  const placed = positions(net, "decoder_pos_embed", all, patches + 1)
  const last = layerNorm(net, "decoder_norm", through(net, placed, decoder, "decoder_layers"))
  return net.head(() => linear(net, "decoder_pred", last, 3 * patch ** 2))
}

function through(net: Net, x: Tensor, { depth, layer }: Side, name: string): Tensor {
  let y = x
  for (let k = 0; k < depth; k++) y = net.within(`${name}.${k}`, () => hubVitLayer(net, y, [], layer))
  return y
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const side = (prefix: string, [width, depth, heads, inner]: readonly [number, number, number, number]): Side => ({
    width: fields.count([`${prefix}hidden_size`], width),
    depth: fields.count([`${prefix}num_hidden_layers`], depth, 10_000),
    layer: {
      heads: fields.count([`${prefix}num_attention_heads`], heads),
      inner: fields.count([`${prefix}intermediate_size`], inner),
      bias: fields.flag("qkv_bias", true) ? "all" : "none",
      hasDistances: false,
      hasScales: false,
      isGated: false,
      names: plainNames,
    },
  })
  const isAlone = fields.texts("architectures").some((name) => /Model$/.test(name))
  const settings: Settings = {
    patch: fields.count(["patch_size"], 16),
    encoder: side("", [768, 12, 12, 3072]),
    decoder: isAlone ? null : side("decoder_", [512, 8, 16, 2048]),
    hidden: fields.optional("mask_ratio") ?? 0.75,
  }
  return { settings, size: hubSize(fields, 224, "none") }
}
