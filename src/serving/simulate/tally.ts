/** What a worker has done up to a time: sums from which a window of a run is read as a difference. */

export type Tally = {
  /** [s] The time up to which it counts. */
  seconds: number
  /** [s] In a step. */
  busySeconds: number
  /** Sequences in a step, and blocks in use in it, times its seconds. */
  sequenceSeconds: number
  blockSeconds: number
  /** Requests that wait, and requests that are there at all, times seconds. */
  waitingSeconds: number
  presentSeconds: number
  steps: number
  outputTokens: number
  /** Tokens of the prompts whose first token of answer has come out. */
  inputTokens: number
  /** Prompt tokens that were looked up in the cache on admission, and those that were found there. */
  askedTokens: number
  foundTokens: number
  ended: number
  preemptions: number
}

export function emptyTally(): Tally {
  return {
    seconds: 0,
    busySeconds: 0,
    sequenceSeconds: 0,
    blockSeconds: 0,
    waitingSeconds: 0,
    presentSeconds: 0,
    steps: 0,
    outputTokens: 0,
    inputTokens: 0,
    askedTokens: 0,
    foundTokens: 0,
    ended: 0,
    preemptions: 0,
  }
}

/** All of these together, as of one time. */
export function sumOf(tallies: readonly Tally[], seconds: number): Tally {
  const sum = emptyTally()
  for (const tally of tallies) for (const key of keys) sum[key] += tally[key]
  sum.seconds = seconds
  return sum
}

/** What was done from one time to another. */
export function between(from: Tally, to: Tally): Tally {
  const difference = emptyTally()
  for (const key of keys) difference[key] = to[key] - from[key]
  return difference
}

const keys = Object.keys(emptyTally()) as readonly (keyof Tally)[] // The type has these keys and no others.

/** A number that changes at events, and what it has been over time. */
export class Level {
  count: number = 0
  most: number = 0
  #area: number = 0
  #since: number = 0

  change(by: number, now: number): void {
    this.#area += this.count * (now - this.#since)
    this.#since = now
    this.count += by
    if (this.count > this.most) this.most = this.count
  }

  /** The integral over time up to now. Units: [s]. */
  areaAt(now: number): number {
    return this.#area + this.count * (now - this.#since)
  }
}
