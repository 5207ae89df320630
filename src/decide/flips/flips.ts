/**
 * At which figure of an input the choice flips. Each leading input is held at one figure after the other, its partners going
 * along with it, all else as drawn: looked at on coarse draws, the crossing found on the full ones. Decisions stay as chosen.
 */
import { finite, pullOf, tellingMost } from "../../engine/index.ts"
import type { Held } from "../columns.ts"
import { effort } from "../effort.ts"
import { inputPath } from "../input-path.ts"
import type { Ground } from "../plan/ground.ts"
import { unitOfInput } from "../sensitivity/unit-of-input.ts"
import type { Flip, FlipCurve } from "./answer.ts"
import { type Contender, ContestHeld, contendersOf, type Worth, winnerOf } from "./contest-held.ts"
import { crossing, type Margin } from "./crossing.ts"
import { type InputScale, scaleOf } from "./scale.ts"

/** Inputs that are held, at most and at least; flips that are told. */
const [mostInputs, fewestInputs, told] = [12, 4, 5]
/** That it is likelier than this is worth telling. */
const leastLikely = 0.02
/** Flips that have a curve on the full draws, at every second of the figures that are looked at. */
const pictured = 1
/** Looks at one input, with those that the crossing takes. */
const looksAtOne = 16
/** Looks on the full draws for one flip, and on coarse ones before. */
const [fullLooks, coarseLooks] = [4, 10]

/** Those that are likeliest to come about first; none where nothing is compared. */
export function flipsOf(ground: Ground): readonly Flip[] {
  const contenders = contendersOf(ground)
  if (contenders.length < 2) return []
  const contest = new ContestHeld(ground.venture, contenders)
  const rough = leadingInputs(ground, contenders).flatMap((input) => roughFlips({ ground, contest, input }))
  const likeliest = rough.toSorted((a, b) => b.probability - a.probability)
  const found: RoughFlip[] = []
  for (const one of likeliest) {
    if (found.length === told) break
    const at = confirmed(one)
    if (at !== null) found.push({ ...one, at, probability: beyond(one.scale, one.side, at) })
  }
  return found.toSorted((a, b) => b.probability - a.probability).map((flip, k) => toldFlip(flip, k < pictured))
}

/** By how closely they go with what the best is ahead by, or with what must hold. What the library draws, such as luck, nobody can look at. */
function leadingInputs({ venture: { model }, samplers, best }: Ground, contenders: readonly Contender[]): readonly number[] {
  const { coarse } = samplers
  const own = best.subject.project.name
  const all = [...new Set(contenders.flatMap(({ inputs }) => [...inputs]))].filter((input) => {
    const origin = model.quantities.get(inputPath(model.inputs[input], own))?.definition.origin
    return origin !== undefined && origin.kind !== "library"
  })
  const [first, ...others] = contenders.map((one) => one.samplesOn(coarse))
  const leads = others.map(({ utility }) => utility.map((x, s) => (first?.utility[s] ?? Number.NaN) - x))
  const telling = [...leads, ...(first?.votes ?? []), ...others.flatMap(({ votes }) => votes)]
  const columnOf = (input: number): Float64Array => coarse.columns[input] ?? new Float64Array()
  const pulls = tellingMost(all, columnOf, telling).map((input) => ({
    input,
    pull: Math.max(0, ...telling.map((column) => Math.abs(pullOf(columnOf(input), column)))),
  }))
  const work = contenders.reduce((sum, one) => sum + one.work, 0) * looksAtOne * coarse.plan.samples
  const room = Math.max(fewestInputs, Math.min(mostInputs, Math.floor(effort.flips / 2 / Math.max(1, work))))
  const leading = pulls.filter(({ pull }) => pull > 0).toSorted((a, b) => b.pull - a.pull)
  // A quantity of several inputs, such as steps by month, is told of once.
  const paths = leading.map(({ input }) => inputPath(model.inputs[input], own))
  return leading
    .filter((_, k) => paths.indexOf(paths[k] ?? "") === k)
    .slice(0, room)
    .map(({ input }) => input)
}

type Look = Held & { readonly worths: readonly Worth[]; readonly winner: number }

type HeldInput = { readonly ground: Ground; readonly contest: ContestHeld; readonly input: number }

/** `at` on coarse draws until it is confirmed. `inside` is the last look at which the best stays the best, `outside` the first at which it does not. */
type RoughFlip = HeldInput & {
  readonly scale: InputScale
  readonly side: Flip["side"]
  readonly inside: number
  readonly outside: number
  readonly at: number
  /** Number of the contender. */
  readonly taker: number
  readonly probability: number
}

function roughFlips(held: HeldInput): RoughFlip[] {
  const { ground, contest, input } = held
  const { samplers, venture } = ground
  const scale = scaleOf(venture.model, input, samplers.full.columns[input] ?? new Float64Array(1))
  const looks = scale.looks.map((one): Look => {
    const worths = contest.worths(samplers.coarse, input, one)
    return { ...one, worths, winner: winnerOf(contest.contenders, worths) }
  })
  const [from, to] = widestReign(looks, scale)
  const sides = [
    { side: "below", inside: looks[from], outside: looks[from - 1] },
    { side: "above", inside: looks[to], outside: looks[to + 1] },
  ] as const
  return sides.flatMap(({ side, inside, outside }) => {
    if (inside === undefined || outside === undefined) return []
    const on = { ...held, scale, side, inside: inside.value, outside: outside.value }
    const at = scale.isContinuous ? coarseCrossing(on) : outside.value
    const taker = scale.isContinuous
      ? strongestRival(contest, contest.worths(samplers.coarse, input, scale.at(at)))
      : outside.winner
    const probability = beyond(scale, side, at)
    return probability < leastLikely ? [] : [{ ...on, at, taker, probability }]
  })
}

