/** Vision transformers as torchvision builds them; the places that are learnt depend on the size of the image. */
import { architecture, type Family } from "../../architecture.ts"
import { linear } from "../../layers/linear.ts"
import { poolTokens } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { square } from "./image-size.ts"
import { torchvision } from "./torchvision-source.ts"
import { type VitNames, type VitTrunk, vitTrunk } from "./vit-trunk.ts"

/** Sizes of the paper, table 1, without the patch. */
export const vitSizes = {
  base: { width: 768, depth: 12, heads: 12, hidden: 3072 },
  large: { width: 1024, depth: 24, heads: 16, hidden: 4096 },
  huge: { width: 1280, depth: 32, heads: 16, hidden: 5120 },
} as const

type Settings = Omit<VitTrunk, "names">

const names: VitNames = {
  patch: "conv_proj",
  classToken: "class_token",
  positions: "encoder.pos_embedding",
  block: (index) => `encoder.layers.encoder_layer_${index}`,
  inside: {
    norms: ["ln_1", "ln_2"],
    attention: "self_attention",
    projections: { qkv: "in_proj", output: "out_proj" },
    feedForward: "mlp",
    layers: ["0", "3"],
  },
  norm: "encoder.ln",
}

/** Weights that were trained on larger images: SWAG (arXiv 2201.08371). */
const endToEnd = "IMAGENET1K_SWAG_E2E_V1"

export const vit: Family = architecture<Settings>({
  family: "vit",
  title: "Vision transformer",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("vision_transformer.py"),
  variants: [
    { names: ["vit_b_16", "ViT-B/16"], settings: { patch: 16, ...vitSizes.base } },
    { names: ["vit_b_32", "ViT-B/32"], settings: { patch: 32, ...vitSizes.base } },
    { names: ["vit_l_16", "ViT-L/16"], settings: { patch: 16, ...vitSizes.large } },
    { names: ["vit_l_32", "ViT-L/32"], settings: { patch: 32, ...vitSizes.large } },
    { names: ["vit_h_14", "ViT-H/14"], settings: { patch: 14, ...vitSizes.huge } },
    { names: [`ViT_B_16_Weights.${endToEnd}`], settings: { patch: 16, ...vitSizes.base }, size: square(384) },
    { names: [`ViT_L_16_Weights.${endToEnd}`], settings: { patch: 16, ...vitSizes.large }, size: square(512) },
    { names: [`ViT_H_14_Weights.${endToEnd}`], settings: { patch: 14, ...vitSizes.huge }, size: square(518) },
  ],
  lay: (net, settings, { image, classes }) => {
    const tokens = vitTrunk(net, net.input("image", [3, ...image]), { ...settings, names })
    const first = poolTokens(net, "first", tokens, "first token")
    return net.head(() => linear(net, "heads.head", first, classes ?? imageNetClasses))
  },
})
