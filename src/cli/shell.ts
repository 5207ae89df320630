/** What commands may touch of the world: two streams, the environment, the clock. Tests give their own. */

export type Shell = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Columns of the terminal that standard output goes to; null where it is no terminal. */
  readonly outColumns: number | null
  readonly isErrTerminal: boolean
  /** Milliseconds. */
  readonly now: () => number
  /** The day where the user is: `2026-11-24`. */
  readonly today: () => string
}

export const exit = { done: 0, wrongInput: 1, wrongUsage: 2, broken: 3 } as const
export type Exit = (typeof exit)[keyof typeof exit]
