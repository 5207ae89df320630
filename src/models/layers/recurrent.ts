/**
 * Recurrent layers over a sequence, as PyTorch counts them (two biases for each gate): plain, GRU with 3 gates, LSTM with 4.
 * [tokens, width] → [tokens, directions · hidden]. Sources: Hochreiter & Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735; Cho et al., arXiv 1406.1078.
 */
import { byWeight, byWeightInside, type Net, type Tensor, weight } from "../graph/net.ts"

export type Cell = "plain" | "gru" | "lstm"

const gates: Readonly<Record<Cell, number>> = { plain: 1, gru: 3, lstm: 4 }
const states: Readonly<Record<Cell, number>> = { plain: 1, gru: 1, lstm: 2 }

export type Recurrent = {
  readonly cell: Cell
  readonly hidden: number
  readonly isBidirectional?: boolean
  readonly bias?: boolean
}

/** One layer of it; deep ones are laid one upon the other. */
export function recurrent(net: Net, name: string, x: Tensor, options: Recurrent): Tensor {
  const { cell, hidden, isBidirectional = false, bias = true } = options
  const [tokens = 0, width = 0] = x.shape
  const directions = isBidirectional ? 2 : 1
  const rows = gates[cell] * hidden
  const each = { copies: directions }
  const biases = bias ? [weight("bias_ih", [rows], each), weight("bias_hh", [rows], each)] : []
  return net.lay(name, {
    kind: "recurrent",
    title: cell === "plain" ? "recurrent" : cell.toUpperCase(),
    inputs: [x],
    output: [tokens, directions * hidden],
    weights: [weight("weight_ih", [rows, width], each), weight("weight_hh", [rows, hidden], each), ...biases],
    // What enters is one product; the state goes round once for each token.
    products: [byWeight(directions, tokens, rows, width), byWeightInside(directions * tokens, 1, rows, hidden)],
    state: isBidirectional ? null : { kind: "recurrent", values: states[cell] * hidden },
  })
}
