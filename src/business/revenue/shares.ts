/** Shares that make a whole: of tiers among those who buy, of milestones in a bill. */
import { error, type Report } from "../../diagnostics/index.ts"
import type { Field } from "../../shape/index.ts"
import type { RevenueLine } from "./line.ts"

/** Errors: shares-over. Only what is sure is refused: of an interval its lower end counts, of a formula nothing. */
export function checkShares({ tiers, milestones, name }: RevenueLine, report: Report): void {
  const check = (shares: readonly Field[], key: string): void => {
    const sum = shares.reduce((total, share) => total + leastOf(share), 0)
    const last = shares.at(-1)
    // Three thirds may be a hair more than one.
    if (last !== undefined && sum > 1 + 1e-9)
      report(error("shares-over", last.span, { name, key, sum: String(Math.round(sum * 1000) / 10) }))
  }
  check(
    tiers.map(({ share }) => share),
    "tiers",
  )
  check(
    milestones.map(({ share }) => share),
    "milestones",
  )
}

function leastOf({ value }: Field): number {
  if (value?.kind === "constant") return value.magnitude * value.unit.factor
  if (value?.kind === "random" && "low" in value.distribution) return value.distribution.low * value.unit.factor
  return 0
}
