/**
 * The forward pass of a transformer of `models`: the same description, laid in the same order and under the same paths as
 * models/transformer/lay-transformer.ts, which counts it; here it computes. Letters: B sequences, T tokens.
 */

import type { Block, TransformerConfig } from "../../models/index.ts"
import type { Tensor } from "../engine/tensor.ts"
import { gelu, silu } from "../layers/activation.ts"
import { attention } from "../layers/attention.ts"
import { type LayerContext, parameter } from "../layers/context.ts"
import { linear, timesMatrix } from "../layers/linear.ts"
import { layerNorm, rmsNorm } from "../layers/norm.ts"

/** Scores of the next token: int32 [B, T] → [B, T, vocabulary]. */
export function transformerLogits(context: LayerContext, config: TransformerConfig, tokens: Tensor): Tensor {
  const last = transformerStates(context, config, tokens)
  const narrow = config.embedding.width === config.hidden ? last : linear(context, "model.project_out", last)
  if (config.head.kind === "language" && config.head.isTied) {
    const scores = timesMatrix(context, parameter(context, "model.embed_tokens.weight"), narrow)
    const shift = context.parameters["lm_head.bias"]
    return shift === undefined ? scores : context.ops.add(scores, shift)
  }
  return linear(context, "lm_head", narrow)
}

/** What the last block hands on: int32 [B, T] → [B, T, hidden]. */
export function transformerStates(context: LayerContext, config: TransformerConfig, tokens: Tensor): Tensor {
  let x = embedded(context, config, tokens)
  let index = 0
  for (const { count, block } of config.groups)
    for (let k = 0; k < count; k++, index++) x = blockOut(context, config, block, `model.layers.${index}`, x)
  return config.hasFinalNorm ? norm(context, config, "model.norm", x) : x
}

function embedded(context: LayerContext, config: TransformerConfig, tokens: Tensor): Tensor {
  const { ops } = context
  let x = ops.rows(parameter(context, "model.embed_tokens.weight"), tokens)
  if (config.embedding.width !== config.hidden) x = linear(context, "model.project_in", x)
  if (config.positions.kind === "learned") {
    const places = ops.slice(parameter(context, "model.embed_positions.weight"), 0, 0, tokens.shape[1] ?? 0)
    x = ops.add(x, places)
  }
  return config.embedding.hasNorm ? norm(context, config, "model.embed_norm", x) : x
}

function norm(context: LayerContext, config: TransformerConfig, path: string, x: Tensor): Tensor {
  return config.norm.kind === "rms" ? rmsNorm(context, path, x) : layerNorm(context, path, x)
}

/** The norms of one half: of what goes in, of what comes out. */
type HalfNorms = { readonly before?: string; readonly behind?: string }

function blockOut(context: LayerContext, config: TransformerConfig, block: Block, path: string, x: Tensor): Tensor {
  const { ops } = context
  const attended = (y: Tensor): Tensor => mixed(context, config, block, `${path}.self_attn`, y)
  const fed = (y: Tensor): Tensor => feedForward(context, block, `${path}.mlp`, y)
  if (config.isParallel) {
    const before = norm(context, config, `${path}.input_layernorm`, x)
    const own = block.norms === 1 ? before : norm(context, config, `${path}.post_attention_layernorm`, x)
    return ops.add(ops.add(x, attended(before)), fed(own))
  }
  const names = normNames(block.norms, config.normPlace)
  return half(context, config, path, half(context, config, path, x, names.attention, attended), names.feedForward, fed)
}

function half(
  context: LayerContext,
  config: TransformerConfig,
  path: string,
  x: Tensor,
  { before, behind }: HalfNorms,
  part: (y: Tensor) => Tensor,
): Tensor {
  const normed = (name: string | undefined, y: Tensor): Tensor =>
    name === undefined ? y : norm(context, config, `${path}.${name}`, y)
  const out = part(normed(before, x))
  if (config.normPlace === "behind the sum") return normed(behind, context.ops.add(x, out))
  return context.ops.add(x, normed(behind, out))
}

/** As lay-transformer.ts names them: one norm for each half; four are before and behind each (Gemma 2). */
function normNames(
  count: number,
  place: TransformerConfig["normPlace"],
): { readonly attention: HalfNorms; readonly feedForward: HalfNorms } {
  if (place !== "before")
    return { attention: { behind: "post_attention_layernorm" }, feedForward: { behind: "post_feedforward_layernorm" } }
  if (count < 4) return { attention: { before: "input_layernorm" }, feedForward: { before: "post_attention_layernorm" } }
  return {
    attention: { before: "input_layernorm", behind: "post_attention_layernorm" },
    feedForward: { before: "pre_feedforward_layernorm", behind: "post_feedforward_layernorm" },
  }
}

function mixed(context: LayerContext, config: TransformerConfig, block: Block, path: string, x: Tensor): Tensor {
  if (block.attention.kind !== "grouped") throw new Error(`internal: no pass of ${block.attention.kind} attention`)
  const reach = { isCausal: config.role === "decoder", isRotary: config.positions.kind === "rotary" }
  return attention(context, path, x, block.attention, reach)
}

function feedForward(context: LayerContext, { feedForward: part }: Block, path: string, x: Tensor): Tensor {
  const { ops } = context
  if (part.kind !== "dense") throw new Error(`internal: no pass of ${part.kind} feed-forward`)
  const raised = linear(context, `${path}.up_proj`, x)
  const active = part.isGated ? ops.multiply(silu(ops, linear(context, `${path}.gate_proj`, x)), raised) : gelu(ops, raised)
  return linear(context, `${path}.down_proj`, active)
}
