/**
 * wav2vec 2.0 and HuBERT with the head that writes letters: convolutions over the wave, one wide convolution for places, an encoder. A sample is
 * so many steps of 20 ms as the sequence says.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { reshape, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { samplesOf, usualFeatures, type WaveFeatures, waveFeatures } from "./wave-features.ts"

type Settings = {
  readonly features: WaveFeatures
  readonly width: number
  readonly depth: number
  readonly heads: number
  readonly inner: number
  /** Norms before each part (the large models on much data), or behind it. */
  readonly isPreNorm: boolean
  /** Of letters. */
  readonly vocabulary: number
  readonly placeKernel: number
  readonly placeGroups: number
}

const base: Settings = {
  features: { ...usualFeatures, isNormedThroughout: false, hasConvBias: false },
  width: 768,
  depth: 12,
  heads: 12,
  inner: 3072,
  isPreNorm: false,
  vocabulary: 32,
  placeKernel: 128,
  placeGroups: 16,
}
const large: Settings = { ...base, width: 1024, depth: 24, heads: 16, inner: 4096 }
const stable: Settings = {
  ...large,
  features: { ...usualFeatures, isNormedThroughout: true, hasConvBias: true },
  isPreNorm: true,
}

const variants: readonly Variant<Settings>[] = [
  { names: ["facebook/wav2vec2-base-960h", "wav2vec2-base-960h", "wav2vec2-base"], settings: base },
  { names: ["facebook/wav2vec2-large-960h", "wav2vec2-large-960h", "wav2vec2-large"], settings: large },
  {
    names: ["facebook/wav2vec2-large-960h-lv60-self", "wav2vec2-large-960h-lv60-self", "wav2vec2-large-lv60"],
    settings: stable,
  },
  { names: ["facebook/hubert-base-ls960", "hubert-base-ls960", "hubert-base"], settings: base },
  { names: ["facebook/hubert-large-ls960-ft", "hubert-large-ls960-ft", "hubert-large"], settings: stable },
  {
    names: ["facebook/hubert-xlarge-ls960-ft", "hubert-xlarge-ls960-ft", "hubert-xlarge"],
    settings: { ...stable, width: 1280, depth: 48, inner: 5120 },
  },
]

export const wav2vec2: Family = architecture<Settings>({
  family: "wav2vec2",
  title: "wav2vec 2.0",
  library: "transformers",
  tasks: ["speech recognition"],
  per: "sample",
  size: { sequence: 500 },
  source: {
    title: "wav2vec 2.0, section 4.2; HuBERT, table 1; Hugging Face transformers, models wav2vec2 and hubert",
    where: "https://arxiv.org/abs/2006.11477; https://arxiv.org/abs/2106.07447",
    date: "2021-06",
    confidence: "published",
  },
  variants,
  lay: (net, settings, { sequence }) => {
    const wave = net.input("input_values", [1, samplesOf(sequence, settings.features)])
    const last = net.within("wav2vec2", () => encode(net, waveFeatures(net, wave, settings.features, settings.width), settings))
    return net.head(() => linear(net, "lm_head", last, settings.vocabulary))
  },
  configs: { wav2vec2: fromConfig, hubert: fromConfig },
})

/** Steps that are hidden in training are replaced by one learnt vector. */
function encode(net: Net, steps: Tensor, settings: Settings): Tensor {
  const { width, depth, isPreNorm } = settings
  const masked = net.lay("masked", {
    kind: "parameter",
    title: "vector of hidden steps",
    inputs: [steps],
    output: steps.shape,
    weights: [weight("spec_embed", [width])],
  })
  return net.within("encoder", () => {
    const placed = add(net, "placed", masked, places(net, masked, settings))
    let x = isPreNorm ? placed : layerNorm(net, "layer_norm", placed)
    for (let k = 0; k < depth; k++) x = net.within(`layers.${k}`, () => layer(net, x, settings))
    return isPreNorm ? layerNorm(net, "layer_norm", x) : x
  })
}

/** A convolution whose kernel is a direction and, for each of its positions, a length. Source: arXiv 1602.07868. */
function places(net: Net, x: Tensor, { width, placeKernel, placeGroups }: Settings): Tensor {
  const across = reshape(net, "pos_conv_embed.in", x, [width, x.shape[0] ?? 0], "to channels")
  const mixed = conv(net, "pos_conv_embed.conv", across, width, { kernel: placeKernel, padding: "same", groups: placeGroups })
  const scaled = net.lay("pos_conv_embed.conv.parametrizations.weight", {
    kind: "multiply",
    title: "lengths of the kernel",
    inputs: [mixed],
    output: mixed.shape,
    weights: [weight("original0", [1, 1, placeKernel])],
  })
  return toTokens(net, "pos_conv_embed.out", activation(net, "pos_conv_embed.activation", scaled, "gelu"))
}

function layer(net: Net, x: Tensor, { heads, inner, width, isPreNorm }: Settings): Tensor {
  const names = { query: "q_proj", key: "k_proj", value: "v_proj", output: "out_proj" } as const
  const part = (norm: string, y: Tensor, inside: (z: Tensor) => Tensor): Tensor =>
    isPreNorm
      ? add(net, `${norm}.sum`, y, inside(layerNorm(net, norm, y)))
      : layerNorm(net, norm, add(net, `${norm}.sum`, y, inside(y)))
  const options = { heads, headSize: width / heads, names }
  const seen = part("layer_norm", x, (y) => net.within("attention", () => crossAttention(net, y, y, options)))
  const dense = { hidden: inner, activation: "gelu", names: ["intermediate_dense", "output_dense"] } as const
  return part("final_layer_norm", seen, (y) => net.within("feed_forward", () => feedForward(net, y, dense)))
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const channels = fields.numbers("conv_dim")
  const kernels = fields.numbers("conv_kernel")
  const strides = fields.numbers("conv_stride")
  const features = {
    channels: channels[0] ?? usualFeatures.channels,
    kernels: kernels.length > 0 ? kernels : usualFeatures.kernels,
    strides: strides.length > 0 ? strides : usualFeatures.strides,
    isNormedThroughout: fields.text("feat_extract_norm", "group") === "layer",
    hasConvBias: fields.flag("conv_bias", false),
  }
  const settings = {
    features,
    width: fields.count(["hidden_size"]),
    depth: fields.count(["num_hidden_layers"], undefined, 10_000),
    heads: fields.count(["num_attention_heads"]),
    inner: fields.count(["intermediate_size"]),
    isPreNorm: fields.flag("do_stable_layer_norm", false),
    vocabulary: fields.count(["vocab_size"], 32),
    placeKernel: fields.count(["num_conv_pos_embeddings"], 128),
    placeGroups: fields.count(["num_conv_pos_embedding_groups"], 16),
  }
  return { settings }
}
