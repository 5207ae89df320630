/** Of all that was found what is told first, and the table around it. */
import type { Edge, Stretch } from "./answer.ts"
import type { Domain } from "./domain.ts"
import { rowValues } from "./rows.ts"
import type { Ends, Found, Search } from "./search.ts"

export type Beside = Pick<Found, "stretches" | "closest" | "isMetToday" | "nearest" | "edge" | "rows">

export function besideOf(
  { domain, today, look }: Search,
  searched: Ends,
  stretches: readonly Stretch[],
  closest: number | null,
): Beside {
  // Of a figure that must be equal, as near as it can be told is met.
  const isMetToday = look(today).isMet || stretches.some(({ from, to }) => from?.value === today && to?.value === today)
  const nearest = isMetToday ? null : nearestEdge(stretches, domain, today)
  const edge = nearest?.value ?? edgeBeside(stretches, today)
  const [low, high] = searched
  // Of what lies outside the values that were asked for, the table says nothing.
  const middle = edge ?? closest ?? Math.min(high, Math.max(low, today))
  const kept = [middle, ...(domain.kind === "list" || (today >= low && today <= high) ? [today] : [])]
  return { stretches, closest, isMetToday, nearest, edge, rows: rowValues(domain, middle, kept, searched) }
}

/** Of a list the first option of the file; else the edge with the least way to go. */
function nearestEdge(stretches: readonly Stretch[], domain: Domain, today: number): Edge | null {
  if (domain.kind === "list") return optionEdge(stretches, domain.values)
  const edges = stretches.flatMap(({ from, to }) => [from, to].flatMap((edge) => edge ?? []))
  const way = ({ value }: Edge): number => wayTo(today, value)
  return edges.reduce<Edge | null>((best, edge) => (best === null || way(edge) < way(best) ? edge : best), null)
}

/** In proportion where that can be said. */
export function wayTo(today: number, value: number): number {
  return value > 0 && today > 0 ? Math.abs(Math.log(value / today)) : Math.abs(value - today)
}

function optionEdge(stretches: readonly Stretch[], values: readonly number[]): Edge | null {
  const first = values.find((value) =>
    stretches.some(({ from, to }) => value >= (from?.value ?? value) && value <= (to?.value ?? value)),
  )
  return first === undefined ? null : { value: first, interval: null }
}

/** The nearer end of the stretch in which today's value lies. */
function edgeBeside(stretches: readonly Stretch[], today: number): number | null {
  const around = stretches.find(({ from, to }) => today >= (from?.value ?? today) && today <= (to?.value ?? today))
  const ends = [around?.from, around?.to].flatMap((edge) => (edge === null || edge === undefined ? [] : [edge.value]))
  return ends.toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0] ?? null
}
