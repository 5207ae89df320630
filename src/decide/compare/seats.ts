/**
 * Common random numbers for two models: inputs that are one thing in both take the same seat (scramble and Sobol
 * dimension), whatever else was added, removed or moved. The seats do not depend on which model comes first.
 */
import { type Input, type Model, type Named, namesOf, type Seat, seatsByName } from "../../engine/index.ts"
import { groupedBy } from "../grouped-by.ts"

/** A seat, the paths under which its input is known in either model, and which of them it bears. */
type Reserved = { readonly seat: Seat; readonly path: string; readonly paths: ReadonlySet<string> }
type Side = Pick<Model, "inputs" | "quantities">

export type SeatPlan = { readonly reserved: readonly Reserved[] }

type Pair = { readonly a: number; readonly b: number }

export function seatPlan(sideA: Side, sideB: Side): SeatPlan {
  const [a, b] = [sideA.inputs, sideB.inputs]
  const [namesA, namesB] = [namesOf(sideA), namesOf(sideB)]
  const byPath = pairsByPath(a, b)
  const pairs = [...byPath, ...pairsByFigure(a, b, byPath)].toSorted((x, y) => x.a + x.b - (y.a + y.b) || order(a, b, x, y))
  const alone = [
    ...a.map((input, place) => ({ input, place, named: namesA[place] })).filter(({ place }) => !pairs.some((p) => p.a === place)),
    ...b.map((input, place) => ({ input, place, named: namesB[place] })).filter(({ place }) => !pairs.some((p) => p.b === place)),
  ].toSorted((x, y) => x.place - y.place || (x.input.path < y.input.path ? -1 : 1))
  const shared = pairs.map((pair) => ({
    named: smaller(namesA[pair.a], namesB[pair.b]),
    path: nameOf(a, b, pair),
    paths: [...(a[pair.a]?.paths ?? []), ...(b[pair.b]?.paths ?? [])],
  }))
  const own = alone.map(({ input, named }) => ({ named, path: input.path, paths: input.paths }))
  const all = [...shared, ...own]
  const seats = seatsByName(all.map(({ named, path }) => named ?? { name: path, standing: "written" }))
  return { reserved: all.flatMap(({ path, paths }, k) => (seats[k] ? [{ seat: seats[k], path, paths: new Set(paths) }] : [])) }
}

/** The same whichever model comes first. */
function smaller(a: Named | undefined, b: Named | undefined): Named | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.name < b.name ? a : b
}

/** Seats for the inputs of either model, or of one between the two; an input that is in neither gets one behind them. */
export function seatsFor(inputs: readonly Input[], { reserved }: SeatPlan): Seat[] {
  const byPath = new Map<string, number[]>()
  for (const [number, { paths }] of reserved.entries())
    for (const path of paths) byPath.set(path, [...(byPath.get(path) ?? []), number])
  const taken = new Set<number>()
  const seatOf = new Map<number, Seat>()
  // The input that bears the name of a seat comes first; where a shared one is parted, the others look on.
  const take = (input: number, number: number | undefined): void => {
    const found = number === undefined ? undefined : reserved[number]
    if (number === undefined || found === undefined || taken.has(number) || seatOf.has(input)) return
    taken.add(number)
    seatOf.set(input, found.seat)
  }
  for (const [k, { path }] of inputs.entries())
    take(
      k,
      (byPath.get(path) ?? []).find((number) => reserved[number]?.path === path),
    )
  for (const [k, { paths }] of inputs.entries())
    take(
      k,
      paths.flatMap((path) => byPath.get(path) ?? []).find((number) => !taken.has(number)),
    )
  let next = 1 + Math.max(-1, ...reserved.map(({ seat }) => seat.dimension))
  return inputs.map(({ path }, k) => seatOf.get(k) ?? { name: path, dimension: next++ })
}

/** One thing in both: known under the same path. Of several possible partners the one with most paths in common. */
function pairsByPath(a: readonly Input[], b: readonly Input[]): Pair[] {
  const places = new Map(b.flatMap(({ paths }, place) => paths.map((path) => [path, place] as const)))
  const common = new Map<string, Pair & { count: number }>()
  for (const [place, { paths }] of a.entries()) {
    for (const path of paths) {
      const other = places.get(path)
      if (other === undefined) continue
      const key = `${place} ${other}`
      common.set(key, { a: place, b: other, count: (common.get(key)?.count ?? 0) + 1 })
    }
  }
  const wished = [...common.values()].toSorted((x, y) => y.count - x.count || x.a + x.b - (y.a + y.b) || order(a, b, x, y))
  return firstOfEach(wished)
}

/** What was only renamed: of those left over, the one input in each model that has the same distribution. */
function pairsByFigure(a: readonly Input[], b: readonly Input[], found: readonly Pair[]): Pair[] {
  const left = (inputs: readonly Input[], side: keyof Pair): ReadonlyMap<string, readonly number[]> => {
    const free = [...inputs.keys()].filter((place) => !found.some((pair) => pair[side] === place))
    return groupedBy(free, (place) => JSON.stringify([inputs[place]?.distribution, inputs[place]?.factor]))
  }
  const others = left(b, "b")
  return [...left(a, "a")].flatMap(([key, mine]) => {
    const its = others.get(key) ?? []
    const [first, other] = [mine[0], its[0]]
    return mine.length === 1 && its.length === 1 && first !== undefined && other !== undefined ? [{ a: first, b: other }] : []
  })
}

function firstOfEach(wished: readonly Pair[]): Pair[] {
  const [takenOfA, takenOfB] = [new Set<number>(), new Set<number>()]
  return wished.flatMap(({ a, b }) => {
    if (takenOfA.has(a) || takenOfB.has(b)) return []
    takenOfA.add(a)
    takenOfB.add(b)
    return [{ a, b }]
  })
}

/** The smaller of the two names: the same whichever model comes first. */
function nameOf(a: readonly Input[], b: readonly Input[], pair: Pair): string {
  const names = [a[pair.a]?.path ?? "", b[pair.b]?.path ?? ""].toSorted()
  return names[0] ?? ""
}

function order(a: readonly Input[], b: readonly Input[], x: Pair, y: Pair): number {
  return nameOf(a, b, x) < nameOf(a, b, y) ? -1 : 1
}
