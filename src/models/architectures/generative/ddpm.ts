/** The U-Net of denoising diffusion on pixels, one step: attention over all places at the sizes that the paper chooses. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { layUnet } from "./lay-unet.ts"
import { embedder } from "./timestep.ts"
import { imageAttention } from "./unet-blocks.ts"

type Settings = {
  readonly channels: readonly number[]
  /** Levels with attention, counted from 0. */
  readonly attention: readonly number[]
}

const large: Settings = { channels: [128, 128, 256, 256, 512, 512], attention: [4] }
const attend = (net: Net, name: string, x: Tensor): Tensor => imageAttention(net, name, x, 1)

export const ddpm: Family = architecture<Settings>({
  family: "ddpm",
  title: "DDPM U-Net, one denoising step",
  library: "diffusers",
  tasks: ["image generation"],
  per: "image",
  size: { image: [256, 256] },
  source: {
    title: "Ho, Jain, Abbeel: Denoising diffusion probabilistic models, appendix B; config.json of google/ddpm-* for diffusers",
    where: "https://arxiv.org/abs/2006.11239",
    date: "2020-06",
    confidence: "published",
  },
  variants: [
    {
      names: ["google/ddpm-cifar10-32", "DDPM CIFAR10"],
      settings: { channels: [128, 256, 256, 256], attention: [1] },
      size: { image: [32, 32] },
    },
    {
      names: [
        "google/ddpm-celebahq-256",
        "google/ddpm-ema-celebahq-256",
        "google/ddpm-church-256",
        "google/ddpm-bedroom-256",
        "google/ddpm-cat-256",
        "DDPM 256",
      ],
      settings: large,
    },
  ],
  lay: (net, { channels, attention }, { image }) => {
    const [first = 0] = channels
    const x = net.input("sample", [3, ...image])
    const time = net.within("time_embedding", () => embedder(net, net.input("sines", [first]), { hidden: 4 * first }))
    const levels = channels.map((width, k) => ({ channels: width, attention: attention.includes(k) ? attend : null }))
    return layUnet(net, x, { levels, blocks: 2, middle: attend, time, out: 3 })
  },
})
