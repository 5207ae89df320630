/** A block of the aligned Xception: three separable convolutions, the last of which halves, and a way around them. */
import type { Net, Tensor } from "../../../graph/net.ts"
import { conv } from "../../../layers/conv.ts"
import { batchNorm } from "../../../layers/norm.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { convBlock } from "../conv-block.ts"

export type AlignedBlock = {
  readonly widths: readonly [number, number, number]
  readonly stride: 1 | 2
  /** Without a way around, and active behind each convolution. */
  readonly isLast?: boolean
}

/** Norms stand behind each convolution, or before each pair (`isPre`). */
export function alignedBlock(net: Net, x: Tensor, block: AlignedBlock, isPre: boolean): Tensor {
  const from = isPre ? activation(net, "norm.act", batchNorm(net, "norm", x), "relu") : x
  const inside = block.widths.reduce((y: Tensor, out, k) => {
    const stride = k === 2 ? block.stride : 1
    const name = `stack.conv${k + 1}`
    if (isPre) return net.within(name, () => pre(net, y, out, stride, k > 0))
    const active = block.isLast ? y : activation(net, `stack.act${k + 1}`, y, "relu")
    return net.within(name, () => behind(net, active, out, stride, block.isLast ?? false))
  }, from)
  return block.isLast ? inside : add(net, "add", inside, around(net, from, block, isPre))
}

function around(net: Net, x: Tensor, { widths, stride }: AlignedBlock, isPre: boolean): Tensor {
  if (stride === 1 && x.shape[0] === widths[2]) return x
  if (isPre) return conv(net, "shortcut", x, widths[2], { kernel: 1, stride, bias: false })
  const names = { conv: "shortcut.conv", norm: "shortcut.bn", activation: "" }
  return convBlock(net, names, x, widths[2], { kernel: 1, stride, activation: null })
}

function behind(net: Net, x: Tensor, out: number, stride: number, isActive: boolean): Tensor {
  const own = x.shape[0] ?? 0
  const act = isActive ? "relu" : null
  const names = (part: string) => ({ conv: `conv_${part}`, norm: `bn_${part}`, activation: `act_${part}` })
  const seen = convBlock(net, names("dw"), x, own, { kernel: 3, stride, groups: own, activation: act })
  return convBlock(net, names("pw"), seen, out, { kernel: 1, activation: act })
}

function pre(net: Net, x: Tensor, out: number, stride: number, isNormed: boolean): Tensor {
  const own = x.shape[0] ?? 0
  const active = isNormed ? activation(net, "norm.act", batchNorm(net, "norm", x), "relu") : x
  const seen = conv(net, "conv_dw", active, own, { kernel: 3, stride, padding: 1, groups: own, bias: false })
  return conv(net, "conv_pw", seen, out, { kernel: 1, bias: false })
}
