/** VoVNet (arXiv 1904.09730, 1911.06667): convolutions in a row whose outputs are all joined at once; version 2 scales the channels. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { join } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { activation, add, multiply } from "../../../layers/pointwise.ts"
import { adaptivePool, maxPool } from "../../../layers/pool.ts"
import { classifier } from "../classifier.ts"
import { convBlock } from "../conv-block.ts"
import { efficientAttention } from "./channel-attention.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly stem: readonly [number, number, number]
  readonly inner: readonly number[]
  readonly widths: readonly number[]
  readonly depths: readonly number[]
  /** Convolutions in a row. */
  readonly layers: number
  readonly hasPaths: boolean
  readonly isDepthwise: boolean
  readonly attention: ((net: Net, x: Tensor) => Tensor) | null
}

const wide = { stem: [64, 64, 128], inner: [128, 160, 192, 224], widths: [256, 512, 768, 1024] } as const
const slim = { stem: [64, 64, 128], inner: [64, 80, 96, 112], widths: [112, 256, 384, 512] } as const
const first = { layers: 5, hasPaths: false, isDepthwise: false, attention: null } as const
const second = { layers: 5, hasPaths: true, isDepthwise: false, attention: effectiveSqueeze } as const
const short = { ...second, layers: 3, depths: [1, 1, 1, 1] } as const
const light = { isDepthwise: true, stem: [64, 64, 64] } as const

const sizes: Readonly<Record<string, Settings>> = {
  vovnet39a: { ...wide, ...first, depths: [1, 1, 2, 2] },
  vovnet57a: { ...wide, ...first, depths: [1, 1, 4, 3] },
  ese_vovnet19b_slim_dw: { ...slim, ...short, ...light },
  ese_vovnet19b_dw: { ...wide, ...short, ...light },
  ese_vovnet19b_slim: { ...slim, ...short },
  ese_vovnet19b: { ...wide, ...short },
  ese_vovnet39b: { ...wide, ...second, depths: [1, 1, 2, 2] },
  ese_vovnet57b: { ...wide, ...second, depths: [1, 1, 4, 3] },
  ese_vovnet99b: { ...wide, ...second, depths: [1, 3, 9, 3] },
  eca_vovnet39b: { ...wide, ...second, depths: [1, 1, 2, 2], attention: efficientAttention },
}

export const vovnet: Family = architecture<Settings>({
  family: "vovnet",
  title: "VoVNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("vovnet.py"),
  variants: Object.entries(sizes).map(([name, settings]) => ({ names: [name], settings })),
  lay: (net, settings, { image, classes }) => {
    const { stem, depths } = settings
    let x = plain(net, "stem.0", net.input("image", [3, ...image]), stem[0], 3, 2)
    const next = settings.isDepthwise ? separable : plain
    x = next(net, "stem.2", next(net, "stem.1", x, stem[1], 3, 1), stem[2], 3, 2)
    for (const [stage, depth] of depths.entries()) {
      if (stage > 0) x = maxPool(net, `stages.${stage}.pool`, x, { kernel: 3, stride: 2, isCeiled: true })
      for (let k = 0; k < depth; k++)
        x = net.within(`stages.${stage}.blocks.${k}`, () =>
          block(net, x, settings, { stage, isFirst: k === 0, isLast: k === depth - 1 }),
        )
    }
    return classifier(net, x, { classes, name: "head.fc" })
  },
})

type Place = { readonly stage: number; readonly isFirst: boolean; readonly isLast: boolean }

function block(net: Net, x: Tensor, settings: Settings, { stage, isFirst, isLast }: Place): Tensor {
  const { layers, isDepthwise, attention } = settings
  const inner = settings.inner[stage] ?? 0
  let y = isDepthwise && x.shape[0] !== inner ? plain(net, "conv_reduction", x, inner, 1, 1) : x
  const all = [x]
  for (let k = 0; k < layers; k++) {
    y = (isDepthwise ? separable : plain)(net, `conv_mid.${k}`, y, inner, 3, 1)
    all.push(y)
  }
  const joined = plain(net, "conv_concat", join(net, "join", all), settings.widths[stage] ?? 0, 1, 1)
  const scaled = isLast && attention !== null ? attention(net, joined) : joined
  return settings.hasPaths && !isFirst ? add(net, "add", scaled, x) : scaled
}

function plain(net: Net, name: string, x: Tensor, out: number, kernel: number, stride: number): Tensor {
  const names = { conv: `${name}.conv`, norm: `${name}.bn`, activation: `${name}.act` }
  return convBlock(net, names, x, out, { kernel, stride, activation: "relu" })
}

function separable(net: Net, name: string, x: Tensor, out: number, kernel: number, stride: number): Tensor {
  const own = x.shape[0] ?? 0
  const seen = conv(net, `${name}.conv_dw`, x, own, { kernel, stride, padding: 1, groups: own, bias: false })
  const names = { conv: `${name}.conv_pw`, norm: `${name}.bn`, activation: `${name}.act` }
  return convBlock(net, names, seen, out, { kernel: 1, activation: "relu" })
}

/** Squeeze and excitation in one layer, without squeezing. */
function effectiveSqueeze(net: Net, x: Tensor): Tensor {
  const mean = adaptivePool(net, "attn.mean", x, [1, 1])
  const gate = activation(net, "attn.gate", conv(net, "attn.fc", mean, x.shape[0] ?? 0, { kernel: 1 }), "hard sigmoid")
  return multiply(net, "attn.scale", x, gate)
}
