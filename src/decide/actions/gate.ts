/** Put a gate on the way: the one of the usual gates that helps most, where it surely does. */
import { isSure } from "./outcome.ts"
import { type Informed, monthText, type Proposal } from "./standing.ts"

export function gate({ gates, chosen, venture }: Informed): Proposal[] {
  if (gates === null || gates.kind !== "usual") return []
  const [best] = gates.gates.toSorted((a, b) => b.alone.value - a.alone.value)
  const seen = best?.rule?.seen ?? null
  const month = best?.month.p50 ?? null
  // What is above a figure is mostly the sign of something else: a founder who has more cash is not told to stop.
  if (best === undefined || seen === null || seen.side !== "below" || month === null) return []
  const { value, error } = best.alone
  if (!isSure({ worth: value, error })) return []
  const by = { unit: gates.unit, mean: value, sd: null, p5: null, p25: null, p50: null, p75: null, p95: null }
  const action = {
    kind: "gate",
    path: seen.path,
    from: { value: month, unit: "month" },
    to: { value: seen.threshold, unit: seen.unit },
    moves: { path: chosen.subject.objective.path, by },
    error,
    survival: null,
    otherwise: null,
    cost: null,
    by: monthText(venture, month),
  } as const
  return [{ action, worth: value }]
}
