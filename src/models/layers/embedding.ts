/** Tables that rows are looked up in. */
import { type Net, type Tensor, weight } from "../graph/net.ts"

/** [tokens] → [tokens, width]; `tiedTo` is the path of a table that it shares. */
export function embedding(
  net: Net,
  name: string,
  x: Tensor,
  rows: number,
  width: number,
  title = "embedding",
  tiedTo: string | null = null,
): Tensor {
  return net.lay(name, {
    kind: "embedding",
    title,
    inputs: [x],
    output: [...x.shape, width],
    weights: [weight("weight", [rows, width], { tiedTo })],
  })
}

/** Learnt places of a sequence, added to it; the table may have more rows than are used. */
export function positions(net: Net, name: string, x: Tensor, rows: number): Tensor {
  const width = x.shape.at(-1) ?? 0
  return net.lay(name, {
    kind: "position",
    title: "learnt positions",
    inputs: [x],
    output: x.shape,
    weights: [weight("weight", [rows, width])],
  })
}
