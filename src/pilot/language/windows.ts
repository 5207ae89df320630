/**
 * Text as a model meets it: windows of tokens and, one place on, the tokens to be told. Which windows a step takes depends on the seed and
 * the step alone, so the step is the place in the data.
 */
import { randomOf, shuffled } from "../engine/random.ts"

export type WindowSettings = {
  readonly batch: number
  /** Tokens of a window. */
  readonly context: number
  readonly seed: number
}

/** Both int32 [batch, context]. */
export type Batch = { readonly inputs: Int32Array<ArrayBuffer>; readonly labels: Int32Array<ArrayBuffer> }

/** The streams of the seed that orders are drawn from begin here, one for each pass over the text. */
const firstStream = 1000

/**
 * The batch of each step. Within a pass the windows do not overlap and come in random order; each pass begins at another place, so that
 * a token is not always met in the same context. A text of fewer windows than a batch has gives some of them twice.
 */
export function trainingBatches(tokens: Int32Array, { batch, context, seed }: WindowSettings): (step: number) => Batch {
  // Left over for the pass to begin elsewhere.
  const slack = Math.min(context, Math.max(1, tokens.length - context))
  const windows = Math.max(1, Math.floor((tokens.length - slack) / context))
  const stepsInPass = Math.max(1, Math.floor(windows / batch))
  let order: { readonly pass: number; readonly starts: Int32Array } | null = null
  const startsOf = (pass: number): Int32Array => {
    if (order?.pass === pass) return order.starts
    const random = randomOf(seed, firstStream + pass)
    const shift = random.below(slack)
    order = { pass, starts: shuffled(windows, random).map((window) => shift + window * context) }
    return order.starts
  }
  return (step) => {
    const starts = startsOf(Math.floor(step / stepsInPass))
    const from = (step % stepsInPass) * batch
    return batchAt(
      tokens,
      Array.from({ length: batch }, (_, k) => starts[(from + k) % windows]!),
      context,
    )
  }
}

function batchAt(tokens: Int32Array, starts: readonly number[], context: number): Batch {
  const inputs = new Int32Array(starts.length * context)
  const labels = new Int32Array(starts.length * context)
  for (const [k, start] of starts.entries()) {
    inputs.set(tokens.subarray(start, start + context), k * context)
    labels.set(tokens.subarray(start + 1, start + 1 + context), k * context)
  }
  return { inputs, labels }
}

/** A batch with the weight of each place: 0 fills up the last one. */
export type WeighedBatch = Batch & { readonly weights: Float32Array<ArrayBuffer> }

/** The whole text once, from its beginning: every token but the first is told once. */
export function* wholeText(tokens: Int32Array, batch: number, context: number): Generator<WeighedBatch> {
  const told = tokens.length - 1
  for (let from = 0; from < told; from += batch * context) {
    const count = Math.min(batch * context, told - from)
    const [inputs, labels] = [new Int32Array(batch * context), new Int32Array(batch * context)]
    inputs.set(tokens.subarray(from, from + count))
    labels.set(tokens.subarray(from + 1, from + 1 + count))
    yield { inputs, labels, weights: new Float32Array(batch * context).fill(1, 0, count) }
  }
}
