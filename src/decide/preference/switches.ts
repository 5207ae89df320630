/** Along a ladder of how much risk is borne: who is the best on which stretch, and where the choice changes. */

/** Who is the best at a point of the ladder: a number, equal ones the first. */
export type BestAt = (point: number) => number

export type StretchOfBest = { readonly best: number; readonly from: number; readonly to: number }

const halvings = 40

/** Points in their order; between two that differ the change is found by bisection (the first, where there are several). */
export function stretchesOfBest(
  points: readonly number[],
  bestAt: BestAt,
  between: (a: number, b: number) => number,
): StretchOfBest[] {
  const [first] = points
  if (first === undefined) return []
  const stretches: StretchOfBest[] = []
  let [best, from, before] = [bestAt(first), first, first]
  for (const point of points.slice(1)) {
    // Several may change between two points: each in its turn.
    for (let now = bestAt(point); now !== best && stretches.length < points.length; ) {
      const change = changeBetween(before, point, best, bestAt, between)
      stretches.push({ best, from, to: change.at })
      ;[best, from, before] = [change.next, change.at, change.at]
      now = bestAt(point)
    }
    before = point
  }
  return [...stretches, { best, from, to: before }]
}

function changeBetween(
  low: number,
  high: number,
  best: number,
  bestAt: BestAt,
  between: (a: number, b: number) => number,
): { readonly at: number; readonly next: number } {
  let [same, other] = [low, high]
  for (let k = 0; k < halvings; k++) {
    const middle = between(same, other)
    if (middle === same || middle === other) break
    if (bestAt(middle) === best) same = middle
    else other = middle
  }
  return { at: other, next: bestAt(other) }
}
