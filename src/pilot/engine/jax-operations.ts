/** The operations of the interface in those of jax-js: each hands over references of its own and holds what comes back. */
import type * as Jax from "@jax-js/jax"
import type { Operand, Operations } from "./backend.ts"
import type { Held } from "./jax-tensor.ts"
import type { Tensor } from "./tensor.ts"

type Array = Jax.Array
type Two = (a: Operand, b: Operand) => Tensor
type One = (x: Tensor) => Tensor

export function jaxOperations(jax: typeof Jax, held: Held): Operations {
  const { numpy, nn, lax } = jax
  const given = (x: Operand): Array | number => (typeof x === "number" ? x : held.own(x))
  const one =
    (make: (x: Array) => Array): One =>
    (x) =>
      held.hold(make(held.own(x)))
  const two =
    (make: (a: Array | number, b: Array | number) => Array): Two =>
    (a, b) =>
      held.hold(make(given(a), given(b)))
  return {
    ...pointwise(jax, one, two),
    whereLess: (a, b, then, otherwise) => {
      const isLess = numpy.less(given(a), given(b))
      return held.hold(numpy.where(isLess, given(then), given(otherwise)))
    },
    sum: (x, axes) => held.hold(numpy.sum(held.own(x), over(x, axes), { keepdims: axes !== undefined })),
    max: (x, axes) => held.hold(numpy.max(held.own(x), over(x, axes), { keepdims: axes !== undefined })),
    matmul: (a, b) => held.hold(numpy.matmul(held.own(a), held.own(b))),
    reshape: (x, shape) => held.hold(numpy.reshape(held.own(x), [...shape])),
    transpose: (x, order) => held.hold(numpy.transpose(held.own(x), [...order])),
    slice: (x, axis, from, to) => {
      const all = x.shape.map((): [] => [])
      const at = axis < 0 ? axis + x.shape.length : axis
      return held.hold(held.own(x).slice(...all.map((part, k): [] | [number, number] => (k === at ? [from, to] : part))))
    },
    concatenate: (parts, axis) => held.hold(numpy.concatenate(parts.map(held.own), axis)),
    // Its gradient scatters what comes back, which the compiler refuses of a mere view (reshaped, sliced); twice and half are exact
    // and make it an array of its own.
    rows: (table, indices) => held.hold(numpy.take(held.own(table), held.own(indices), 0).mul(2).mul(0.5)),
    oneHot: (indices, classes) => held.hold(nn.oneHot(held.own(indices), classes).astype(numpy.float32)),
    range: (count) => held.hold(numpy.arange(0, count, 1, { dtype: numpy.float32 })),
    withoutGradient: one((x) => lax.stopGradient(x)),
  }
}

type Pointwise = Omit<
  Operations,
  | "whereLess"
  | "sum"
  | "max"
  | "matmul"
  | "reshape"
  | "transpose"
  | "slice"
  | "concatenate"
  | "rows"
  | "oneHot"
  | "range"
  | "withoutGradient"
>

function pointwise(
  { numpy, nn, lax }: typeof Jax,
  one: (make: (x: Array) => Array) => One,
  two: (make: (a: Array | number, b: Array | number) => Array) => Two,
): Pointwise {
  return {
    add: two(numpy.add),
    subtract: two(numpy.subtract),
    multiply: two(numpy.multiply),
    divide: two(numpy.trueDivide),
    maximum: two(numpy.maximum),
    minimum: two(numpy.minimum),
    exp: one(numpy.exp),
    log: one(numpy.log),
    sqrt: one(numpy.sqrt),
    tanh: one(numpy.tanh),
    sigmoid: one(nn.sigmoid),
    erf: one(lax.erf),
    sine: one(numpy.sin),
    cosine: one(numpy.cos),
  }
}

function over(x: Tensor, axes?: readonly number[]): number[] | null {
  return axes === undefined ? null : axes.map((axis) => (axis < 0 ? axis + x.shape.length : axis))
}
