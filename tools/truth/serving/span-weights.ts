/** How much of each step of a worker lies in spans of time: a sum over spans, each with a weight. */
import type { StepLog } from "./step-log.ts"

export class SpanWeights {
  readonly #log: StepLog
  /** What lies wholly in a span, as differences from step to step, and what lies in it in part. Shape: [steps]. */
  readonly #differences: Float64Array
  readonly #parts: Float64Array

  constructor(log: StepLog) {
    this.#log = log
    this.#differences = new Float64Array(log.length + 1)
    this.#parts = new Float64Array(log.length)
  }

  /** A span from one time to another. Units: [s]. */
  add(from: number, to: number, weight: number): void {
    const log = this.#log
    let [first, behind] = [log.firstEndingAfter(from), log.firstEndingAfter(to)]
    if (first < log.length && log.at(first, "beginsAt") < from) this.#addPart(first++, from, to, weight)
    if (behind < log.length && behind >= first && log.at(behind, "beginsAt") < to) this.#addPart(behind, from, to, weight)
    behind = Math.max(first, behind)
    this.#differences[first]! += weight
    this.#differences[behind]! -= weight
  }

  #addPart(step: number, from: number, to: number, weight: number): void {
    const inside = Math.min(to, this.#log.endOf(step)) - Math.max(from, this.#log.at(step, "beginsAt"))
    const seconds = this.#log.at(step, "seconds")
    if (inside > 0 && seconds > 0) this.#parts[step]! += (weight * inside) / seconds
  }

  /** Shape: → [steps]. */
  sums(): Float64Array {
    let whole = 0
    return this.#parts.map((part, step) => {
      whole += this.#differences[step]!
      // What has been added and taken away again leaves a rest of rounding.
      return Math.abs(whole) < 1e-15 ? part : part + whole
    })
  }
}
