/** Configs of vision transformers: what `vit`, `deit`, `beit` and `dinov2` write, with the defaults of their classes. */
import type { FromConfig } from "../../../architecture.ts"
import type { Fields } from "../../../fields.ts"
import { type HubTask, hubSize, taskOf } from "./hub-config.ts"
import { type HubVitLayer, plainNames } from "./vit-layer.ts"

export type HubVit = HubVitLayer & {
  /** The name of the trunk in the state dictionary. */
  readonly family: string
  readonly channels: number
  readonly patch: number
  readonly width: number
  readonly depth: number
  readonly prefix: readonly Prefix[]
  /** Learnt tokens that only training meets. */
  readonly unread: readonly string[]
  readonly hasPlaces: boolean
  /** What a classifier sees; a mean is normed instead of the tokens. */
  readonly reads: "first" | "mean" | "first and mean"
  readonly task: HubTask
  readonly pooledWidth: number
}

type Prefix = { readonly name: string; readonly tokens: number; readonly hasPlace: boolean }

const classToken: Prefix = { name: "cls_token", tokens: 1, hasPlace: true }

function base(fields: Fields, family: string): HubVit {
  const width = fields.count(["hidden_size"], 768)
  return {
    family,
    channels: fields.count(["num_channels"], 3),
    patch: fields.count(["patch_size"], 16),
    width,
    depth: fields.count(["num_hidden_layers"], 12, 10_000),
    heads: fields.count(["num_attention_heads"], 12),
    inner: fields.count(["intermediate_size"], 3072),
    bias: fields.flag("qkv_bias", true) ? "all" : "none",
    hasDistances: false,
    hasScales: false,
    isGated: false,
    names: plainNames,
    prefix: [classToken],
    unread: [],
    hasPlaces: true,
    reads: "first",
    task: taskOf(fields),
    pooledWidth: fields.count(["pooler_output_size"], width),
  }
}

export function vitFrom(fields: Fields): FromConfig<HubVit> {
  const settings = base(fields, "vit")
  return { settings, size: hubSize(fields, 224, settings.task) }
}

export function deitFrom(fields: Fields): FromConfig<HubVit> {
  const prefix = [classToken, { name: "distillation_token", tokens: 1, hasPlace: true }]
  const settings = { ...base(fields, "deit"), prefix }
  return { settings, size: hubSize(fields, 224, settings.task) }
}

export function beitFrom(fields: Fields): FromConfig<HubVit> {
  if (fields.flag("use_shared_relative_position_bias", false)) fields.wrong("use_shared_relative_position_bias", "boolean")
  const settings: HubVit = {
    ...base(fields, "beit"),
    bias: "query and value",
    hasDistances: fields.flag("use_relative_position_bias", false),
    hasScales: (fields.optional("layer_scale_init_value") ?? 0.1) > 0,
    hasPlaces: fields.flag("use_absolute_position_embeddings", false),
    unread: fields.flag("use_mask_token", false) ? ["mask_token"] : [],
    reads: fields.flag("use_mean_pooling", true) ? "mean" : "first",
  }
  return { settings, size: hubSize(fields, 224, settings.task) }
}

const dinoNames = {
  norms: ["norm1", "norm2"],
  scales: ["layer_scale1.lambda1", "layer_scale2.lambda1"],
  layers: ["mlp.fc1", "mlp.fc2"],
} as const
const gatedNames = { ...dinoNames, layers: ["mlp.weights_in", "mlp.weights_out"] } as const

function dino(fields: Fields, registers: number): FromConfig<HubVit> {
  const given = base(fields, registers > 0 ? "dinov2_with_registers" : "dinov2")
  const wide = Math.floor(given.width * (fields.optional("mlp_ratio") ?? 4))
  const isGated = fields.flag("use_swiglu_ffn", false)
  const others = registers > 0 ? [{ name: "register_tokens", tokens: registers, hasPlace: false }] : []
  const settings: HubVit = {
    ...given,
    inner: isGated ? Math.floor((Math.floor((wide * 2) / 3) + 7) / 8) * 8 : wide,
    isGated,
    hasScales: true,
    names: isGated ? gatedNames : dinoNames,
    prefix: [classToken, ...others],
    unread: fields.flag("use_mask_token", true) ? ["mask_token"] : [],
    reads: "first and mean",
  }
  return { settings, size: hubSize(fields, 224, settings.task) }
}

export function dinoFrom(fields: Fields): FromConfig<HubVit> {
  return dino(fields, 0)
}

export function dinoRegistersFrom(fields: Fields): FromConfig<HubVit> {
  return dino(fields, fields.count(["num_register_tokens"], 4))
}
