/** The steps of one worker, one after another, as the simulation tells them. */
import type { StepBatch } from "../../../src/serving/step/step-model.ts"

export const batchColumns: readonly (keyof StepBatch)[] = [
  "prefillTokens",
  "prefillContext",
  "decodes",
  "decodeContext",
  "decodeTokens",
]
/** What is kept of a step; the first two in [s]. */
const columns: readonly StepColumn[] = ["beginsAt", "seconds", ...batchColumns]
export type StepColumn = "beginsAt" | "seconds" | keyof StepBatch

const width = columns.length
const place = Object.fromEntries(columns.map((name, i) => [name, i])) as Readonly<Record<StepColumn, number>> // one each

export class StepLog {
  length: number = 0
  #rows: Float64Array = new Float64Array(width * 4096) // [steps, columns]

  add(beginsAt: number, seconds: number, batch: StepBatch): void {
    if ((this.length + 1) * width > this.#rows.length) this.#grow()
    const at = this.length * width
    this.#rows[at + place.beginsAt] = beginsAt
    this.#rows[at + place.seconds] = seconds
    this.#rows[at + place.prefillTokens] = batch.prefillTokens
    this.#rows[at + place.prefillContext] = batch.prefillContext
    this.#rows[at + place.decodes] = batch.decodes
    this.#rows[at + place.decodeContext] = batch.decodeContext
    this.#rows[at + place.decodeTokens] = batch.decodeTokens
    this.length += 1
  }

  at(step: number, column: StepColumn): number {
    return this.#rows[step * width + place[column]]!
  }

  /** Shape: → [steps]. */
  column(name: StepColumn): Float64Array {
    const values = new Float64Array(this.length)
    const from = place[name]
    for (let step = 0; step < this.length; step++) values[step] = this.#rows[step * width + from]!
    return values
  }

  endOf(step: number): number {
    const at = step * width
    return this.#rows[at + place.beginsAt]! + this.#rows[at + place.seconds]!
  }

  /** The first step that ends after a time; `length` where none does. */
  firstEndingAfter(seconds: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.endOf(middle) > seconds) high = middle
      else low = middle + 1
    }
    return low
  }

  #grow(): void {
    const more = new Float64Array(2 * this.#rows.length)
    more.set(this.#rows)
    this.#rows = more
  }
}
