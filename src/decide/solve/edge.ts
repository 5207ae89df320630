/** One end of where a condition holds: closed in by halving, told with three digits, and how far it may be off. */
import type { Edge } from "./answer.ts"
import { between, type Domain } from "./domain.ts"
import { type Look, precision, type Seen } from "./look.ts"

export type Field = {
  readonly domain: Domain
  readonly look: Look
  /** No figure is off by chance. */
  readonly isSure: boolean
  /** The values that were searched. */
  readonly ends: readonly [number, number]
}

/** Ends of the interval need fewer digits. */
const roughly = 2e-3
/** The first step away from an edge in search of an end of its interval, and how many, each twice as long. */
const [firstStep, mostSteps] = [0.01, 30]
const shownDigits = 3

/** Where it ceases to hold: next to `last`, at which it does, stands `fails`, at which it does not. */
export type Change = { readonly fails: number; readonly last: number }

/** `inside` is a value at which it holds, `outside` one at which it fails. */
export function changeIn(field: Field, outside: number, inside: number): Change {
  const [fails, last] = halved(field, outside, inside, precision, (seen) => seen.isMet)
  return { fails, last }
}

/** `end`: it holds no farther than there. */
export function edgeOf(field: Field, change: Change, end: number): Edge {
  return edgeTold(field, change, shownAt(field, change, end))
}

/** Told as `value`; `width`: what is left of halving when the ends of its interval are told. */
export function edgeTold(field: Field, change: Change, value: number, width: number = roughly): Edge {
  if (field.isSure) return { value, interval: [value, value] }
  const [low, high] = intervalOf(field, change, width) ?? []
  if (low === undefined || high === undefined) return { value, interval: null }
  // Rounding may carry the value a little beyond an end.
  return { value, interval: [low === null ? null : Math.min(low, value), high === null ? null : Math.max(high, value)] }
}

/** The two neighbours between which `test` turns true.  `no` fails it, `yes` passes. */
export function halved(
  { domain, look }: Field,
  no: number,
  yes: number,
  width: number,
  test: (seen: Seen) => boolean,
): [number, number] {
  let [from, to] = [no, yes]
  for (let middle = between(domain, from, to, width); middle !== null; middle = between(domain, from, to, width)) {
    if (test(look(middle))) to = middle
    else from = middle
  }
  return [from, to]
}

/** Rounded towards where it holds, so that what is told holds as told; a round figure in what halving left is the edge itself. */
function shownAt({ domain, look }: Field, { fails, last }: Change, end: number): number {
  if (domain.kind === "list" || domain.isWhole || last === 0) return last
  for (const digits of [shownDigits, shownDigits + 1, shownDigits + 2]) {
    const round = Number(last.toPrecision(digits))
    if ((round - fails) * (last - round) > 0 && look(round).isMet) return round
    const shown = roundedTowards(last, last - fails, digits)
    if ((end - shown) * (last - fails) >= 0 && look(shown).isMet) return shown
  }
  return last
}

function roundedTowards(x: number, direction: number, digits: number): number {
  const power = digits - 1 - Math.floor(Math.log10(Math.abs(x)))
  // By a whole power: 7 * 0.1 is not 0.7.
  const scaled = power >= 0 ? x * 10 ** power : x / 10 ** -power
  const near = Math.round(scaled)
  // What has so few digits already stays.
  const whole = Math.abs(scaled - near) < 1e-9 * Math.abs(scaled) ? near : direction > 0 ? Math.ceil(scaled) : Math.floor(scaled)
  return power >= 0 ? whole / 10 ** power : whole * 10 ** -power
}

function intervalOf(field: Field, { fails, last }: Change, width: number): Edge["interval"] {
  const inwards = fails < last ? 1 : -1
  const { isMetAtBest, isMetAtWorst } = field.look(last)
  if (isMetAtBest === null || isMetAtWorst === null) return null
  const sure = reached(field, last, { direction: inwards, isInside: true, width }, (seen) => seen.isMetAtWorst === true)
  const beyond = reached(field, fails, { direction: -inwards, isInside: false, width }, (seen) => seen.isMetAtBest === false)
  // Of things that are counted, the next one is the first at which it may hold.
  const lost = beyond !== null && field.domain.kind === "range" && field.domain.isWhole ? beyond + inwards : beyond
  // More digits would promise what halving did not look for.
  const [a, b] = [sure, lost].map((x) => (x === null ? null : Number(x.toPrecision(width < roughly ? 9 : 6))))
  return inwards > 0 ? [b ?? null, a ?? null] : [a ?? null, b ?? null]
}

/** `isInside`: whether the condition holds on the way. */
type Way = { readonly direction: number; readonly isInside: boolean; readonly width: number }

/** The nearest value in a direction that passes the test; null where none does within what was searched. */
function reached(field: Field, start: number, { direction, isInside, width }: Way, test: (seen: Seen) => boolean): number | null {
  const { domain, look, ends } = field
  if (domain.kind === "list") return null
  if (test(look(start))) return start
  const end = direction > 0 ? ends[1] : ends[0]
  let step = Math.max(Math.abs(start) * firstStep, (domain.own[1] - domain.own[0]) * firstStep)
  if (domain.isWhole) step = Math.max(1, Math.round(step))
  let before = start
  for (let k = 0; k < mostSteps && before !== end; k++, step *= 2) {
    const wish = before + direction * step
    const next = direction > 0 ? Math.min(end, wish) : Math.max(end, wish)
    if (test(look(next))) return halved(field, before, next, width, test)[1]
    // Another edge was passed: what lies beyond it says nothing of this one.
    if (k > 2 && look(next).isMet !== isInside) return null
    before = next
  }
  return null
}
