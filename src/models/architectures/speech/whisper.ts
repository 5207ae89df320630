/**
 * Whisper: frames of a spectrogram through two convolutions and an encoder, read by a decoder that writes the text. A sample is half a minute
 * of sound and as many tokens of text as the sequence says. The encoder's places are sines, held as a table and counted with it.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { embedding, positions } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"
import { type BartLayer, decoderLayer, encoderLayer } from "../language/bart-layers.ts"

type Settings = {
  readonly bands: number
  readonly vocabulary: number
  readonly width: number
  readonly heads: number
  readonly inner: number
  readonly encoderDepth: number
  readonly decoderDepth: number
  /** Steps after the convolutions, half as many as frames. */
  readonly steps: number
  readonly places: number
}

function whisperOf(width: number, depth: number, heads: number, more: Partial<Settings> = {}): Settings {
  const depths = { encoderDepth: depth, decoderDepth: depth }
  return { bands: 80, vocabulary: 51_865, width, heads, inner: 4 * width, ...depths, steps: 1500, places: 448, ...more }
}

/** English alone has one token less. */
const english = { vocabulary: 51_864 }
const third = { bands: 128, vocabulary: 51_866 }

const variants: readonly Variant<Settings>[] = [
  { names: ["openai/whisper-tiny", "whisper-tiny"], settings: whisperOf(384, 4, 6) },
  { names: ["openai/whisper-base", "whisper-base"], settings: whisperOf(512, 6, 8) },
  { names: ["openai/whisper-small", "whisper-small"], settings: whisperOf(768, 12, 12) },
  { names: ["openai/whisper-medium", "whisper-medium"], settings: whisperOf(1024, 24, 16) },
  { names: ["openai/whisper-large", "whisper-large", "openai/whisper-large-v2"], settings: whisperOf(1280, 32, 20) },
  { names: ["openai/whisper-large-v3", "whisper-large-v3"], settings: whisperOf(1280, 32, 20, third) },
  {
    names: ["openai/whisper-large-v3-turbo", "whisper-large-v3-turbo", "whisper-turbo"],
    settings: whisperOf(1280, 32, 20, { ...third, decoderDepth: 4 }),
  },
  {
    names: ["distil-whisper/distil-large-v3", "distil-large-v3"],
    settings: whisperOf(1280, 32, 20, { ...third, decoderDepth: 2 }),
  },
  { names: ["openai/whisper-tiny.en", "whisper-tiny.en"], settings: whisperOf(384, 4, 6, english) },
  { names: ["openai/whisper-base.en", "whisper-base.en"], settings: whisperOf(512, 6, 8, english) },
  { names: ["openai/whisper-small.en", "whisper-small.en"], settings: whisperOf(768, 12, 12, english) },
  { names: ["openai/whisper-medium.en", "whisper-medium.en"], settings: whisperOf(1024, 24, 16, english) },
]

export const whisper: Family = architecture<Settings>({
  family: "whisper",
  title: "Whisper",
  library: "transformers",
  tasks: ["speech recognition", "translation"],
  per: "sample",
  size: { sequence: 448 },
  source: {
    title: "Robust speech recognition via large-scale weak supervision, table 1; Hugging Face transformers, models/whisper",
    where: "https://arxiv.org/abs/2212.04356",
    date: "2022-12",
    confidence: "published",
  },
  variants,
  lay: (net, settings, { sequence }) => {
    const sound = net.input("input_features", [settings.bands, 2 * settings.steps])
    const heard = net.within("model.encoder", () => encode(net, sound, settings))
    const text = net.input("decoder_input_ids", [Math.min(sequence, settings.places)])
    const last = net.within("model.decoder", () => decode(net, text, heard, settings))
    const tiedTo = "model.decoder.embed_tokens"
    return net.head(() => linear(net, "proj_out", last, settings.vocabulary, { bias: false, tiedTo }))
  },
  configs: { whisper: fromConfig },
})

function layerOf({ heads, inner }: Settings): BartLayer {
  return { heads, inner, isPreNorm: true, hasKeyBias: false }
}

function encode(net: Net, sound: Tensor, settings: Settings): Tensor {
  const { width, encoderDepth } = settings
  const first = activation(net, "act1", conv(net, "conv1", sound, width, { kernel: 3, padding: 1 }), "gelu")
  const second = activation(net, "act2", conv(net, "conv2", first, width, { kernel: 3, stride: 2, padding: 1 }), "gelu")
  let x = positions(net, "embed_positions", toTokens(net, "steps", second), settings.steps)
  for (let k = 0; k < encoderDepth; k++) x = net.within(`layers.${k}`, () => encoderLayer(net, x, layerOf(settings)))
  return layerNorm(net, "layer_norm", x)
}

function decode(net: Net, text: Tensor, heard: Tensor, settings: Settings): Tensor {
  const { vocabulary, width, places, decoderDepth } = settings
  let x = positions(net, "embed_positions", embedding(net, "embed_tokens", text, vocabulary, width), places)
  for (let k = 0; k < decoderDepth; k++) x = net.within(`layers.${k}`, () => decoderLayer(net, x, heard, layerOf(settings)))
  return layerNorm(net, "layer_norm", x)
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const settings = {
    bands: fields.count(["num_mel_bins"], 80),
    vocabulary: fields.count(["vocab_size"]),
    width: fields.count(["d_model"]),
    heads: fields.count(["encoder_attention_heads"]),
    inner: fields.count(["encoder_ffn_dim"]),
    encoderDepth: fields.count(["encoder_layers"], undefined, 10_000),
    decoderDepth: fields.count(["decoder_layers"], undefined, 10_000),
    steps: fields.count(["max_source_positions"], 1500),
    places: fields.count(["max_target_positions"], 448),
  }
  return { settings }
}
