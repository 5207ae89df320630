/** MobileViT (arXiv 2110.02178) and version 2 (arXiv 2206.02680): inverted residuals, and a transformer over points that lie alike in their patches. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { classifier } from "../classifier.ts"
import { type ConvNames, convBlock } from "../conv-block.ts"
import { divisible } from "../divisible.ts"
import { square } from "../image-size.ts"
import { type InvertedNames, invertedResidual } from "../inverted-residual.ts"
import { farBlock, linearBlock } from "./mobilevit-block.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly version: 1 | 2
  readonly stem: number
  /** Of the five stages. */
  readonly widths: readonly number[]
  /** Blocks of the second stage. */
  readonly depth: number
  readonly expansion: number
  /** Widths of the transformers of the last three stages; half of the stage's in version 2. */
  readonly inner: readonly number[]
  /** Channels of the last convolution; none in version 2. */
  readonly features: number | null
}

const strides = [1, 2, 2, 2, 2]
const transformers = [2, 4, 3]

const first: Readonly<Record<string, Settings>> = {
  xxs: { version: 1, stem: 16, widths: [16, 24, 48, 64, 80], depth: 3, expansion: 2, inner: [64, 80, 96], features: 320 },
  xs: { version: 1, stem: 16, widths: [32, 48, 64, 80, 96], depth: 3, expansion: 4, inner: [96, 120, 144], features: 384 },
  s: { version: 1, stem: 16, widths: [32, 64, 96, 128, 160], depth: 3, expansion: 4, inner: [144, 192, 240], features: 640 },
}

function second(times: number): Settings {
  const widths = [64, 128, 256, 384, 512].map((width) => Math.floor(width * times))
  const inner = widths.slice(2).map((width) => divisible(width / 2))
  return { version: 2, stem: Math.floor(32 * times), widths, depth: 2, expansion: 2, inner, features: null }
}

const scaled = ["050", "075", "100", "125", "150", "175", "200"]

export const mobilevit: Family = architecture<Settings>({
  family: "mobilevit",
  title: "MobileViT",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { ...square(256), classes: 1000 },
  source: timm("mobilevit.py"),
  variants: [
    ...Object.entries(first).map(([size, settings]) => ({ names: [`mobilevit_${size}`], settings })),
    ...scaled.map((times) => ({ names: [`mobilevitv2_${times}`], settings: second(Number(times) / 100) })),
  ],
  lay: (net, settings, { image, classes }) => {
    const { stem, widths, features } = settings
    let x = convBlock(net, names("stem", ""), net.input("image", [3, ...image]), stem, step(3, 2))
    for (const [stage, width] of widths.entries()) x = net.within(`stages.${stage}`, () => laid(net, x, width, stage, settings))
    const last = features === null ? x : convBlock(net, names("final_conv", ""), x, features, step(1, 1))
    return classifier(net, last, { classes, name: "head.fc" })
  },
})

function step(kernel: number, stride: number) {
  return { kernel, stride, activation: "silu" } as const
}

function laid(net: Net, before: Tensor, width: number, stage: number, settings: Settings): Tensor {
  let x = before
  for (let k = 0; k < (stage === 1 ? settings.depth : 1); k++)
    x = net.within(`${k}`, () => {
      const expanded = divisible((x.shape[0] ?? 0) * settings.expansion)
      const stride = k === 0 ? (strides[stage] ?? 1) : 1
      return invertedResidual(net, x, { ...step(3, stride), expanded, out: width, squeeze: null, names: inverted })
    })
  const inner = settings.inner[stage - 2]
  if (inner === undefined) return x
  const depth = transformers[stage - 2] ?? 1
  return net.within("1", () => (settings.version === 1 ? farBlock(net, x, inner, depth) : linearBlock(net, x, inner, depth)))
}

function names(name: string, more: string): ConvNames {
  return { conv: `${name}.conv${more}`, norm: `${name}.bn${more}`, activation: `${name}.act${more}` }
}

const inverted: InvertedNames = {
  expand: names("conv1_1x1", ""),
  depthwise: names("conv2_kxk", ""),
  squeeze: "",
  project: names("conv3_1x1", ""),
}
