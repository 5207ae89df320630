/** The autoencoder of latent diffusion: an image to latents an eighth of its side, and back. Training uses the one half, generating the other. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { cut } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { smaller } from "./latent.ts"
import { conv3, doubled, halved, imageAttention, normed, residualBlock } from "./unet-blocks.ts"

type Settings = {
  readonly latent: number
  /** 1×1 convolutions on both sides of the latents. */
  readonly hasQuantConv: boolean
  readonly half: "both" | "encoder" | "decoder"
}

const channels = [128, 256, 512, 512]

export const autoencoderKl: Family = architecture<Settings>({
  family: "autoencoder-kl",
  title: "Latent diffusion autoencoder",
  library: "diffusers",
  tasks: ["image generation"],
  per: "image",
  size: { image: [512, 512] },
  source: {
    title:
      "Rombach et al.: High-resolution image synthesis with latent diffusion models; vae/config.json of each model for diffusers",
    where: "https://arxiv.org/abs/2112.10752",
    date: "2021-12",
    confidence: "published",
  },
  variants: [
    {
      names: ["stabilityai/sd-vae-ft-mse", "stabilityai/sdxl-vae", "Stable Diffusion VAE", "AutoencoderKL"],
      settings: { latent: 4, hasQuantConv: true, half: "both" },
    },
    { names: ["Stable Diffusion VAE encoder"], settings: { latent: 4, hasQuantConv: true, half: "encoder" } },
    { names: ["Stable Diffusion VAE decoder"], settings: { latent: 4, hasQuantConv: true, half: "decoder" } },
    {
      names: ["Stable Diffusion 3 VAE", "FLUX.1 VAE"],
      settings: { latent: 16, hasQuantConv: false, half: "both" },
      size: { image: [1024, 1024] },
    },
  ],
  lay: (net, settings, { image }) => {
    const latents = smaller(net, "latents", image, 8)
    if (settings.half === "decoder") return decoder(net, net.input("latents", [settings.latent, ...latents]), settings)
    const moments = encoder(net, net.input("image", [3, ...image]), settings)
    if (settings.half === "encoder") return moments
    return decoder(net, cut(net, "sample", moments, 0, settings.latent), settings)
  },
})

/** Mean and spread of the latents. */
function encoder(net: Net, image: Tensor, { latent, hasQuantConv }: Settings): Tensor {
  const moments = net.within("encoder", () => {
    let x = conv3(net, "conv_in", image, channels[0] ?? 0)
    for (const [k, width] of channels.entries())
      x = net.within(`down_blocks.${k}`, () => {
        for (let i = 0; i < 2; i++) x = residualBlock(net, `resnets.${i}`, x, width, null)
        return k < channels.length - 1 ? halved(net, "", x) : x
      })
    return conv3(net, "conv_out", normed(net, "conv_norm_out", middle(net, x)), 2 * latent)
  })
  return hasQuantConv ? conv(net, "quant_conv", moments, 2 * latent, { kernel: 1 }) : moments
}

function decoder(net: Net, latents: Tensor, { latent, hasQuantConv }: Settings): Tensor {
  const mixed = hasQuantConv ? conv(net, "post_quant_conv", latents, latent, { kernel: 1 }) : latents
  return net.within("decoder", () => {
    let x = middle(net, conv3(net, "conv_in", mixed, channels.at(-1) ?? 0))
    for (const [k, width] of channels.toReversed().entries())
      x = net.within(`up_blocks.${k}`, () => {
        for (let i = 0; i < 3; i++) x = residualBlock(net, `resnets.${i}`, x, width, null)
        return k < channels.length - 1 ? doubled(net, "", x) : x
      })
    return conv3(net, "conv_out", normed(net, "conv_norm_out", x), 3)
  })
}

function middle(net: Net, x: Tensor): Tensor {
  const width = channels.at(-1) ?? 0
  return net.within("mid_block", () => {
    const first = residualBlock(net, "resnets.0", x, width, null)
    return residualBlock(net, "resnets.1", imageAttention(net, "attentions.0", first, 1), width, null)
  })
}
