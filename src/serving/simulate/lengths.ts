/** How long prompts and answers are: drawn apart, or together from what was observed. */
import { normalQuantile, unreachable } from "../../engine/index.ts"

export type Length =
  | { readonly kind: "fixed"; readonly tokens: number }
  /** Every whole number from low to high alike. */
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  /** Log-normal of this mean and coefficient of variation; longer ones are cut to `most`. */
  | { readonly kind: "lognormal"; readonly mean: number; readonly cv: number; readonly most: number }

export type Lengths =
  | { readonly kind: "apart"; readonly input: Length; readonly output: Length }
  /** Pairs drawn alike from observed ones, so that long prompts keep their answers. Shape: both [pairs]. */
  | { readonly kind: "pairs"; readonly input: readonly number[]; readonly output: readonly number[] }

/**
 * Prompt and answer of each request.
 * Units: → [token], whole, at least 1.  Shape: both [count].
 */
export function drawnLengths(lengths: Lengths, count: number, next: () => number): { input: Int32Array; output: Int32Array } {
  const input = new Int32Array(count)
  const output = new Int32Array(count)
  switch (lengths.kind) {
    case "apart":
      fill(input, lengths.input, next)
      fill(output, lengths.output, next)
      return { input, output }
    case "pairs":
      for (let i = 0; i < count; i++) {
        const pair = Math.floor(next() * lengths.input.length)
        input[i] = wholeTokens(lengths.input[pair]!)
        output[i] = wholeTokens(lengths.output[pair]!)
      }
      return { input, output }
    default:
      return unreachable(lengths)
  }
}

function fill(into: Int32Array, length: Length, next: () => number): void {
  switch (length.kind) {
    case "fixed":
      into.fill(wholeTokens(length.tokens))
      return
    case "uniform":
      for (let i = 0; i < into.length; i++) {
        into[i] = wholeTokens(length.low + Math.floor(next() * (length.high - length.low + 1)))
      }
      return
    case "lognormal": {
      // The variance of the logarithm that gives this cv, and the mean of the logarithm that gives this mean.
      const variance = Math.log(1 + length.cv * length.cv)
      const middle = Math.log(length.mean) - variance / 2
      const spread = Math.sqrt(variance)
      for (let i = 0; i < into.length; i++) {
        into[i] = wholeTokens(Math.min(length.most, Math.exp(middle + spread * normalQuantile(next()))))
      }
      return
    }
    default:
      unreachable(length)
  }
}

function wholeTokens(tokens: number): number {
  return Math.max(1, Math.round(tokens))
}
