/** Flows that a reader can follow: each quantity once, nothing that is zero, and not too many. */
import type { Quantity } from "../../engine/index.ts"
import type { MoneyFlows } from "../answer.ts"
import { groupedBy } from "../grouped-by.ts"
import type { Part } from "./plain-sum.ts"

/** A quantity that flows, and the sum in which it stands. */
export type Source = Part & { readonly parent: Quantity }
export type Amount = Source & { readonly amount: number }

type Flow = MoneyFlows["flows"][number]
type Merged = { readonly path: string; readonly parent: string; readonly amount: number }

/** Flows told at most, and those of them that stand alone at least. */
const most = 12
const least = 6

/** In the order of the formulas. `whole` names what all of it changes. */
export function mergedFlows(amounts: readonly Amount[], whole: string): Flow[] {
  const all = onceEach(amounts, whole).filter(({ amount }) => amount !== 0)
  if (all.length <= most) return all.map(({ path, amount }) => ({ path, amount }))
  const bySize = all.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
  for (let kept = most - 1; kept >= least; kept--) {
    const flows = grouped(all, new Set(bySize.slice(0, kept)), ({ parent }) => parent)
    if (flows.length <= most) return flows
  }
  return grouped(all, new Set(bySize.slice(0, most - 1)), () => whole)
}

/** What stands in several sums belongs to none of them alone. */
function onceEach(amounts: readonly Amount[], whole: string): Merged[] {
  const byPath = groupedBy(amounts, ({ quantity }) => quantity.path)
  return [...byPath].map(([path, same]) => {
    const parents = new Set(same.map(({ parent }) => parent.path))
    const [parent = whole] = parents
    return { path, parent: parents.size === 1 ? parent : whole, amount: same.reduce((sum, { amount }) => sum + amount, 0) }
  })
}

/** The rest of each sum is one flow under the sum's name, after its other parts. */
function grouped(all: readonly Merged[], kept: ReadonlySet<Merged>, sumOf: (one: Merged) => string): Flow[] {
  const sums = groupedBy(all, sumOf)
  return all.flatMap((one): Flow[] => {
    const sum = sums.get(sumOf(one)) ?? []
    const rest = sum.filter((part) => !kept.has(part))
    const own = kept.has(one) || rest.length === 1 ? [{ path: one.path, amount: one.amount }] : []
    return sum.at(-1) === one && rest.length > 1 ? [...own, restOf(sumOf(one), rest, sum)] : own
  })
}

function restOf(path: string, rest: readonly Merged[], sum: readonly Merged[]): Flow {
  const amount = rest.reduce((total, part) => total + part.amount, 0)
  return rest.length === sum.length ? { path, amount } : { path, amount, isRest: true }
}
