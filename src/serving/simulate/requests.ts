/** Requests as the simulation reads them: one number each in flat arrays, in order of arrival. */

export type Requests = {
  readonly count: number
  /** When the client sends each, never before the one in front; in a closed loop NaN until it is sent. Shape: [count]. */
  readonly arrivalSeconds: Float64Array
  /** Tokens of the prompt, at least 1. Shape: [count]. */
  readonly input: Int32Array
  /** Tokens that are generated, at least 1. Shape: [count]. */
  readonly output: Int32Array
  /** Clients that send their next request when the last one has been answered; null where arrivals do not wait for answers. */
  readonly closedLoop: ClosedLoop | null
}

export type ClosedLoop = { readonly concurrency: number; readonly thinkSeconds: number }
