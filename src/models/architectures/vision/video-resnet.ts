/** Residual nets over frames (arXiv 1711.11248, figure 1): full kernels (R3D), full ones first (MC3), space then time (R(2+1)D). */
import { unreachable } from "../../../engine/index.ts"
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { conv } from "../../layers/conv.ts"
import { batchNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { convBlock, numbered } from "./conv-block.ts"
import { torchvision } from "./torchvision-source.ts"
import { videoClassifier } from "./video-classifier.ts"

type Kernel = "full" | "space" | "space, then time"

type Settings = {
  /** Of the four stages. */
  readonly kernels: readonly Kernel[]
  /** The first convolution is parted too. */
  readonly isStemParted: boolean
}

export const videoResnet: Family = architecture<Settings>({
  family: "video resnet",
  title: "Video ResNet",
  library: "torchvision",
  tasks: ["video classification"],
  per: "sample",
  size: { image: [112, 112], frames: 16, classes: 400 },
  source: torchvision("video/resnet.py"),
  variants: [
    { names: ["r3d_18", "R3D-18"], settings: { kernels: ["full", "full", "full", "full"], isStemParted: false } },
    { names: ["mc3_18", "MC3-18"], settings: { kernels: ["full", "space", "space", "space"], isStemParted: false } },
    {
      names: ["r2plus1d_18", "R(2+1)D-18"],
      settings: { kernels: ["space, then time", "space, then time", "space, then time", "space, then time"], isStemParted: true },
    },
  ],
  lay: (net, { kernels, isStemParted }, { image, frames, classes }) => {
    const video = net.input("video", [3, frames, ...image])
    let x = isStemParted ? partedStem(net, video) : stem(net, video)
    for (const [stage, kernel] of kernels.entries())
      for (let k = 0; k < 2; k++) {
        const stride = stage > 0 && k === 0 ? 2 : 1
        x = net.within(`layer${stage + 1}.${k}`, () => block(net, x, 64 * 2 ** stage, stride, kernel))
      }
    return videoClassifier(net, x, { classes, name: "fc" })
  },
})

function stem(net: Net, video: Tensor): Tensor {
  return convBlock(net, numbered("stem"), video, 64, { kernel: [3, 7, 7], stride: [1, 2, 2], activation: "relu" })
}

function partedStem(net: Net, video: Tensor): Tensor {
  const space = convBlock(net, numbered("stem"), video, 45, { kernel: [1, 7, 7], stride: [1, 2, 2], activation: "relu" })
  return convBlock(net, numbered("stem", 3), space, 64, { kernel: [3, 1, 1], activation: "relu" })
}

function block(net: Net, x: Tensor, width: number, stride: number, kernel: Kernel): Tensor {
  const channels = x.shape[0] ?? 0
  // As many figures to learn as the full kernel would have.
  const middle = Math.floor((channels * width * 27) / (channels * 9 + 3 * width))
  const first = net.within("conv1", () => {
    const seen = kernelOf(net, x, width, { stride, middle, kernel })
    return activation(net, "2", batchNorm(net, "1", seen), "relu")
  })
  const second = net.within("conv2", () => batchNorm(net, "1", kernelOf(net, first, width, { stride: 1, middle, kernel })))
  const isSame = stride === 1 && channels === width
  const along = kernel === "space" ? [1, stride, stride] : stride
  const names = numbered("downsample")
  const shortcut = isSame ? x : convBlock(net, names, x, width, { kernel: 1, stride: along, activation: null })
  return activation(net, "relu", add(net, "add", second, shortcut), "relu")
}

type Step = { readonly stride: number; readonly middle: number; readonly kernel: Kernel }

function kernelOf(net: Net, x: Tensor, out: number, { stride, middle, kernel }: Step): Tensor {
  switch (kernel) {
    case "full":
      return conv(net, "0", x, out, { kernel: 3, stride, padding: 1, bias: false })
    case "space":
      return conv(net, "0", x, out, { kernel: [1, 3, 3], stride: [1, stride, stride], padding: [0, 1, 1], bias: false })
    case "space, then time": {
      const space = { kernel: [1, 3, 3], stride: [1, stride, stride], activation: "relu" } as const
      const seen = convBlock(net, numbered("0"), x, middle, space)
      return conv(net, "0.3", seen, out, { kernel: [3, 1, 1], stride: [stride, 1, 1], padding: [1, 0, 0], bias: false })
    }
    default:
      return unreachable(kernel)
  }
}
