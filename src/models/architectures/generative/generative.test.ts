// Counts of generative models against those that their libraries and papers print; each was found in public code that tells or asserts it.
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused, modelNamed } from "../../../../tests/support/sound-models.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { autoencoderKl } from "./autoencoder-kl.ts"
import { clipText } from "./clip-text.ts"
import { cogvideox } from "./cogvideox.ts"
import { dcgan } from "./dcgan.ts"
import { ddpm } from "./ddpm.ts"
import { dit } from "./dit.ts"
import { flux } from "./flux.ts"
import { gan } from "./gan.ts"
import { imageTranslation } from "./image-translation.ts"
import { latte } from "./latte.ts"
import { stableDiffusion } from "./stable-diffusion.ts"
import { stableDiffusion3 } from "./stable-diffusion-3.ts"
import { stylegan2 } from "./stylegan2.ts"

const families = [
  autoencoderKl,
  clipText,
  cogvideox,
  dcgan,
  ddpm,
  dit,
  flux,
  gan,
  imageTranslation,
  latte,
  stableDiffusion,
  stableDiffusion3,
  stylegan2,
]
const models = families.flatMap(({ models }) => models)

describe("parameters, exactly", () => {
  test.each<[string, number, string]>([
    [
      "stable-diffusion-v1-5/stable-diffusion-v1-5",
      859_520_964,
      "huggingface/diffusers:src/diffusers/models/modeling_utils.py@58eb52c, num_parameters",
    ],
    ["stabilityai/stable-diffusion-2-1", 865_910_724, "tensor shapes of the checkpoint, stated in public tests"],
    ["stabilityai/stable-diffusion-xl-base-1.0", 2_567_463_684, "printed by trainers of it"],
    ["stabilityai/sd-vae-ft-mse", 83_653_863, "printed by users of it; SDXL's is the same"],
    ["google/ddpm-cifar10-32", 35_746_307, "UNet2DModel of diffusers; the paper says 35.7M"],
    ["Stable Diffusion 1.5 text encoder", 123_060_480, "CLIPTextModel of transformers"],
    ["Stable Diffusion 2.1 text encoder", 340_387_840, "CLIPTextModel of transformers"],
    ["SDXL text encoder 2", 694_659_840, "CLIPTextModelWithProjection of transformers"],
    ["Stable Diffusion 3 text encoder", 123_650_304, "CLIPTextModelWithProjection of transformers"],
    ["DiT-XL/2", 675_129_632, "counted in public comparisons of models on ImageNet; 675M in the paper"],
    ["THUDM/CogVideoX-5b", 5_570_283_072, "printed by finetrainers"],
    ["stabilityai/stable-diffusion-3-medium-diffusers", 2_028_328_000, "printed by profilers of SD3Transformer2DModel"],
    ["black-forest-labs/FLUX.1-dev", 11_901_408_320, "safetensors metadata of the checkpoint"],
    ["black-forest-labs/FLUX.1-schnell", 11_891_178_560, "safetensors metadata of the checkpoint"],
    ["DCGAN generator", 3_576_704, "torchsummary of pytorch/examples"],
    ["DCGAN discriminator", 2_765_568, "torchsummary of pytorch/examples"],
    ["stabilityai/stable-diffusion-xl-refiner-1.0", 2_259_526_660, "tensor shapes of the checkpoint, asserted by its converters"],
  ])("%s: %d (%s)", (name, parameters) => {
    expect(countsOf(families, name).parameters).toBe(parameters)
  })
})

