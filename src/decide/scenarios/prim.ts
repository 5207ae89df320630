/**
 * The patient rule induction method: a box in the space of the features in which what one looks for is common.
 * Source: J. H. Friedman, N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9 (1999) 123-143,
 * doi:10.1023/A:1008894516817. Of the boxes on the way that is taken in which cases are more common than anywhere by the most standard
 * errors (W. Klösgen, "Explora", Advances in Knowledge Discovery and Data Mining, 1996, 249-271, quality function with exponent
 * one half), since a founder wants one rule: where cases are likelier inside a box than outside, that is the box itself.
 */

/** Ends that are counted in; infinite where it is open. */
export type Range = { readonly low: number; readonly high: number }

/** By the number of the feature: those that the box asks something of. */
export type Box = ReadonlyMap<number, Range>

export type Sought = {
  /** Shape: [features][samples]. */
  readonly features: readonly Float64Array[]
  /** 1 of what is looked for.  Shape: [samples]. */
  readonly isCase: Float64Array
  /** Of the samples that are left, those looked at: numbers. */
  readonly among: Uint32Array
}

/** Share of the samples in the box that one step peels off: the patience of the method. */
const patience = 0.05
/** Share of all samples below which a box is not peeled any more. */
const leastSupport = 0.05
/** Conditions that people keep in mind. */
const mostConditions = 3
/** Rounds over all ends in which they are put to their best places. */
const mostRounds = 6

/** Empty where no box is better than all samples. */
export function findBox(sought: Sought): Box {
  const base = densityIn(sought.isCase, sought.among)
  let best: Box = new Map()
  let most = 0
  for (const { box, inside } of peeled(sought)) {
    const gain = gainOf(casesIn(sought.isCase, inside), inside.length, base)
    if (gain > most) {
      best = box
      most = gain
    }
  }
  return simplest(sought, settled(sought, best, base), base)
}

/** An end without which the gain would be nearly the same is not worth its words. */
const leastShare = 0.05

function simplest(sought: Sought, box: Box, base: number): Box {
  const { features, isCase, among } = sought
  const gain = (of: Box): number => {
    const inside = insideOf(features, of, among)
    return gainOf(casesIn(isCase, inside), inside.length, base)
  }
  const simpler = [...box.keys()].flatMap((feature) =>
    (["low", "high"] as const).flatMap((end) => {
      const opened = withOpenEnd(box, feature, end)
      if (opened === null || opened.size === 0) return []
      const rest = settled(sought, opened, base)
      return [{ rest, kept: gain(rest) }]
    }),
  )
  const [idlest] = simpler.toSorted((a, b) => b.kept - a.kept)
  return idlest !== undefined && idlest.kept >= (1 - leastShare) * gain(box) ? simplest(sought, idlest.rest, base) : box
}

/** Null where it is open already. */
function withOpenEnd(box: Box, feature: number, end: keyof Range): Box | null {
  const range = box.get(feature) ?? everything
  if (range[end] === everything[end]) return null
  const opened = { ...range, [end]: everything[end] }
  const isAsked = opened.low !== everything.low || opened.high !== everything.high
  return isAsked ? new Map(box).set(feature, opened) : new Map([...box].filter(([other]) => other !== feature))
}

type Peeled = { readonly box: Box; readonly inside: Uint32Array }

/** The boxes on the way, each a peel smaller than the one before. */
function peeled(sought: Sought): Peeled[] {
  const boxes: Peeled[] = []
  let [box, inside]: [Box, Uint32Array] = [new Map(), sought.among]
  const least = leastSupport * sought.among.length
  while (inside.length > least) {
    const next = bestPeel(sought, box, inside)
    if (next === null || next.inside.length < least) break
    boxes.push(next)
    box = next.box
    inside = next.inside
  }
  return boxes
}

/**
 * What makes the box denser by most for what it peels off: else a feature of few values, which loses many samples at once, would
 * come first. Source: J. H. Kwakkel, M. Jaxa-Rozen, "Improving scenario discovery for handling heterogeneous uncertainties",
 * Environmental Modelling & Software 79 (2016) 311-321, doi:10.1016/j.envsoft.2015.11.020, lenient objective function 2.
 */
function bestPeel({ features, isCase }: Sought, box: Box, inside: Uint32Array): Peeled | null {
  const open = box.size < mostConditions ? [...features.keys()] : [...box.keys()]
  const density = densityIn(isCase, inside)
  let best: Peeled | null = null
  let most = 0
  for (const feature of open) {
    const values = features[feature] ?? new Float64Array()
    for (const range of peels(values, inside, box.get(feature) ?? everything)) {
      const left = inside.filter((s) => isWithin(values[s]!, range))
      const gain = ((densityIn(isCase, left) - density) * left.length) / (inside.length - left.length)
      if (left.length === 0 || !(gain > most)) continue
      best = { box: new Map(box).set(feature, range), inside: left }
      most = gain
    }
  }
  return best
}