/** The longest stretch of looks at which the best stays the best: its first and last; beyond all where there is none. */
function widestReign(looks: readonly Look[], scale: InputScale): readonly [number, number] {
  let best: readonly [number, number] = [-1, looks.length]
  let widest = -1
  for (let from = 0; from < looks.length; from++) {
    if (looks[from]?.winner !== 0) continue
    let to = from
    while (looks[to + 1]?.winner === 0) to++
    const width = scale.below(looks[to]?.value ?? 0) - scale.below(looks[from]?.value ?? 0)
    if (width > widest) {
      best = [from, to]
      widest = width
    }
    from = to
  }
  return best
}

type Between = Omit<RoughFlip, "at" | "taker" | "probability">

function coarseCrossing({ ground, contest, input, scale, inside, outside }: Between): number {
  const margin = (at: number): Margin => {
    const worths = contest.worths(ground.samplers.coarse, input, scale.at(at))
    const rival = strongestRival(contest, worths)
    return marginOf([contest.contenders[0], contest.contenders[rival]], [worths[0], worths[rival]])
  }
  return crossing(margin, endsOf(margin, inside, outside), coarseLooks)
}

/** Of all but the best. */
function strongestRival({ contenders }: ContestHeld, worths: readonly Worth[]): number {
  return 1 + winnerOf(contenders.slice(1), worths.slice(1))
}

/** How far around the coarse crossing the full draws are looked at first, as a share of the way to the next look. */
const nearShare = 0.1

/**
 * The figure at which the taker takes over on the full draws; of an input of few figures the first at which it has.
 * Null where the full draws do not flip there.
 */
function confirmed({ ground, contest, input, scale, inside, outside, at, taker }: RoughFlip): number | null {
  const pair = [contest.contenders[0], contest.contenders[taker]].flatMap((one) => one ?? [])
  const margin = (x: number): Margin => marginOf(pair, contest.worths(ground.samplers.full, input, scale.at(x), pair))
  const flips = ([a, b]: Ends): boolean => a.margin.value > 0 && !(b.margin.value > 0)
  if (!scale.isContinuous) return flips(endsOf(margin, inside, outside)) ? outside : null
  // Coarse draws may be off by more than a look.
  const [far, farther] = [inside, outside].map((end) => farFrom(scale, at, end))
  const near = [inside, outside].map((end) => at + nearShare * (end - at))
  for (const [from, to] of [near, [inside, outside], [far, farther]]) {
    const ends = endsOf(margin, from ?? inside, to ?? outside)
    if (flips(ends)) return crossing(margin, ends, fullLooks)
  }
  return null
}

/** The look behind `end`, seen from a figure; the end itself where it is the last. */
function farFrom({ looks }: InputScale, from: number, end: number): number {
  const place = looks.findIndex(({ value }) => value === end)
  return looks[place + Math.sign(end - from)]?.value ?? end
}

type Ends = Parameters<typeof crossing>[1]

function endsOf(margin: (at: number) => Margin, inside: number, outside: number): Ends {
  return [
    { at: inside, margin: margin(inside) },
    { at: outside, margin: margin(outside) },
  ]
}

/** How far the first of two is ahead. What keeps what is asked comes before any worth; nothing is asked of cash that is kept. */
function marginOf(pair: readonly (Contender | undefined)[], [a, b]: readonly (Worth | undefined)[]): Margin {
  if (a === undefined || b === undefined) return { value: 0, isMeasured: false }
  const lead = a.score - b.score
  if (pair[1]?.name === null || a.shortfall === b.shortfall) return { value: lead, isMeasured: Number.isFinite(lead) }
  return { value: b.shortfall - a.shortfall, isMeasured: false }
}

/** Of an input of few figures that of the figure itself counts too. */
function beyond({ below, above }: InputScale, side: Flip["side"], at: number): number {
  return side === "below" ? below(at) : above(at)
}

function toldFlip(flip: RoughFlip, hasCurve: boolean): Flip {
  const { ground, contest, input, scale, side, at, probability, taker } = flip
  const own = unitOfInput(ground.venture.model, input)
  return {
    input: inputPath(ground.venture.model.inputs[input], ground.best.subject.project.name),
    unit: own.text,
    usual: finite(scale.median / own.factor),
    at: at / own.factor,
    side,
    probability,
    takes: contest.contenders[taker]?.name ?? null,
    curve: hasCurve ? curveOf(flip, own.factor) : null,
  }
}

/** On the full draws. */
function curveOf({ ground, contest, input, scale, at, taker }: RoughFlip, factor: number): FlipCurve {
  const { score, unit, samplers } = ground
  const pair = [contest.contenders[0], contest.contenders[taker]].flatMap((one) => one ?? [])
  const some = scale.looks.filter((_, k) => k % 2 === 0)
  // The crossing is one of them, so that the picture crosses there too.
  const looks = scale.isContinuous ? [...some, scale.at(at)].toSorted((a, b) => a.value - b.value) : scale.looks
  const worths = looks.map((held) => contest.worths(samplers.full, input, held, pair))
  const curve = (of: 0 | 1): (number | null)[] =>
    worths.map((both) => finite(score.back(both[of]?.score ?? Number.NaN) / unit.factor))
  return { objectiveUnit: unit.unit, at: looks.map(({ value }) => value / factor), best: curve(0), other: curve(1) }
}
