/** A recorded load: when requests came and how long they were. */

/** Shape: all [requests]; times from 0 on, never falling. Units: [s], [token], [token]. */
export type Trace = {
  readonly arrivalSeconds: Float64Array
  readonly input: Int32Array
  readonly output: Int32Array
}
