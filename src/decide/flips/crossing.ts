/** Where a margin changes its sign between two figures, in few looks: each look is a run of two projects. */

/** What a margin is compared by; `isMeasured` is false where only its sign says something. */
export type Margin = { readonly value: number; readonly isMeasured: boolean }

type End = { readonly at: number; readonly margin: Margin }

/** Of the stretch that was looked at first: nearer is the same. */
const nearest = 1e-5

/**
 * The figure at which the margin is 0, between two of which it is positive at one alone: by false position with the Illinois
 * rule, by halving where a margin cannot be measured. A margin in a straight line is met at the first look.
 * Source: M. Dowell and P. Jarratt, "A modified regula falsi method for computing the root of an equation", BIT 11 (1971)
 * 168-174, doi:10.1007/BF01934364.
 */
export function crossing(margin: (at: number) => Margin, ends: readonly [End, End], looks: number): number {
  let [a, b] = ends
  let [fa, fb] = [a.margin.value, b.margin.value]
  const close = nearest * Math.abs(b.at - a.at)
  for (let look = 0; look < looks && Math.abs(b.at - a.at) > close; look++) {
    const isMeasured = a.margin.isMeasured && b.margin.isMeasured
    const x = isMeasured ? b.at - (fb * (b.at - a.at)) / (fb - fa) : (a.at + b.at) / 2
    const next: End = { at: x, margin: margin(x) }
    const fx = next.margin.value
    if (fx === 0 || Math.abs(x - b.at) <= close) return x
    if (fx > 0 === fb > 0) fa /= 2
    else {
      a = b
      fa = b.margin.value
    }
    b = next
    fb = fx
  }
  return b.margin.isMeasured ? b.at : (a.at + b.at) / 2
}
