/**
 * Recurrent layers over a sequence as PyTorch computes them, under the weights that `models` counts: plain with tanh, GRU, LSTM. What enters
 * is one product for all tokens; the state goes round once for each. Letters: B sequences, T tokens, H hidden.
 * Sources: Hochreiter & Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735; Cho et al., arXiv 1406.1078; torch.nn.LSTM and torch.nn.GRU.
 */
import type { Operations } from "../engine/backend.ts"
import type { Tensor } from "../engine/tensor.ts"
import { type LayerContext, parameter } from "./context.ts"
import { timesMatrix } from "./linear.ts"

/** Hidden state, and the cell's where there is one. Each [B, H] */
type State = readonly Tensor[]
/** What entered [B, gates·H], what went round [B, gates·H], the state before → the state after. */
type Cell = (ops: Operations, entered: Tensor, round: Tensor, state: State) => State

/** By gates: 1 plain, 3 GRU, 4 LSTM. */
const cells: ReadonlyMap<number, { readonly states: number; readonly cell: Cell }> = new Map([
  [1, { states: 1, cell: plain }],
  [3, { states: 1, cell: gru }],
  [4, { states: 2, cell: lstm }],
])

/** [B, T, width] → [B, T, H]; every sequence begins with a state of zeros. */
export function recurrent(context: LayerContext, path: string, x: Tensor): Tensor {
  const { ops } = context
  const [batch = 0, tokens = 0] = x.shape
  const around = parameter(context, `${path}.weight_hh`)
  const [rows = 0, hidden = 0] = around.shape
  const kind = cells.get(rows / hidden)
  if (kind === undefined) throw new Error(`internal: a cell of ${rows / hidden} gates`)
  const entered = shifted(context, `${path}.bias_ih`, timesMatrix(context, parameter(context, `${path}.weight_ih`), x))
  const outer: Tensor[] = []
  let state: State = Array.from({ length: kind.states }, () => zeros(ops, batch, hidden))
  for (let t = 0; t < tokens; t++) {
    const now = ops.reshape(ops.slice(entered, 1, t, t + 1), [batch, rows])
    const round = shifted(context, `${path}.bias_hh`, timesMatrix(context, around, hiddenOf(state)))
    state = kind.cell(ops, now, round, state)
    outer.push(ops.reshape(hiddenOf(state), [batch, 1, hidden]))
  }
  return ops.concatenate(outer, 1)
}

function shifted({ ops, parameters }: LayerContext, path: string, x: Tensor): Tensor {
  const shift = parameters[path]
  return shift === undefined ? x : ops.add(x, shift)
}

function zeros(ops: Operations, batch: number, hidden: number): Tensor {
  return ops.multiply(ops.reshape(ops.range(batch * hidden), [batch, hidden]), 0)
}

function hiddenOf([hidden]: State): Tensor {
  if (hidden === undefined) throw new Error("internal: a cell without a state")
  return hidden
}

/** The parts of [B, gates·H], one for each gate. */
function gates(ops: Operations, x: Tensor, count: number): Tensor[] {
  const hidden = (x.shape[1] ?? 0) / count
  return Array.from({ length: count }, (_, k) => ops.slice(x, 1, k * hidden, (k + 1) * hidden))
}

function plain(ops: Operations, entered: Tensor, round: Tensor): State {
  return [ops.tanh(ops.add(entered, round))]
}

/** Gates in the order of PyTorch: reset, update, new; the reset takes hold of what went round. */
function gru(ops: Operations, entered: Tensor, round: Tensor, state: State): State {
  const [resetIn, updateIn, newIn] = gates(ops, entered, 3) as [Tensor, Tensor, Tensor]
  const [resetRound, updateRound, newRound] = gates(ops, round, 3) as [Tensor, Tensor, Tensor]
  const reset = ops.sigmoid(ops.add(resetIn, resetRound))
  const update = ops.sigmoid(ops.add(updateIn, updateRound))
  const fresh = ops.tanh(ops.add(newIn, ops.multiply(reset, newRound)))
  return [ops.add(fresh, ops.multiply(update, ops.subtract(hiddenOf(state), fresh)))]
}

/** Gates in the order of PyTorch: input, forget, cell, output. */
function lstm(ops: Operations, entered: Tensor, round: Tensor, [, cell]: State): State {
  const [input, forget, fresh, output] = gates(ops, ops.add(entered, round), 4) as [Tensor, Tensor, Tensor, Tensor]
  if (cell === undefined) throw new Error("internal: an LSTM without a cell")
  const kept = ops.multiply(ops.sigmoid(forget), cell)
  const next = ops.add(kept, ops.multiply(ops.sigmoid(input), ops.tanh(fresh)))
  return [ops.multiply(ops.sigmoid(output), ops.tanh(next)), next]
}