// Worked from the shapes in the repositories, layer by layer.
describe("parameters by hand", () => {
  test("the first GAN: 100-1200-1200-784, and maxout of 5 pieces", () => {
    expect(countsOf(families, "GAN generator").parameters).toBe(101 * 1200 + 1201 * 1200 + 1201 * 784)
    expect(countsOf(families, "GAN discriminator").parameters).toBe(785 * 1200 + 241 * 1200 + 241)
  })

  test("Latte is DiT without labels and places, whose sines do not count there", () => {
    const [places, labels] = [256 * 1152, 1001 * 1152]
    expect(countsOf(families, "Latte-XL/2").parameters).toBe(675_129_632 - places - labels)
  })

  test.each([
    ["DCGAN generator", 16 * (100 * 512 + 512 * 256 + 256 * 128 + 128 * 64 + 64 * 3) + 2 * (512 + 256 + 128 + 64)],
    ["DCGAN discriminator", 16 * (3 * 64 + 64 * 128 + 128 * 256 + 256 * 512 + 512) + 2 * (128 + 256 + 512)],
  ])("%s: five convolutions of 4 × 4, and norms", (name, total) => {
    expect(countsOf(families, name).parameters).toBe(total)
  })

  test("Stable Diffusion 3.5 large is 38 blocks of 38 heads, FLUX Fill reads 320 figures more of each token", () => {
    const width = 38 * 64
    // Both streams: queries, keys, values, outs, feed-forward, six modulations; four norms of heads. The last block's text has neither out nor feed-forward.
    const stream = 4 * (width + 1) * width + 8 * width ** 2 + 5 * width + 6 * (width + 1) * width
    const blocks = 38 * (2 * stream + 4 * 64) - ((width + 1) * width + 8 * width ** 2 + 5 * width + 4 * (width + 1) * width)
    const embedded = (features: number): number => (features + 1) * width + (width + 1) * width
    const ends = 65 * width + 4097 * width + embedded(256) + embedded(2048) + 2 * (width + 1) * width + (width + 1) * 64
    expect(countsOf(families, "SD3.5-large").parameters).toBe(blocks + ends)
    expect(countsOf(families, "FLUX.1 Fill").parameters).toBe(11_901_408_320 + 320 * 3072)
  })

  /** Channels at each side; mapping, constant, and for each layer: style, kernel, bias, strength of the noise. */
  test.each([
    ["StyleGAN2 1024 generator", [512, 512, 512, 512, 512, 256, 128, 64, 32]],
    ["StyleGAN2 512 generator", [512, 512, 512, 512, 512, 256, 128, 64]],
    ["StyleGAN2-ADA paper256 generator", [512, 512, 512, 512, 256, 128, 64]],
  ])("%s", (name, widths) => {
    const styled = (from: number, to: number): number => 513 * from + 9 * from * to + to + 1
    const colours = (width: number): number => 513 * width + 3 * width + 3
    const stages = widths.map(
      (width, k) => (k === 0 ? 16 * width : styled(widths[k - 1] ?? 0, width)) + styled(width, width) + colours(width),
    )
    expect(countsOf(families, name).parameters).toBe(8 * 513 * 512 + stages.reduce((a, b) => a + b, 0))
  })
})

describe("parameters as published, rounded [million]", () => {
  test.each<[string, number, number, string]>([
    ["CycleGAN generator", 11.378, 3, "printed by junyanz/pytorch-CycleGAN-and-pix2pix, as users quote it"],
    ["pix2pix generator", 54.414, 3, "printed by junyanz/pytorch-CycleGAN-and-pix2pix, as users quote it"],
    ["pix2pix discriminator", 2.769, 3, "printed by junyanz/pytorch-CycleGAN-and-pix2pix, as users quote it"],
    ["CycleGAN discriminator", 2.765, 3, "printed by junyanz/pytorch-CycleGAN-and-pix2pix, as users quote it"],
    ["google/ddpm-celebahq-256", 114, 0, "DDPM, appendix B"],
    ["DiT-S/2", 33, 0, "DiT, table 4"],
    ["DiT-B/2", 130, -1, "DiT, table 4"],
    ["DiT-L/2", 458, 0, "DiT, table 4"],
  ])("%s: %d", (name, millions, digits) => {
    const step = 10 ** -digits
    expect(Math.round(countsOf(families, name).parameters / 1e6 / step)).toBe(Math.round(millions / step))
  })
})

describe("multiply-adds as published [GMAC], within 2 %", () => {
  test.each<[string, number, string]>([
    ["DiT-S/2", 6.06, "DiT, table 4"],
    ["DiT-S/4", 1.41, "DiT, table 4"],
    ["DiT-S/8", 0.36, "DiT, table 4"],
    ["DiT-B/2", 23.01, "DiT, table 4"],
    ["DiT-L/2", 80.71, "DiT, table 4"],
    ["DiT-XL/2", 118.64, "DiT, table 4"],
    ["DiT-XL/4", 29.05, "DiT, table 4"],
    ["DiT-XL/2-512", 524.6, "DiT, table 3"],
  ])("%s: %d (%s)", (name, published) => {
    expect(Math.abs(countsOf(families, name).macs / 1e9 / published - 1)).toBeLessThan(0.02)
  })
})

describe("sizes", () => {
  test.each(models.map((model) => [model.names[0], model] as const))("%s", (_, model) => {
    const { image } = model.usual
    expectSound(model.lay(model.usual))
    expectSoundOrRefused(model, { ...model.usual, image: [image[0] * 2, image[1] * 2], frames: 9, sequence: 50 })
    expectSoundOrRefused(model, { ...model.usual, image: [7, 7], frames: 1, sequence: 1 })
  })

  test.each([
    ["stable-diffusion-v1-5/stable-diffusion-v1-5", 4],
    ["DiT-XL/2", 4],
    ["black-forest-labs/FLUX.1-dev", 8],
    ["StyleGAN2 generator", 4],
    ["DCGAN discriminator", 8],
    ["pix2pix generator", 64],
  ])("%s refuses an image of %d pixels a side", (name, side) => {
    const model = modelNamed(families, name)
    expect(() => model.lay({ ...model.usual, image: [side, side] })).toThrow(ShapeMistake)
  })
})
