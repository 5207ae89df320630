/**
 * Nets without norms (arXiv 2102.06171): each convolution steadies its own weights by a learnt gain a channel. NFNet-F as DeepMind
 * released and as timm trims them, and light ones.
 */
import { architecture, type Family } from "../../../architecture.ts"
import { type Net, type Tensor, weight } from "../../../graph/net.ts"
import { type Conv, conv } from "../../../layers/conv.ts"
import { onAxes } from "../../../layers/extent.ts"
import { activation, add, scale } from "../../../layers/pointwise.ts"
import { averagePool } from "../../../layers/pool.ts"
import { classifier } from "../classifier.ts"
import { centred } from "../conv-block.ts"
import { efficientAttention, squeezed } from "./channel-attention.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly depths: readonly number[]
  readonly groupWidth: number
  /** Channels inside a block, of those that it puts out. */
  readonly neck: number
  /** Channels before the classifier, of the last stage's. */
  readonly wider: number
  readonly attention: (net: Net, x: Tensor) => Tensor
  /** A block begins as nothing and learns how much it adds. */
  readonly hasSkipGain: boolean
}

const widths = [256, 512, 1536, 1536]
const stem = [16, 32, 64, 128]

const full = { groupWidth: 128, neck: 0.5, wider: 2, attention: squeezed(0.5) } as const
const light = { groupWidth: 64, neck: 0.25, hasSkipGain: false } as const
const times = (by: number): readonly number[] => [1, 2, 6, 3].map((depth) => depth * by)

export const nfnet: Family = architecture<Settings>({
  family: "nfnet",
  title: "NFNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("nfnet.py"),
  variants: [
    ...[0, 1, 2, 3, 4, 5, 6].map((size) => ({
      names: [`dm_nfnet_f${size}`, `NFNet-F${size}`],
      settings: { depths: times(size + 1), ...full, hasSkipGain: true },
    })),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((size) => ({
      names: [`nfnet_f${size}`],
      settings: { depths: times(size + 1), ...full, hasSkipGain: false },
    })),
    { names: ["nfnet_l0"], settings: { depths: times(1), ...light, wider: 1.5, attention: squeezed(0.25) } },
    { names: ["eca_nfnet_l0"], settings: { depths: times(1), ...light, wider: 1.5, attention: efficientAttention } },
    ...[1, 2, 3].map((size) => ({
      names: [`eca_nfnet_l${size}`],
      settings: { depths: times(size + 1), ...light, wider: 2, attention: efficientAttention },
    })),
  ],
  lay: (net, settings, { image, classes }) => {
    let x = net.input("image", [3, ...image])
    for (const [k, width] of stem.entries()) {
      x = steadied(net, `stem.conv${k + 1}`, x, width, { kernel: 3, stride: k % 3 === 0 ? 2 : 1 })
      if (k < stem.length - 1) x = activation(net, `stem.act${k + 2}`, x, "gelu")
    }
    for (const [stage, depth] of settings.depths.entries())
      for (let k = 0; k < depth; k++) {
        const stride = k === 0 && stage > 0 ? 2 : 1
        x = net.within(`stages.${stage}.${k}`, () => block(net, x, widths[stage] ?? 0, stride, settings))
      }
    const wide = steadied(net, "final_conv", x, (widths.at(-1) ?? 0) * settings.wider, { kernel: 1 })
    return classifier(net, activation(net, "final_act", wide, "gelu"), { classes, name: "head.fc" })
  },
})

function block(net: Net, x: Tensor, out: number, stride: number, settings: Settings): Tensor {
  const inner = out * settings.neck
  const groups = inner / settings.groupWidth
  const act = (name: string, y: Tensor): Tensor => activation(net, name, y, "gelu")
  const first = act("act1", x)
  let y = act("act2", steadied(net, "conv1", first, inner, { kernel: 1 }))
  y = act("act2b", steadied(net, "conv2", y, inner, { kernel: 3, stride, groups }))
  y = act("act3", steadied(net, "conv2b", y, inner, { kernel: 3, groups }))
  y = settings.attention(net, steadied(net, "conv3", y, out, { kernel: 1 }))
  if (settings.hasSkipGain) y = scale(net, "skipinit_gain", y, [])
  return add(net, "add", y, around(net, x, first, out, stride))
}

/** A new stage takes what the block's own way takes. */
function around(net: Net, x: Tensor, first: Tensor, out: number, stride: number): Tensor {
  if (x.shape[0] === out && stride === 1) return x
  const halved = stride === 1 ? first : averagePool(net, "downsample.pool", first, { kernel: 2, stride, isCeiled: true })
  return steadied(net, "downsample.conv", halved, out, { kernel: 1 })
}

/** A convolution whose weights are normalised before each use. */
function steadied(net: Net, name: string, x: Tensor, out: number, options: Conv): Tensor {
  const kernel = onAxes(options.kernel, 2)
  net.lay(`${name}.gain`, {
    kind: "norm",
    title: "norm of weights",
    inputs: [],
    output: [out, (x.shape[0] ?? 0) / (options.groups ?? 1), ...kernel],
    weights: [weight("", [out])],
  })
  return conv(net, name, x, out, { ...options, padding: centred(options.kernel) })
}
