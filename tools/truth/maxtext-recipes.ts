/**
 * What MaxText's tables leave to its recipes: shapes of its own models, and the batch, the split and the recomputation of each run.
 * Source: AI-Hypercomputer/maxtext:src/maxtext/configs/tpu/{v4,v5e,v5p}/*.sh and configs/types.py@0eccf594be65; a3/llama_2_7b/1vm.sh.
 */

export type MaxTextRecipe = {
  readonly perDevice: number
  readonly tp: number
  readonly recompute: "none" | "selective" | "full"
  readonly sequence: number
}

/**
 * `global_parameter_scale` doubles heads and feed-forward, width and depth in turn from a model of 1B (base.yml: width 2048, 16 heads of
 * 128, feed-forward 7168, 16 layers, 32,000 words); the two of TPU v4 are given by their
 * sizes, and reach their names with heads of 256 and a feed-forward that is not gated, as the recipes had it at first.
 */
export function maxTextModel(billions: number): Readonly<Record<string, unknown>> | null {
  if (billions === 22) return ofSizes({ width: 6144, heads: 24, headSize: 256, feedForward: 24576, layers: 48, mlp: "plain" })
  if (billions === 52) return ofSizes({ width: 12288, heads: 32, headSize: 256, feedForward: 49152, layers: 32, mlp: "plain" })
  const doublings = Math.log2(billions)
  if (!Number.isInteger(doublings)) return null
  const [rounds, rest] = [Math.floor(doublings / 3), doublings % 3]
  const heads = 2 ** (rounds + Number(rest > 0))
  return ofSizes({
    width: 2048 * 2 ** (rounds + Number(rest > 1)),
    ...{ heads: 16 * heads, headSize: 128, feedForward: 7168 * heads, layers: 16 * 2 ** rounds, mlp: "gated" },
  })
}

type Sizes = {
  readonly width: number
  readonly heads: number
  readonly headSize: number
  readonly feedForward: number
  readonly layers: number
  readonly mlp: "gated" | "plain"
}

function ofSizes({ width, heads, headSize, feedForward, layers, mlp }: Sizes): Readonly<Record<string, unknown>> {
  return {
    ...{ model_type: "decoder", hidden_size: width, num_attention_heads: heads, num_key_value_heads: heads, head_dim: headSize },
    ...{ intermediate_size: feedForward, num_hidden_layers: layers, vocab_size: 32000, tie_word_embeddings: true, mlp },
  }
}

const recipes: Readonly<Record<string, MaxTextRecipe>> = {
  "TPU-V4 22B": { perDevice: 13, tp: 1, recompute: "full", sequence: 2048 },
  "TPU-V4 52B": { perDevice: 7, tp: 1, recompute: "full", sequence: 2048 },
  "TPU-V5E 16B": { perDevice: 6, tp: 1, recompute: "full", sequence: 2048 },
  "TPU-V5E 32B": { perDevice: 4, tp: 1, recompute: "full", sequence: 2048 },
  "TPU-V5E 64B": { perDevice: 1, tp: 16, recompute: "selective", sequence: 2048 },
  "TPU-V5E 128B": { perDevice: 1, tp: 16, recompute: "selective", sequence: 2048 },
  "TPU-V5P 32B": { perDevice: 6, tp: 4, recompute: "selective", sequence: 2048 },
  "TPU-V5P 64B": { perDevice: 3, tp: 4, recompute: "selective", sequence: 2048 },
  "TPU-V5P 128B": { perDevice: 1, tp: 8, recompute: "selective", sequence: 2048 },
  "TPU-V5P 256B": { perDevice: 1, tp: 8, recompute: "selective", sequence: 2048 },
  "TPU-V5P 512B": { perDevice: 2, tp: 8, recompute: "full", sequence: 2048 },
  "TPU-V5P 1024B": { perDevice: 2, tp: 16, recompute: "full", sequence: 2048 },
  "H100-SXM": { perDevice: 4, tp: 1, recompute: "selective", sequence: 4096 },
}

/** Where no recipe is known: whole recomputation, two sequences a device. */
export function maxTextRecipe(device: string, model: string): MaxTextRecipe {
  const size = /(\d+B) dense/u.exec(model)?.[1]
  const known = size === undefined ? undefined : recipes[`${device} ${size}`]
  return known ?? recipes[device] ?? { perDevice: 2, tp: 1, recompute: "full", sequence: 4096 }
}