const everything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

/** A little off the lower end, and off the upper one; equal figures go together. */
function peels(values: Float64Array, inside: Uint32Array, { low, high }: Range): Range[] {
  const sorted = Float64Array.from(inside, (s) => values[s]!).sort()
  const count = Math.max(1, Math.floor(patience * sorted.length))
  const [least, greatest] = [sorted[0]!, sorted[sorted.length - 1]!]
  if (least === greatest) return []
  const above = Math.max(sorted[count]!, next(sorted, least))
  const below = Math.min(sorted[sorted.length - 1 - count]!, before(sorted, greatest))
  return [
    { low: above, high },
    { low, high: below },
  ]
}

function next(sorted: Float64Array, value: number): number {
  return sorted.find((x) => x > value) ?? value
}

function before(sorted: Float64Array, value: number): number {
  return sorted.findLast((x) => x < value) ?? value
}

/** Each end in turn at its best place, the others as they stand, until none moves: what peels of a twentieth cannot meet. */
function settled(sought: Sought, start: Box, base: number): Box {
  let box = start
  for (let round = 0; round < mostRounds; round++) {
    const before = JSON.stringify([...box])
    for (const feature of start.keys()) box = withBestEnds(sought, box, feature, base)
    if (JSON.stringify([...box]) === before) break
  }
  return box
}

/** One end of one feature after the other, where it has the greatest gain among the samples within all other ranges. An open end stays open. */
function withBestEnds({ features, isCase, among }: Sought, box: Box, feature: number, base: number): Box {
  const others = new Map([...box].filter(([other]) => other !== feature))
  const values = features[feature] ?? new Float64Array()
  const inside = insideOf(features, others, among).sort((a, b) => values[a]! - values[b]!)
  const column = Float64Array.from(inside, (s) => values[s]!)
  const cases = summed(Float64Array.from(inside, (s) => isCase[s]!))
  const { low, high } = box.get(feature) ?? everything
  const gain = (from: number, to: number): number => gainOf(cases[to]! - cases[from]!, to - from, base)
  const fixedTo = placeWhere(column, (x) => x > high)
  const from = low === everything.low ? 0 : bestStep(column, 0, fixedTo, (k) => gain(k, fixedTo))
  const to = high === everything.high ? column.length : bestStep(column, from + 1, column.length, (k) => gain(from, k))
  const range: Range = {
    low: from === 0 ? everything.low : column[from]!,
    high: to === column.length ? everything.high : column[to - 1]!,
  }
  return range.low === everything.low && range.high === everything.high ? others : new Map(box).set(feature, range)
}

/** The place between two of rising figures, no two of them equal, where a gain is greatest. */
function bestStep(column: Float64Array, from: number, to: number, gain: (place: number) => number): number {
  let [best, most] = [from, Number.NEGATIVE_INFINITY]
  for (let k = from; k <= to; k++) {
    const isStep = k === 0 || k === column.length || column[k]! > column[k - 1]!
    if (!isStep || !(gain(k) > most)) continue
    best = k
    most = gain(k)
  }
  return best
}

function placeWhere(column: Float64Array, test: (x: number) => boolean): number {
  const found = column.findIndex(test)
  return found < 0 ? column.length : found
}

/** Sums of the first 0, 1, 2 … figures. */
function summed(figures: Float64Array): Float64Array {
  const sums = new Float64Array(figures.length + 1)
  for (let k = 0; k < figures.length; k++) sums[k + 1] = sums[k]! + figures[k]!
  return sums
}

export function isWithin(value: number, { low, high }: Range): boolean {
  return value >= low && value <= high
}

/** Numbers of the samples in the box. */
export function insideOf(features: readonly Float64Array[], box: Box, among: Uint32Array): Uint32Array {
  const asked = [...box].map(([feature, range]) => ({ values: features[feature] ?? new Float64Array(), range }))
  return among.filter((s) => asked.every(({ values, range }) => isWithin(values[s]!, range)))
}

export function casesIn(isCase: Float64Array, inside: Uint32Array): number {
  return inside.reduce((sum, s) => sum + isCase[s]!, 0)
}

function densityIn(isCase: Float64Array, inside: Uint32Array): number {
  return inside.length === 0 ? 0 : casesIn(isCase, inside) / inside.length
}

/** How far cases are more common than at large, in standard errors but for what is the same in every box. */
function gainOf(cases: number, count: number, base: number): number {
  return count === 0 ? 0 : (cases - base * count) / Math.sqrt(count)
}
