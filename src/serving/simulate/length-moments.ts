/** What the steady state needs to know of prompts and answers: a few typical prompts with their weights, and means of products. */
import { unreachable } from "../../engine/index.ts"
import type { Length, Lengths } from "./lengths.ts"

export type LengthMoments = {
  /** [token] Prompts that stand for all, and how many of all; weights sum to 1. Shape: both [nodes]. */
  readonly prompts: readonly number[]
  readonly weights: readonly number[]
  /** [token] Means. */
  readonly input: number
  readonly output: number
  /** [token²] Means of the square of the output, and of input times output. */
  readonly outputSquare: number
  readonly product: number
  /** [1/token] Mean of 1 over the tokens behind the first: what a delay of one second adds to the time per token. */
  readonly perDecoded: number
}

type Nodes = { readonly values: readonly number[]; readonly weights: readonly number[] }

/** Units: those of the type.  Errors: none.  Cuts of log-normal lengths are heeded at the nodes only, rounding to whole tokens is not. */
export function lengthMoments(lengths: Lengths): LengthMoments {
  switch (lengths.kind) {
    case "apart": {
      const [input, output] = [nodesOf(lengths.input), nodesOf(lengths.output)]
      const [meanInput, meanOutput] = [mean(input, 1), mean(output, 1)]
      return {
        prompts: input.values,
        weights: input.weights,
        input: meanInput,
        output: meanOutput,
        outputSquare: mean(output, 2),
        product: meanInput * meanOutput,
        perDecoded: output.values.reduce((sum, value, i) => sum + output.weights[i]! * perDecoded(value), 0),
      }
    }
    case "pairs":
      return momentsOfPairs(lengths.input, lengths.output)
    default:
      return unreachable(lengths)
  }
}

/** Of lengths that are at hand, such as those of a trace. Shape: both [requests]. */
export function momentsOfPairs(input: ArrayLike<number>, output: ArrayLike<number>): LengthMoments {
  const sorted = Float64Array.from(input).sort()
  const bins = Math.min(binCount, sorted.length)
  const edges = Array.from({ length: bins + 1 }, (_, i) => Math.round((i * sorted.length) / bins))
  const prompts = edges.slice(1).map((edge, i) => meanOf(edge - edges[i]!, (k) => sorted[edges[i]! + k]!))
  return {
    prompts,
    weights: edges.slice(1).map((edge, i) => (edge - edges[i]!) / sorted.length),
    input: meanOf(input.length, (i) => input[i]!),
    output: meanOf(input.length, (i) => output[i]!),
    outputSquare: meanOf(input.length, (i) => output[i]! * output[i]!),
    product: meanOf(input.length, (i) => input[i]! * output[i]!),
    perDecoded: meanOf(input.length, (i) => perDecoded(output[i]!)),
  }
}

const binCount = 8

function perDecoded(output: number): number {
  return 1 / Math.max(1, output - 1)
}

function meanOf(count: number, value: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += value(i)
  return sum / count
}

function mean({ values, weights }: Nodes, power: number): number {
  return values.reduce((sum, value, i) => sum + weights[i]! * value ** power, 0)
}

function nodesOf(length: Length): Nodes {
  switch (length.kind) {
    case "fixed":
      return { values: [length.tokens], weights: [1] }
    case "uniform": {
      const [middle, half] = [(length.low + length.high) / 2, (length.high - length.low) / 2]
      return { values: legendre.map(([x]) => middle + x * half), weights: legendre.map(([, weight]) => weight) }
    }
    case "lognormal": {
      const variance = Math.log(1 + length.cv * length.cv)
      const middle = Math.log(length.mean) - variance / 2
      const value = (x: number): number => Math.min(length.most, Math.exp(middle + Math.sqrt(2 * variance) * x))
      return { values: hermite.map(([x]) => value(x)), weights: hermite.map(([, weight]) => weight) }
    }
    default:
      return unreachable(length)
  }
}

/** Places in -1 … 1 and weights for a uniform law: Gauss-Legendre, 3 points (Abramowitz & Stegun, table 25.4), weights over 2. */
const legendre: readonly (readonly [number, number])[] = [
  [-0.774596669241483, 5 / 18],
  [0, 8 / 18],
  [0.774596669241483, 5 / 18],
]

/** Places and weights for a normal law, in √2 standard deviations: Gauss-Hermite, 5 points (Abramowitz & Stegun, table 25.10), weights over √π. */
const hermite: readonly (readonly [number, number])[] = [
  [-2.020182870456086, 0.0199532420590459 / Math.sqrt(Math.PI)],
  [-0.958572464613819, 0.393619323152241 / Math.sqrt(Math.PI)],
  [0, 0.945308720482942 / Math.sqrt(Math.PI)],
  [0.958572464613819, 0.393619323152241 / Math.sqrt(Math.PI)],
  [2.020182870456086, 0.0199532420590459 / Math.sqrt(Math.PI)],
]
