/** A fitted ladder that knows how far it can be trusted: what it tells without each rung, and of the largest from the smaller ones. */
import { fitLaw, type LawFit } from "./fit-law.ts"
import { type Law, type Lever, lossOf, type Place, type Rung, slopeOf } from "./law.ts"

export type BackTest = {
  readonly lever: Lever
  /** The largest value of the lever, which was held out, beside the largest that was left. */
  readonly times: number
  /** Worst over the rungs held out, told beside trained: 0.02 is 2 % too much. */
  readonly error: number
}

export type Ladder = LawFit & {
  readonly rungs: readonly Rung[]
  /** Laws without one place of the ladder each. */
  readonly without: readonly Law[]
  /** Worst and mean error of telling a place from the others, as shares of its loss. */
  readonly leaveOneOut: { readonly worst: number; readonly mean: number }
  /** Deviation of the logarithm between seeds at one place; null where no place was trained twice. */
  readonly seedSpread: number | null
  readonly backTests: readonly BackTest[]
}

export type Told = {
  readonly loss: number
  readonly low: number
  readonly high: number
  /** Whose band is the widest. */
  readonly by: "jackknife" | "leave-one-out" | "seeds" | "back-test"
  /** Beyond the largest rung by no more than a back test went. */
  readonly isWithinReach: boolean
}

/** Null where the rungs tell no law, or none remains without one of its places. */
export function fitLadder(rungs: readonly Rung[], levers: readonly Lever[]): Ladder | null {
  const fit = fitLaw(rungs, levers)
  if (fit === null) return null
  const places = placesOf(rungs)
  const kept = fit.law.terms.map(({ lever }) => lever)
  const held = places.flatMap((those) => {
    const law = fitLaw(
      rungs.filter((rung) => !those.includes(rung)),
      kept,
    )?.law
    return law === undefined ? [] : [{ law, error: Math.abs(lossOf(law, those[0]!) / meanLoss(those) - 1) }]
  })
  if (held.length === 0) return null
  const errors = held.map(({ error }) => error)
  return {
    ...fit,
    rungs,
    without: held.map(({ law }) => law),
    leaveOneOut: { worst: Math.max(...errors), mean: errors.reduce((sum, each) => sum + each, 0) / errors.length },
    seedSpread: seedSpreadOf(places),
    backTests: kept.flatMap((lever) => backTest(rungs, kept, lever)),
  }
}

/** Rungs that differ by their seed alone. */
function placesOf(rungs: readonly Rung[]): Rung[][] {
  const places = new Map<string, Rung[]>()
  for (const rung of rungs) {
    const key = `${rung.parameters},${rung.data}`
    places.set(key, [...(places.get(key) ?? []), rung])
  }
  return [...places.values()]
}

/** Geometric: the law is fitted to logarithms. */
function meanLoss(rungs: readonly Rung[]): number {
  return Math.exp(rungs.reduce((sum, { loss }) => sum + Math.log(loss), 0) / rungs.length)
}

function seedSpreadOf(places: readonly (readonly Rung[])[]): number | null {
  const degrees = places.reduce((sum, those) => sum + those.length - 1, 0)
  if (degrees === 0) return null
  const squares = places.reduce((sum, those) => {
    const mean = Math.log(meanLoss(those))
    return sum + those.reduce((all, { loss }) => all + (Math.log(loss) - mean) ** 2, 0)
  }, 0)
  return Math.sqrt(squares / degrees)
}

function backTest(rungs: readonly Rung[], levers: readonly Lever[], lever: Lever): BackTest[] {
  const most = mostOf(rungs, lever)
  const [smaller, largest] = [rungs.filter((rung) => rung[lever] < most), rungs.filter((rung) => rung[lever] === most)]
  const fit = fitLaw(smaller, levers)
  // A law without the lever tells nothing of what more of it brings.
  if (fit === null || !fit.law.terms.some((term) => term.lever === lever)) return []
  const errors = largest.map((rung) => lossOf(fit.law, rung) / rung.loss - 1)
  const error = errors.reduce((worst, each) => (Math.abs(each) > Math.abs(worst) ? each : worst), 0)
  return [{ lever, times: most / mostOf(smaller, lever), error }]
}

