/**
 * Where a rising figure passes zero, to the very stretch that halving would end in, from fewer figures: halving is done on a guess of where
 * that is, and only the ends of its last stretch are asked for. The guess is a straight line between what has been asked, with the figure of an end that
 * stays halved each time (M. Dowell, P. Jarratt, BIT 11, 1971, 168: the Illinois method), or halving's own next middle where three lines have not halved what is left.
 */

/** How a stretch is divided, and when it is short enough. */
export type Halving = {
  readonly middle: (low: number, high: number) => number
  readonly isShort: (low: number, high: number) => boolean
}

type End = { readonly at: number; readonly value: number }

/**
 * The last stretch of halving: its low end has a figure of 0 or less, its high end one above. `excess` need not be finite. Of a figure that does not
 * rise everywhere, one of the places where it passes zero.
 * low, high: ends whose figures are known to lie on either side.  Errors: none.
 */
export function guidedHalving(low: End, high: End, excess: (at: number) => number, halving: Halving): readonly [number, number] {
  let [below, above] = [low, high]
  let last = 0
  let [lines, left] = [0, high.at - low.at]
  for (;;) {
    const guess = lines < mostLines ? crossing(below, above) : null
    const [from, to] = lastStretch([low.at, high.at], [below.at, above.at], guess, halving)
    if (from <= below.at && to >= above.at) return [from, to]
    const at = from > below.at ? from : to
    const value = excess(at)
    const side = value <= 0 ? -1 : 1
    if (side === last && side < 0) above = { ...above, value: above.value / 2 }
    if (side === last && side > 0) below = { ...below, value: below.value / 2 }
    if (side < 0) below = { at, value }
    else above = { at, value }
    last = side
    lines++
    if (guess === null || 2 * (above.at - below.at) <= left) [lines, left] = [0, above.at - below.at]
  }
}

const mostLines = 3

/** Null where one of the figures has no bounds. */
function crossing(below: End, above: End): number | null {
  const rise = above.value - below.value
  return Number.isFinite(rise) ? below.at - (below.value * (above.at - below.at)) / rise : null
}

/** Of halving that knows what lies outside `open`, and believes the guess inside; without a guess it ends at the first middle that it would have to ask for. */
function lastStretch(
  whole: readonly [number, number],
  open: readonly [number, number],
  guess: number | null,
  { middle, isShort }: Halving,
): readonly [number, number] {
  let [low, high] = whole
  while (!isShort(low, high)) {
    const at = middle(low, high)
    const isOpen = at > open[0] && at < open[1]
    if (isOpen && guess === null) return [at, high]
    if (isOpen ? at < guess! : at <= open[0]) low = at
    else high = at
  }
  return [low, high]
}
