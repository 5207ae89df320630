/** A module of HRNet: blocks in each branch, then every branch takes from all others, made as fine or as coarse as it is. */
import type { Net, Tensor } from "../../../graph/net.ts"
import { resample } from "../../../layers/arrange.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { convBlock, numbered } from "../conv-block.ts"

export function residual(net: Net, x: Tensor, inner: number, kind: "basic" | "bottleneck"): Tensor {
  const out = kind === "basic" ? inner : 4 * inner
  const kernels = kind === "basic" ? [3, 3] : [1, 3, 1]
  const inside = kernels.reduce((y: Tensor, kernel, k) => {
    const isLast = k === kernels.length - 1
    const names = { conv: `conv${k + 1}`, norm: `bn${k + 1}`, activation: `act${k + 1}` }
    return convBlock(net, names, y, isLast ? out : inner, { kernel, activation: isLast ? null : "relu" })
  }, x)
  const around = x.shape[0] === out ? x : convBlock(net, numbered("downsample"), x, out, { kernel: 1, activation: null })
  return activation(net, "act", add(net, "add", inside, around), "relu")
}

export function exchanged(net: Net, given: readonly Tensor[], depth: number): readonly Tensor[] {
  const maps = given.map((map, branch) => {
    let x = map
    for (let k = 0; k < depth; k++) x = net.within(`branches.${branch}.${k}`, () => residual(net, x, x.shape[0] ?? 0, "basic"))
    return x
  })
  return maps.map((own, to) => {
    const taken = maps.map((map, from) => net.within(`fuse_layers.${to}.${from}`, () => brought(net, map, own, from - to)))
    const sum = taken.slice(1).reduce((x: Tensor, y, k) => add(net, `fuse_layers.${to}.add${k}`, x, y), taken[0] ?? own)
    return activation(net, `fuse_layers.${to}.act`, sum, "relu")
  })
}

/** A coarser map is narrowed and spread, a finer one halved again and again. */
function brought(net: Net, map: Tensor, own: Tensor, coarser: number): Tensor {
  const out = own.shape[0] ?? 0
  if (coarser === 0) return map
  if (coarser > 0) {
    const narrow = convBlock(net, { conv: "0", norm: "1", activation: "" }, map, out, { kernel: 1, activation: null })
    return resample(net, "2", narrow, own.shape.slice(1), "nearest")
  }
  let x = map
  for (let k = 0; k < -coarser; k++) {
    const isLast = k === -coarser - 1
    const width = isLast ? out : (x.shape[0] ?? 0)
    x = convBlock(net, numbered(`${k}`), x, width, { kernel: 3, stride: 2, activation: isLast ? null : "relu" })
  }
  return x
}
