/** What boosting makes small: for each loss its start, its first and second derivative by the score, and what scores say of the rows. */

export type ObjectiveName = "squared" | "logistic" | "softmax"

/** Labels are numbers (squared), 0 and 1 (logistic), classes from 0 (softmax).  Shape: scores, slopes, bends [outputs, rows], output after output. */
export type Objective = {
  readonly outputs: (classes: number) => number
  /** The scores before the first tree. */
  readonly start: (labels: ArrayLike<number>, outputs: number) => number[]
  readonly derivatives: (labels: ArrayLike<number>, scores: Float64Array, slopes: Float64Array, bends: Float64Array) => void
  /** The mean over the rows: half the squared error, or nats. */
  readonly loss: (labels: ArrayLike<number>, scores: Float64Array) => number
  /** In place: values or chances of the scores of one row.  Shape: [outputs]. */
  readonly answer: (scores: Float64Array) => void
}

/** XGBoost's least second derivative: below it a step would be without measure. */
const leastBend = 1e-16

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))

export const objectives: Readonly<Record<ObjectiveName, Objective>> = {
  squared: {
    outputs: () => 1,
    start: (labels) => [meanOf(labels)],
    derivatives: (labels, scores, slopes, bends) => {
      for (let row = 0; row < labels.length; row++) {
        slopes[row] = scores[row]! - labels[row]!
        bends[row] = 1
      }
    },
    loss: (labels, scores) => meanOf(scores, (score, row) => (score - labels[row]!) ** 2 / 2),
    answer: () => {},
  },
  logistic: {
    outputs: () => 1,
    start: (labels) => {
      const share = Math.min(1 - 1e-6, Math.max(1e-6, meanOf(labels)))
      return [Math.log(share / (1 - share))]
    },
    derivatives: (labels, scores, slopes, bends) => {
      for (let row = 0; row < labels.length; row++) {
        const chance = sigmoid(scores[row]!)
        slopes[row] = chance - labels[row]!
        bends[row] = Math.max(leastBend, chance * (1 - chance))
      }
    },
    // log(1 + e^s) - y s, written so that no power overflows.
    loss: (labels, scores) =>
      meanOf(scores, (score, row) => Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - labels[row]! * score),
    answer: (scores) => {
      scores[0] = sigmoid(scores[0]!)
    },
  },
  softmax: {
    outputs: (classes) => classes,
    start: (labels, outputs) => {
      const counts = new Float64Array(outputs)
      for (let row = 0; row < labels.length; row++) counts[labels[row]!]! += 1
      return [...counts].map((count) => Math.log(Math.max(1e-6, count / labels.length)))
    },
    derivatives: softmaxDerivatives,
    loss: (labels, scores) => {
      const outputs = scores.length / labels.length
      const row = new Float64Array(outputs)
      return meanOf(labels, (label, k) => {
        for (let c = 0; c < outputs; c++) row[c] = scores[c * labels.length + k]!
        const top = Math.max(...row)
        return top + Math.log(row.reduce((sum, each) => sum + Math.exp(each - top), 0)) - row[label]!
      })
    },
    answer: toChances,
  },
}

/** The bend is twice p (1 - p), as in XGBoost: the diagonal alone would step too far. */
function softmaxDerivatives(labels: ArrayLike<number>, scores: Float64Array, slopes: Float64Array, bends: Float64Array): void {
  const rows = labels.length
  const chances = new Float64Array(scores.length / rows)
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < chances.length; c++) chances[c] = scores[c * rows + row]!
    toChances(chances)
    for (let c = 0; c < chances.length; c++) {
      slopes[c * rows + row] = chances[c]! - (labels[row] === c ? 1 : 0)
      bends[c * rows + row] = Math.max(leastBend, 2 * chances[c]! * (1 - chances[c]!))
    }
  }
}

function toChances(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY
  for (const score of scores) top = Math.max(top, score)
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - top)
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum
}

function meanOf(values: ArrayLike<number>, of: (value: number, row: number) => number = (value) => value): number {
  let sum = 0
  for (let row = 0; row < values.length; row++) sum += of(values[row]!, row)
  return sum / values.length
}
