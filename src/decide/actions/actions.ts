/**
 * What to do next: changes of different kinds, each tried out on the same draws, with the number that it moves.
 * At most six, a second one of a kind only where there is room; those that move the objective most first.
 * What only needs an eye on it comes last.
 */

import type { Action } from "../answer.ts"
import type { Attempts } from "./attempts.ts"
import { decide } from "./decide.ts"
import { findOut } from "./find-out.ts"
import { gate } from "./gate.ts"
import { hasten } from "./hasten.ts"
import { add, drop } from "./resources.ts"
import type { Informed, Proposal } from "./standing.ts"

const most = 6

export function actionsFor(
  standing: Informed,
  { benches, improved, guarded, secured, watched: toWatch, named }: Attempts,
): Action[] {
  const proposals = [
    ...improved(),
    ...decide(standing, benches),
    ...add(standing),
    ...drop(standing),
    ...findOut(standing, named()),
    ...guarded(),
    ...secured(),
    ...hasten(standing, benches),
    ...gate(standing),
  ]
  const watched = toWatch()
  const ordered = proposals.toSorted((a, b) => b.worth - a.worth)
  const told = new Set(varied(ordered).slice(0, most - watched.length))
  return [...ordered.filter((one) => told.has(one)).map(({ action }) => action), ...watched]
}

/** The first of each kind before the second ones. */
function varied(ordered: readonly Proposal[]): Proposal[] {
  const isFirst = ({ action: { kind } }: Proposal, k: number): boolean =>
    ordered.findIndex(({ action }) => action.kind === kind) === k
  return [...ordered.filter(isFirst), ...ordered.filter((one, k) => !isFirst(one, k))]
}
