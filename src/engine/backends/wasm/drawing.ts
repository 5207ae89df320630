/** The columns of inputs by WebAssembly: scrambled Sobol points and their normal quantiles, replicate after replicate. */
import { dimensionRow, pointAt } from "../../run/sobol.ts"
import { exponentialColumn, normalColumn, sobolColumn } from "./drawing-code.ts"
import { moduleBytes } from "./module.ts"
import { exponential, logarithm } from "./vector-math.ts"

/** Works on a stretch of a column in place, or fills it. Lengths are multiples of 4. */
export type Drawing = {
  /** Points 0 … length - 1 of a Sobol dimension, scrambled, in (0, 1). */
  readonly sobol: (dimension: number, scrambleSeed: number, out: Float64Array) => void
  /** u → the z below which a standard normal variable falls with probability u. */
  readonly normal: (column: Float64Array) => void
  /** x → factor · exp(shift + scale · x) */
  readonly exponential: (column: Float64Array, shift: number, scale: number, factor: number) => void
}

/** Doubles: what is worked on at once stays in the first cache. */
const stretch = 2048
const doubleBytes = 8
const [rowAt, fourApartAt, dataAt] = [0, 128, 256]

type Exports = {
  readonly sobol: (row: number, fourApart: number, first: number, point: number, end: number, seed: number, out: number) => void
  readonly normal: (address: number, bytes: number) => void
  readonly exponential: (address: number, bytes: number, shift: number, scale: number, factor: number) => void
}

const calls = { exp: 0, log: 1 } as const

function drawingModule(): Uint8Array<ArrayBuffer> {
  return moduleBytes(
    [],
    [
      { takes: ["v128"], gives: ["v128"], code: exponential() },
      { takes: ["v128"], gives: ["v128"], code: logarithm() },
      { takes: ["i32", "i32", "i32", "i32", "i32", "i32", "i32"], gives: [], code: sobolColumn(), name: "sobol" },
      { takes: ["i32", "i32"], gives: [], code: normalColumn(calls.log), name: "normal" },
      { takes: ["i32", "i32", "f64", "f64", "f64"], gives: [], code: exponentialColumn(calls.exp), name: "exponential" },
    ],
  )
}

export function createDrawing(): Drawing {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const instance = new WebAssembly.Instance(new WebAssembly.Module(drawingModule()), { env: { memory } })
  const { sobol, normal, exponential } = instance.exports as Exports // the exports of our own bytes
  const data = new Float64Array(memory.buffer, dataAt, stretch)
  const integers = new Uint32Array(memory.buffer)
  const inPlace = (column: Float64Array, work: (bytes: number) => void): void => {
    for (let first = 0; first < column.length; first += stretch) {
      const part = column.subarray(first, first + stretch)
      data.set(part)
      work(part.length * doubleBytes)
      part.set(data.subarray(0, part.length))
    }
  }
  return {
    sobol: (dimension, scrambleSeed, out) => {
      const row = dimensionRow(dimension)
      integers.set(row, rowAt / 4)
      integers.set(
        [0, 1, 2, 3].map((index) => pointAt(row, index)),
        fourApartAt / 4,
      )
      for (let first = 0; first < out.length; first += stretch) {
        const part = out.subarray(first, first + stretch)
        sobol(rowAt, fourApartAt, first, pointAt(row, first), first + part.length, scrambleSeed, dataAt)
        part.set(data.subarray(0, part.length))
      }
    },
    normal: (column) => inPlace(column, (bytes) => normal(dataAt, bytes)),
    exponential: (column, shift, scale, factor) => inPlace(column, (bytes) => exponential(dataAt, bytes, shift, scale, factor)),
  }
}
