/** Pooling over the axes of [channels, ...axes], and means over all of them. */
import type { Shape } from "../graph/layer-graph.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { type Movement, moved } from "./extent.ts"

export function maxPool(net: Net, name: string, x: Tensor, movement: Movement): Tensor {
  return pool(net, name, x, "max pool", movement)
}

export function averagePool(net: Net, name: string, x: Tensor, movement: Movement): Tensor {
  return pool(net, name, x, "average pool", movement)
}

/** To sizes that do not depend on the input's. */
export function adaptivePool(net: Net, name: string, x: Tensor, spatial: Shape, title: "average" | "max" = "average"): Tensor {
  return net.lay(name, { kind: "pool", title: `adaptive ${title} pool`, inputs: [x], output: [x.shape[0] ?? 0, ...spatial] })
}

/** The mean over all axes but the channels: [channels, ...axes] → [channels]. */
export function globalPool(net: Net, name: string, x: Tensor): Tensor {
  return net.lay(name, { kind: "pool", title: "global average pool", inputs: [x], output: [x.shape[0] ?? 0] })
}

/** The mean over the tokens, or one of them: [tokens, width] → [width]. */
export function poolTokens(
  net: Net,
  name: string,
  x: Tensor,
  title: "mean of the tokens" | "first token" | "last token",
): Tensor {
  const kind = title === "mean of the tokens" ? "pool" : "reshape"
  return net.lay(name, { kind, title, inputs: [x], output: [x.shape.at(-1) ?? 0] })
}

function pool(net: Net, name: string, x: Tensor, title: string, movement: Movement): Tensor {
  const [channels = 0, ...spatial] = x.shape
  return net.lay(name, { kind: "pool", title, inputs: [x], output: [channels, ...moved(net.pathOf(name), spatial, movement)] })
}