function mostOf(rungs: readonly Rung[], lever: Lever): number {
  return Math.max(...rungs.map((rung) => rung[lever]))
}

/** The loss of a model that was not trained, with the widest band; beyond the largest rung a back test's miss is one too. */
export function tellLoss(ladder: Ladder, at: Place): Told {
  const loss = lossOf(ladder.law, at)
  const told = ladder.without.map((law) => lossOf(law, at))
  const spread = 2 * (ladder.seedSpread ?? 0)
  const beyond = ladder.backTests.filter(({ lever }) => at[lever] > mostOf(ladder.rungs, lever))
  const missed = Math.max(0, ...beyond.map(({ error }) => Math.abs(error)))
  const bands = [
    { by: "jackknife" as const, low: Math.min(loss, ...told), high: Math.max(loss, ...told) },
    { by: "leave-one-out" as const, low: loss * (1 - ladder.leaveOneOut.worst), high: loss * (1 + ladder.leaveOneOut.worst) },
    { by: "seeds" as const, low: loss * Math.exp(-spread), high: loss * Math.exp(spread) },
    { by: "back-test" as const, low: loss * (1 - missed), high: loss * (1 + missed) },
  ]
  const widest = bands.reduce((one, other) => (other.high - other.low > one.high - one.low ? other : one))
  // The widest tells whose band it is; a side where another reaches further goes as far.
  const [low, high] = [Math.min(...bands.map((band) => band.low)), Math.max(...bands.map((band) => band.high))]
  return {
    loss,
    low,
    high,
    by: widest.by,
    isWithinReach: ladder.law.terms.every(({ lever }) => at[lever] <= reachOf(ladder, lever)),
  }
}

/** The largest value of a lever for which telling was tried: the largest rung, times what the back test went beyond. */
export function reachOf({ rungs, backTests }: Ladder, lever: Lever): number {
  const times = backTests.find((test) => test.lever === lever)?.times ?? 1
  return times * mostOf(rungs, lever)
}

export type WorthOfData = {
  /** What twice as much takes off the loss. */
  readonly doubled: { readonly value: number; readonly low: number; readonly high: number }
  /** What one more (token, row, label) takes off. */
  readonly one: { readonly value: number; readonly low: number; readonly high: number }
  readonly isWithinReach: boolean
}

/**
 * Null where the rungs do not tell what data bring. Low and high are those of the laws without one place each, or what the back test
 * missed, carried over to a step of twice as much, where that is wider. More data are not taken to do harm.
 */
export function worthOfData(ladder: Ladder, at: Place): WorthOfData | null {
  if (!ladder.law.terms.some(({ lever }) => lever === "data")) return null
  const twice = { ...at, data: 2 * at.data }
  const gain = (law: Law): number => lossOf(law, at) - lossOf(law, twice)
  const tried = ladder.backTests.find(({ lever }) => lever === "data")
  const step = tried === undefined ? 0 : (Math.abs(tried.error) * Math.LN2) / Math.log(tried.times)
  const missed = (step * lossOf(ladder.law, at)) / gain(ladder.law)
  const band = (of: (law: Law) => number): WorthOfData["one"] => {
    const [value, others] = [of(ladder.law), ladder.without.map(of)]
    return {
      value,
      low: Math.max(0, Math.min(value * (1 - missed), ...others)),
      high: Math.max(value * (1 + missed), ...others),
    }
  }
  return {
    doubled: band(gain),
    one: band((law) => -slopeOf(law, "data", at)),
    isWithinReach: tellLoss(ladder, twice).isWithinReach,
  }
}
