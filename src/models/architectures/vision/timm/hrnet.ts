/** HRNet (arXiv 1908.07919): up to four branches of different resolution side by side, which exchange what they see after each module. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { classifier } from "../classifier.ts"
import { convBlock, numbered } from "../conv-block.ts"
import { exchanged, residual } from "./hrnet-module.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  /** Of the finest branch; each coarser one has twice as many. */
  readonly width: number
  /** Width inside the blocks of the first stage, and how many there are. */
  readonly first: readonly [inner: number, depth: number]
  /** Modules of the other stages. */
  readonly modules: readonly number[]
  /** Blocks of a branch. */
  readonly depth: number
}

const usual = { first: [64, 4], modules: [1, 4, 3], depth: 4 } as const
const sizes: Readonly<Record<string, Settings>> = {
  w18_small: { width: 16, first: [32, 1], modules: [1, 1, 1], depth: 2 },
  w18_small_v2: { width: 18, first: [64, 2], modules: [1, 3, 2], depth: 2 },
  ...Object.fromEntries([18, 30, 32, 40, 44, 48, 64].map((width) => [`w${width}`, { ...usual, width }])),
}
/** Of the blocks before the classifier. */
const ends = [32, 64, 128, 256]

export const hrnet: Family = architecture<Settings>({
  family: "hrnet",
  title: "HRNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("hrnet.py"),
  variants: Object.entries(sizes).map(([size, settings]) => ({ names: [`hrnet_${size}`], settings })),
  lay: (net, settings, { image, classes }) => {
    const stem = (k: number, x: Tensor): Tensor =>
      convBlock(net, { conv: `conv${k}`, norm: `bn${k}`, activation: `act${k}` }, x, 64, {
        kernel: 3,
        stride: 2,
        activation: "relu",
      })
    let x = stem(2, stem(1, net.input("image", [3, ...image])))
    const [inner, depth] = settings.first
    for (let k = 0; k < depth; k++) x = net.within(`layer1.${k}`, () => residual(net, x, inner, "bottleneck"))
    let maps: readonly Tensor[] = [x]
    for (const [stage, modules] of settings.modules.entries()) {
      maps = widened(net, maps, stage, settings.width)
      for (let k = 0; k < modules; k++) maps = net.within(`stage${stage + 2}.${k}`, () => exchanged(net, maps, settings.depth))
    }
    return classifier(net, gathered(net, maps), { classes, name: "classifier" })
  },
})

/** One branch more, half as fine as the last. The first stage's only branch becomes two. */
function widened(net: Net, maps: readonly Tensor[], stage: number, width: number): readonly Tensor[] {
  const name = `transition${stage + 1}`
  const step = (k: number, x: Tensor, stride: number, inside: string): Tensor =>
    convBlock(net, numbered(inside), x, width * 2 ** k, { kernel: 3, stride, activation: "relu" })
  const kept = maps.map((map, k) => (map.shape[0] === width * 2 ** k ? map : step(k, map, 1, `${name}.${k}`)))
  const coarsest = maps.slice(-1).map((map) => step(maps.length, map, 2, `${name}.${maps.length}.0`))
  return [...kept, ...coarsest]
}

/** From the finest on, each is widened and added to the next. */
function gathered(net: Net, maps: readonly Tensor[]): Tensor {
  const wide = maps.map((map, k) => net.within(`incre_modules.${k}.0`, () => residual(net, map, ends[k] ?? 0, "bottleneck")))
  const [finest, ...others] = wide
  if (finest === undefined) throw new Error("internal: a net without branches")
  const all = others.reduce((x: Tensor, next, k) => {
    const halved = convBlock(net, numbered(`downsamp_modules.${k}`), x, next.shape[0] ?? 0, {
      kernel: 3,
      stride: 2,
      bias: true,
      activation: "relu",
    })
    return add(net, `downsamp_modules.${k}.add`, next, halved)
  }, finest)
  const last = convBlock(net, numbered("final_layer"), all, 2048, { kernel: 1, bias: true, activation: null })
  return activation(net, "final_layer.2", last, "relu")
}
