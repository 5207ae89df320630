/** Vision transformers as they are published on the Hugging Face hub. */
import type { Variant } from "../../../architecture.ts"
import { classifying, type HubJson, hubVariant, transformers } from "./hub-config.ts"
import { beitFrom, deitFrom, dinoFrom, dinoRegistersFrom, type HubVit, vitFrom } from "./vit-configs.ts"

function width(hidden_size: number, num_hidden_layers: number, num_attention_heads: number, intermediate_size: number): HubJson {
  return { hidden_size, num_hidden_layers, num_attention_heads, intermediate_size }
}

const tiny = width(192, 12, 3, 768)
const small = width(384, 12, 6, 1536)
const base = width(768, 12, 12, 3072)
const large = width(1024, 24, 16, 4096)
const huge = width(1280, 32, 16, 5120)
const giant = width(1536, 40, 24, 6144)
const trunkOf21k = { architectures: ["ViTModel"] } as const

const vits = (
  [
    ["google/vit-base-patch16-224", classifying(base)],
    ["google/vit-base-patch16-384", classifying({ ...base, image_size: 384 })],
    ["google/vit-base-patch32-384", classifying({ ...base, patch_size: 32, image_size: 384 })],
    ["google/vit-large-patch16-224", classifying(large)],
    ["google/vit-large-patch32-384", classifying({ ...large, patch_size: 32, image_size: 384 })],
    ["google/vit-base-patch16-224-in21k", { ...base, ...trunkOf21k }],
    ["google/vit-large-patch16-224-in21k", { ...large, ...trunkOf21k }],
    ["google/vit-huge-patch14-224-in21k", { ...huge, ...trunkOf21k, patch_size: 14 }],
    ["facebook/deit-tiny-patch16-224", classifying(tiny)],
    ["facebook/deit-small-patch16-224", classifying(small)],
    ["facebook/deit-base-patch16-224", classifying(base)],
  ] as const
).map(([name, json]) => hubVariant([name], json, vitFrom))

const teacher = { architectures: ["DeiTForImageClassificationWithTeacher"] } as const
const deits = (
  [
    ["tiny", tiny],
    ["small", small],
    ["base", base],
  ] as const
).map(([size, json]) => ({
  ...hubVariant([`facebook/deit-${size}-distilled-patch16-224`], { ...classifying(json), ...teacher }, deitFrom),
  source: transformers("deit"),
}))

const distances = { use_relative_position_bias: true, use_mean_pooling: true } as const
const beits = (
  [
    ["microsoft/beit-base-patch16-224", classifying({ ...base, ...distances })],
    ["microsoft/beit-base-patch16-384", classifying({ ...base, ...distances, image_size: 384 })],
    ["microsoft/beit-large-patch16-224", classifying({ ...large, ...distances })],
  ] as const
).map(([name, json]) => ({ ...hubVariant([name], json, beitFrom), source: transformers("beit") }))

const dinoSizes = [
  ["small", small],
  ["base", base],
  ["large", large],
  ["giant", { ...giant, use_swiglu_ffn: true }],
] as const
const dinoEach = { architectures: ["Dinov2Model"], patch_size: 14, image_size: 518 } as const
const dinos = dinoSizes.flatMap(([size, json]) => [
  { ...hubVariant([`facebook/dinov2-${size}`], { ...json, ...dinoEach }, dinoFrom), source: transformers("dinov2") },
  {
    ...hubVariant([`facebook/dinov2-with-registers-${size}`], { ...json, ...dinoEach }, dinoRegistersFrom),
    source: transformers("dinov2_with_registers"),
  },
])

export const hubVits: readonly Variant<HubVit>[] = [...vits, ...deits, ...beits, ...dinos]
