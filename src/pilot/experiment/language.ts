/** How well text is foretold. Documents (windows) are apart from each other, tokens are not: the interval is over documents. */
import { type Estimate, type IntervalAsked, normalEstimate, usualInterval } from "./estimate.ts"

/** nats: the loss summed over the tokens of one document. */
export type DocumentLoss = { readonly nats: number; readonly tokens: number; readonly bytes: number }

export function perplexity(documents: readonly DocumentLoss[], asked: IntervalAsked = usualInterval): Estimate {
  const { value, low, high, how } = ratioOf(documents, ({ tokens }) => tokens, asked.level)
  return { value: Math.exp(value), low: Math.exp(low), high: Math.exp(high), how }
}

/** The same whatever the tokenizer: what models with different ones are compared by. */
export function bitsPerByte(documents: readonly DocumentLoss[], asked: IntervalAsked = usualInterval): Estimate {
  const { value, low, high, how } = ratioOf(documents, ({ bytes }) => bytes, asked.level)
  return { value: value / Math.LN2, low: low / Math.LN2, high: high / Math.LN2, how }
}

/** Sum of the losses by sum of the sizes. Source: the ratio estimator, Cochran 1977, Sampling Techniques, equation 6.9 (without end of the population). */
function ratioOf(documents: readonly DocumentLoss[], sizeOf: (document: DocumentLoss) => number, level: number): Estimate {
  const count = documents.length
  const size = documents.reduce((sum, each) => sum + sizeOf(each), 0)
  const value = documents.reduce((sum, { nats }) => sum + nats, 0) / size
  const squares = documents.reduce((sum, each) => sum + (each.nats - value * sizeOf(each)) ** 2, 0)
  const error = count < 2 ? Number.POSITIVE_INFINITY : Math.sqrt((squares * count) / (count - 1)) / size
  return normalEstimate(value, error, level)
}
