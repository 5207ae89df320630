/** Xception (arXiv 1610.02357) as it was first ported, and as segmenters align it (arXiv 1802.02611), with norms behind or before. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { conv } from "../../../layers/conv.ts"
import { batchNorm } from "../../../layers/norm.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { maxPool } from "../../../layers/pool.ts"
import { classifier } from "../classifier.ts"
import { convBlock } from "../conv-block.ts"
import { square } from "../image-size.ts"
import { timm } from "./timm-source.ts"
import { type AlignedBlock, alignedBlock } from "./xception-block.ts"

type Settings =
  | { readonly kind: "first" }
  | { readonly kind: "aligned"; readonly isPre: boolean; readonly blocks: readonly AlignedBlock[] }

const same = (width: number, stride: 1 | 2 = 1): AlignedBlock => ({ widths: [width, width, width], stride })
const entry = [same(128, 2), same(256, 2), same(728, 2)]
const longEntry = [same(128, 2), same(256), same(256, 2), same(728), same(728, 2)]
const exit: readonly AlignedBlock[] = [
  { widths: [728, 1024, 1024], stride: 2 },
  { widths: [1536, 1536, 2048], stride: 1, isLast: true },
]

function aligned(first: readonly AlignedBlock[], middle: number, isPre = false): Settings {
  return { kind: "aligned", isPre, blocks: [...first, ...Array.from({ length: middle }, () => same(728)), ...exit] }
}

const source = timm("xception_aligned.py")

export const xception: Family = architecture<Settings>({
  family: "xception",
  title: "Xception",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { ...square(299), classes: 1000 },
  source: timm("xception.py"),
  variants: [
    { names: ["legacy_xception", "xception", "Xception"], settings: { kind: "first" } },
    { names: ["xception41"], settings: aligned(entry, 8), source },
    { names: ["xception65"], settings: aligned(entry, 16), source },
    { names: ["xception71"], settings: aligned(longEntry, 16), source },
    { names: ["xception41p"], settings: aligned(entry, 8, true), source },
    { names: ["xception65p"], settings: aligned(entry, 16, true), source },
  ],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    if (settings.kind === "first") return classifier(net, first(net, input), { classes, name: "fc" })
    const { isPre, blocks } = settings
    const stem = { conv: "stem.0.conv", norm: "stem.0.bn", activation: "stem.0.act" }
    let x = convBlock(net, stem, input, 32, { kernel: 3, stride: 2, activation: "relu" })
    const second = { conv: isPre ? "stem.1" : "stem.1.conv", norm: "stem.1.bn", activation: "stem.1.act" }
    x = convBlock(net, second, x, 64, { kernel: 3, ...(isPre ? { norm: null, activation: null } : { activation: "relu" }) })
    for (const [k, block] of blocks.entries()) x = net.within(`blocks.${k}`, () => alignedBlock(net, x, block, isPre))
    return classifier(net, isPre ? activation(net, "act", x, "relu") : x, { classes, name: "head.fc" })
  },
})

function first(net: Net, image: Tensor): Tensor {
  const plain = (k: number, y: Tensor, out: number, stride: number): Tensor =>
    convBlock(net, { conv: `conv${k}`, norm: `bn${k}`, activation: `act${k}` }, y, out, {
      kernel: 3,
      stride,
      padding: 0,
      activation: "relu",
    })
  let x = plain(2, plain(1, image, 32, 2), 64, 1)
  const rows = [[128, 128], [256, 256], [728, 728], ...Array.from({ length: 8 }, () => [728, 728, 728]), [728, 1024]] as const
  for (const [k, widths] of rows.entries())
    x = net.within(`block${k + 1}`, () => firstBlock(net, x, widths, { stride: widths.length === 2 ? 2 : 1, isActive: k > 0 }))
  for (const [k, out] of [1536, 2048].entries()) {
    x = batchNorm(net, `bn${k + 3}`, separable(net, `conv${k + 3}`, x, out))
    x = activation(net, `act${k + 3}`, x, "relu")
  }
  return x
}

/** Halved by a pool behind its convolutions. */
function firstBlock(
  net: Net,
  x: Tensor,
  widths: readonly number[],
  { stride, isActive }: { readonly stride: 1 | 2; readonly isActive: boolean },
): Tensor {
  const skip = { conv: "skip", norm: "skipbn", activation: "" }
  const around = stride === 1 ? x : convBlock(net, skip, x, widths.at(-1) ?? 0, { kernel: 1, stride, activation: null })
  let y = x
  for (const [k, out] of widths.entries()) {
    const at = 3 * k - (isActive ? 0 : 1)
    if (k > 0 || isActive) y = activation(net, `rep.${at}`, y, "relu")
    y = batchNorm(net, `rep.${at + 2}`, separable(net, `rep.${at + 1}`, y, out))
  }
  return add(net, "add", stride === 1 ? y : maxPool(net, "rep.pool", y, { kernel: 3, stride, padding: 1 }), around)
}

function separable(net: Net, name: string, x: Tensor, out: number): Tensor {
  const own = x.shape[0] ?? 0
  const seen = conv(net, `${name}.conv1`, x, own, { kernel: 3, padding: 1, groups: own, bias: false })
  return conv(net, `${name}.pointwise`, seen, out, { kernel: 1, bias: false })
}
