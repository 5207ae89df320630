/** What can be tried out on the best project before its resources are priced: each kind once, when it is first asked for. */
import type { Action } from "../answer.ts"
import { once } from "../once.ts"
import { improve } from "./improve.ts"
import { type Benches, benchesOf } from "./outcome.ts"
import { protect } from "./protect.ts"
import { secure } from "./secure.ts"
import type { Proposal, Standing } from "./standing.ts"
import { watch } from "./watch.ts"

export type Attempts = {
  readonly benches: Benches
  readonly improved: () => readonly Proposal[]
  readonly guarded: () => readonly Proposal[]
  readonly secured: () => readonly Proposal[]
  readonly watched: () => readonly Action[]
  /** The input that the first improvement is about: what is told of it once is told of another one next. */
  readonly named: () => string | null
}

export function attemptsOn(standing: Standing): Attempts {
  const benches = benchesOf(standing)
  const improved = once(() => improve(standing, benches))
  const named = (): string | null => improved()[0]?.action.path ?? null
  return {
    benches,
    improved,
    named,
    guarded: once(() => protect(standing, benches)),
    secured: once(() => secure(standing, benches)),
    watched: once(() => watch(standing, benches, named)),
  }
}

/** What endangers the project most: the risk, or the round that may never come, that costs most; else what goes with ruin most closely. */
export function dangerIn({ guarded, secured, watched }: Attempts): Action | null {
  const all = [...guarded(), ...secured()].map(({ action }) => action).filter((action) => lossOf(action) > 0)
  const [worst] = all.toSorted((a, b) => lossOf(b) - lossOf(a))
  return worst ?? watched()[0] ?? null
}

/** What is lost by it, in the mean. */
function lossOf({ kind, moves, otherwise }: Action): number {
  return kind === "secure" ? -(otherwise?.by.mean ?? 0) : (moves.by.mean ?? 0)
}
