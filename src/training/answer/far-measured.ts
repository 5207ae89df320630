/** A measured step that lies outside of what was predicted: as a rule another run was measured than the one that is planned. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"

/** Warning training-measured-far.  Units: own and the ends of the 90 % interval [s]. */
export function farMeasured(own: number | null, [low, high]: readonly [low: number, high: number]): readonly Diagnostic[] {
  if (own === null || (own >= low && own <= high)) return []
  const factor = own > high ? own / high : low / own
  const params = { own: secondsOf(own), low: secondsOf(low), high: secondsOf(high), factor: factorOf(factor) }
  return [warning("training-measured-far", null, { ...params, side: own > high ? "above" : "below" })]
}

const secondsOf = (seconds: number): string => `${Number(seconds.toPrecision(3))} s`

/** Never a bare 1: that would be inside. */
const factorOf = (factor: number): string => String(Number(Math.max(1.001, factor).toFixed(factor < 1.1 ? 3 : 1)))
