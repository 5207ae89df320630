/**
 * What wav2vec 2.0 and HuBERT make of a wave: a vector for every 20 ms. Source: arXiv 2006.11477, section 4.2; Hugging Face transformers,
 * models/wav2vec2.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { channelNorm, groupNorm, layerNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"

export type WaveFeatures = {
  readonly channels: number
  readonly kernels: readonly number[]
  readonly strides: readonly number[]
  /** A norm and a bias in each convolution, or one group norm in the first. */
  readonly isNormedThroughout: boolean
  readonly hasConvBias: boolean
}

export const usualFeatures = {
  channels: 512,
  kernels: [10, 3, 3, 3, 3, 2, 2],
  strides: [5, 2, 2, 2, 2, 2, 2],
} as const

/** Samples of the wave that make so many steps, no more than needed. */
export function samplesOf(steps: number, { kernels, strides }: WaveFeatures): number {
  return kernels.reduceRight((length, kernel, k) => (length - 1) * (strides[k] ?? 1) + kernel, steps)
}

/** [1, samples] → [steps, width]. */
export function waveFeatures(net: Net, wave: Tensor, features: WaveFeatures, width: number): Tensor {
  const { channels, kernels, strides, isNormedThroughout, hasConvBias } = features
  let x = wave
  for (const [k, kernel] of kernels.entries())
    x = net.within(`feature_extractor.conv_layers.${k}`, () => {
      const moved = conv(net, "conv", x, channels, { kernel, stride: strides[k] ?? 1, bias: hasConvBias })
      const normed = isNormedThroughout
        ? channelNorm(net, "layer_norm", moved)
        : k === 0
          ? groupNorm(net, "layer_norm", moved, channels)
          : moved
      return activation(net, "activation", normed, "gelu")
    })
  const steps = layerNorm(net, "feature_projection.layer_norm", toTokens(net, "steps", x))
  return linear(net, "feature_projection.projection", steps, width)
}
