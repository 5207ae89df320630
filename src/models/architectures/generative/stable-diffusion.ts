/**
 * The U-Nets of Stable Diffusion, one denoising step of one image: latents an eighth of the image's side, tokens of a text
 * attended to. Guidance runs each step twice, and the number of steps is the user's.
 */
import { architecture, type Family } from "../../architecture.ts"
import { add } from "../../layers/pointwise.ts"
import { smaller } from "./latent.ts"
import { type Attend, layUnet } from "./lay-unet.ts"
import { embedder } from "./timestep.ts"
import { textAttention } from "./unet-blocks.ts"

type Settings = {
  readonly channels: readonly number[]
  /** Transformer blocks behind each residual block, by level; 0 for none. */
  readonly depths: readonly number[]
  readonly middleDepth: number
  /** Heads by level. */
  readonly heads: readonly number[]
  readonly text: number
  readonly isLinear: boolean
  /** Width of the pooled text with the sizes of the image; 0 without. */
  readonly pooled: number
  readonly in?: number
}

const small = { channels: [320, 640, 1280, 1280], depths: [1, 1, 1, 0], middleDepth: 1, pooled: 0 }
const first: Settings = { ...small, heads: [8, 8, 8, 8], text: 768, isLinear: false }
const second: Settings = { ...small, heads: [5, 10, 20, 20], text: 1024, isLinear: true }
const large: Settings = {
  channels: [320, 640, 1280],
  depths: [0, 2, 10],
  middleDepth: 10,
  heads: [5, 10, 20],
  text: 2048,
  isLinear: true,
  pooled: 2816,
}
const refiner: Settings = {
  channels: [384, 768, 1536, 1536],
  depths: [0, 4, 4, 0],
  middleDepth: 4,
  heads: [6, 12, 24, 24],
  text: 1280,
  isLinear: true,
  pooled: 2560,
}

export const stableDiffusion: Family = architecture<Settings>({
  family: "stable-diffusion",
  title: "Stable Diffusion U-Net, one denoising step",
  library: "diffusers",
  tasks: ["image generation"],
  per: "image",
  size: { image: [512, 512], sequence: 77 },
  source: {
    title:
      "Rombach et al.: High-resolution image synthesis with latent diffusion models; unet/config.json of each model for diffusers",
    where: "https://arxiv.org/abs/2112.10752",
    date: "2021-12",
    confidence: "published",
  },
  variants: [
    {
      names: [
        "stable-diffusion-v1-5/stable-diffusion-v1-5",
        "runwayml/stable-diffusion-v1-5",
        "CompVis/stable-diffusion-v1-4",
        "Stable Diffusion 1.5",
        "Stable Diffusion 1.4",
        "sd15",
      ],
      settings: first,
    },
    { names: ["runwayml/stable-diffusion-inpainting", "Stable Diffusion 1.5 inpainting"], settings: { ...first, in: 9 } },
    {
      names: ["stabilityai/stable-diffusion-2-1-base", "stabilityai/stable-diffusion-2-base", "Stable Diffusion 2.1 base"],
      settings: second,
    },
    {
      names: ["stabilityai/stable-diffusion-2-1", "stabilityai/stable-diffusion-2", "Stable Diffusion 2.1", "sd21"],
      settings: second,
      size: { image: [768, 768] },
    },
    {
      names: ["stabilityai/stable-diffusion-xl-base-1.0", "stabilityai/sdxl-turbo", "SDXL", "Stable Diffusion XL"],
      settings: large,
      size: { image: [1024, 1024] },
      source: {
        title: "Podell et al.: SDXL, section 2.1 and table 1",
        where: "https://arxiv.org/abs/2307.01952",
        date: "2023-07",
        confidence: "published",
      },
    },
    {
      names: ["stabilityai/stable-diffusion-xl-refiner-1.0", "SDXL refiner"],
      settings: refiner,
      size: { image: [1024, 1024] },
      source: {
        title: "Stability AI generative models: configuration of the refiner",
        where: "Stability-AI/generative-models:configs/inference/sd_xl_refiner.yaml@0ad7de9a5cb5",
        date: "2023-07",
        confidence: "published",
      },
    },
  ],
  lay: (net, settings, { image, sequence }) => {
    const { channels, depths, heads, isLinear } = settings
    const [width = 0] = channels
    const x = net.input("sample", [settings.in ?? 4, ...smaller(net, "sample", image, 8)])
    const text = net.input("encoder_hidden_states", [sequence, settings.text])
    const embed = (name: string, features: number) =>
      net.within(name, () => embedder(net, net.input("features", [features]), { hidden: 4 * width }))
    const step = embed("time_embedding", width)
    const time = settings.pooled === 0 ? step : add(net, "condition", step, embed("add_embedding", settings.pooled))
    const attend =
      (depth: number, k: number): Attend =>
      (_, name, y) =>
        textAttention(net, name, y, { depth, heads: heads[k] ?? 1, text, isLinear })
    const levels = channels.map((width, k) => {
      const depth = depths[k] ?? 0
      return { channels: width, attention: depth === 0 ? null : attend(depth, k) }
    })
    return layUnet(net, x, { levels, blocks: 2, middle: attend(settings.middleDepth, channels.length - 1), time, out: 4 })
  },
})
