/** Normalisations: what is learnt is a scale and a shift, or less, of the width that they run over. */
import type { Shape } from "../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../graph/net.ts"

export type Learnt = "scale and shift" | "scale" | "nothing"

/** Along the channels of [channels, ...axes]; running means are no parameters. A frozen one learns nothing. */
export function batchNorm(net: Net, name: string, x: Tensor, learnt: Learnt = "scale and shift"): Tensor {
  return laid(net, name, x, { kind: "batch norm", title: "batch norm", shape: [x.shape[0] ?? 0], learnt })
}

export function groupNorm(net: Net, name: string, x: Tensor, groups: number): Tensor {
  return norm(net, name, x, `group norm, ${groups}`, [x.shape[0] ?? 0], "scale and shift")
}

export function instanceNorm(net: Net, name: string, x: Tensor, learnt: Learnt = "nothing"): Tensor {
  return norm(net, name, x, "instance norm", [x.shape[0] ?? 0], learnt)
}

/** Along the last axis. */
export function layerNorm(net: Net, name: string, x: Tensor, learnt: Learnt = "scale and shift"): Tensor {
  return norm(net, name, x, "layer norm", [x.shape.at(-1) ?? 0], learnt)
}

/** Along the channels of [channels, ...axes], as ConvNeXt has it. */
export function channelNorm(net: Net, name: string, x: Tensor): Tensor {
  return norm(net, name, x, "layer norm", [x.shape[0] ?? 0], "scale and shift")
}

export function rmsNorm(net: Net, name: string, x: Tensor): Tensor {
  return norm(net, name, x, "RMS norm", [x.shape.at(-1) ?? 0], "scale")
}

/** Of another width than an axis of its input has, such as that of one head. */
export function norm(net: Net, name: string, x: Tensor, title: string, shape: Shape, learnt: Learnt): Tensor {
  return laid(net, name, x, { kind: "norm", title, shape, learnt })
}

type Norm = { readonly kind: "norm" | "batch norm"; readonly title: string; readonly shape: Shape; readonly learnt: Learnt }

function laid(net: Net, name: string, x: Tensor, { kind, title, shape, learnt }: Norm): Tensor {
  const weights = learnt === "nothing" ? [] : [weight("weight", shape), ...(learnt === "scale" ? [] : [weight("bias", shape)])]
  return net.lay(name, { kind, title, inputs: [x], output: x.shape, weights })
}
