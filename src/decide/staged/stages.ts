/** Gates as the samples have them: in which month each is held, who can still decide there, what is seen and what stopping gives. */
import { average, type Quantity } from "../../engine/index.ts"
import type { Score } from "../choose/score.ts"
import type { AskedGate } from "./asked-gates.ts"
import type { Stage } from "./policy.ts"

export type DatedStage = Stage & {
  readonly gate: AskedGate
  /** Counted from 0; -1 where it is not held.  Shape: [S]. */
  readonly months: Int16Array
}

export type Sampled = {
  readonly samples: number
  /** Of the venture. */
  readonly horizon: number
  readonly base: (quantity: Quantity) => Float64Array
  readonly shown: (quantity: Quantity) => Float64Array
  /** 1 where ruined by the end of each month; null where that is not told by month.  Shape: [months][S]. */
  readonly ruined: Float64Array | null
  readonly score: Score
}

/**
 * In the order of their mean months. A gate is held at the end of the month in which its time falls; where it falls before one that
 * comes earlier in that order, it is passed over.
 */
export function stagesOf(gates: readonly AskedGate[], sampled: Sampled): DatedStage[] {
  const dated = gates.map((gate) => ({ gate, months: monthsOf(gate, sampled) }))
  const meanOf = ({ months }: { readonly months: Int16Array }): number => {
    const held = months.filter((month) => month >= 0)
    return held.length === 0 ? Number.POSITIVE_INFINITY : average(Float64Array.from(held))
  }
  const last = new Int16Array(sampled.samples)
  return dated
    .toSorted((a, b) => meanOf(a) - meanOf(b))
    .flatMap(({ gate, months }) => {
      for (let s = 0; s < last.length; s++) {
        if (months[s]! < last[s]! || !isAlive(sampled, s, months[s]!)) months[s] = -1
        else last[s] = months[s]!
      }
      const stage = stageOf(gate, months, sampled)
      return stage.isHeld.includes(1) ? [stage] : []
    })
}

/** A time of a whole month is that month. */
const rounding = 1e-9

function monthsOf({ at }: AskedGate, { base, samples, horizon }: Sampled): Int16Array {
  const times = typeof at === "number" ? new Float64Array(samples).fill(at) : base(at).subarray(-samples)
  const monthOf = (time: number): number => {
    const month = Math.floor(time + rounding)
    return month >= 0 && month < horizon ? month : -1
  }
  return Int16Array.from(times, monthOf)
}

function isAlive({ ruined, samples }: Sampled, s: number, month: number): boolean {
  return ruined === null || month < 0 || ruined[month * samples + s] === 0
}

function stageOf(gate: AskedGate, months: Int16Array, { samples, base, shown, score }: Sampled): DatedStage {
  const then = (values: Float64Array): Float64Array => {
    if (values.length === samples) return values
    return Float64Array.from(months, (month, s) => (month < 0 ? 0 : values[month * samples + s]!))
  }
  return {
    gate,
    months,
    isHeld: Uint8Array.from(months, (month) => (month >= 0 ? 1 : 0)),
    stopped: score.utility(then(base(gate.gets))),
    seen: gate.sees.map((quantity) => then(shown(quantity))),
  }
}
