/**
 * The interface of an engine of tensors: what the families of models need, and no more; layers, losses and optimizers are written in it once, and
 * a second engine stands beside the first by implementing it. An operation borrows its inputs and never frees them. What is
 * made within `scope` is freed at its end, unless it is returned; what is made outside of one is freed by `dispose`.
 */
import type { NumberType, Tensor, Tensors, Tree, Values } from "./tensor.ts"

/** A number stands for a tensor of its value everywhere. */
export type Operand = Tensor | number

/** Axes count from the outermost; negative ones from the innermost. */
export interface Operations {
  /** Element by element; shapes are brought together as NumPy does. */
  add(a: Operand, b: Operand): Tensor
  subtract(a: Operand, b: Operand): Tensor
  multiply(a: Operand, b: Operand): Tensor
  divide(a: Operand, b: Operand): Tensor
  maximum(a: Operand, b: Operand): Tensor
  minimum(a: Operand, b: Operand): Tensor
  /** `then` where a < b, else `otherwise`; no gradient through the comparison. */
  whereLess(a: Operand, b: Operand, then: Operand, otherwise: Operand): Tensor
  exp(x: Tensor): Tensor
  log(x: Tensor): Tensor
  sqrt(x: Tensor): Tensor
  tanh(x: Tensor): Tensor
  sigmoid(x: Tensor): Tensor
  /** The error function of the exact GELU. */
  erf(x: Tensor): Tensor
  sine(x: Tensor): Tensor
  cosine(x: Tensor): Tensor
  /** Over the axes named, all unless said; they stay with length 1. */
  sum(x: Tensor, axes?: readonly number[]): Tensor
  max(x: Tensor, axes?: readonly number[]): Tensor
  /** [..., m, k] × [..., k, n] → [..., m, n]; a matrix multiplies every matrix of a stack. */
  matmul(a: Tensor, b: Tensor): Tensor
  reshape(x: Tensor, shape: readonly number[]): Tensor
  transpose(x: Tensor, order: readonly number[]): Tensor
  /** Entries from `from` and before `to` of one axis. */
  slice(x: Tensor, axis: number, from: number, to: number): Tensor
  concatenate(parts: readonly Tensor[], axis: number): Tensor
  /** Rows of a table [rows, ...width] by int32 indices [...places] → [...places, ...width]. */
  rows(table: Tensor, indices: Tensor): Tensor
  /** int32 [...] → float32 [..., classes]: 1 at the index, else 0. */
  oneHot(indices: Tensor, classes: number): Tensor
  /** 0, 1, 2 … of one axis, as float32. */
  range(count: number): Tensor
  /** The same values, through which no gradient flows. */
  withoutGradient(x: Tensor): Tensor
}

export type Loss<Rest extends readonly Tree[]> = (parameters: Tensors, ...rest: Rest) => Tensor

export type ValueAndGradient = { readonly value: Tensor; readonly gradient: Tensors }

/** Compiled anew for each set of shapes; `dispose` frees what it keeps. */
export type Compiled<In extends readonly Tree[], Out extends Tree> = {
  readonly run: (...inputs: In) => Out
  readonly dispose: () => void
}

export interface Backend extends Operations {
  /** Its name and version: with the seed it fixes every bit of a result. */
  readonly name: string
  /** How many threads compute. */
  readonly threads: number
  tensor(values: Values | readonly number[], shape: readonly number[], type?: NumberType): Tensor
  /** The values are a copy. */
  read(x: Tensor): Promise<Values>
  scope<Out extends Tree>(make: () => Out): Out
  dispose(tree: Tree): void
  /** Value and gradient in the parameters of a loss of shape []; what else it takes is constant. */
  valueAndGradient<Rest extends readonly Tree[]>(loss: Loss<Rest>): (parameters: Tensors, ...rest: Rest) => ValueAndGradient
  /** `make` sees the shapes only: its branches are taken once, and it may not read values. */
  compile<In extends readonly Tree[], Out extends Tree>(make: (...inputs: In) => Out): Compiled<In, Out>
  /** How many tensors are not freed yet: what grows from step to step is a leak. */
  heldTensors(): number
}
