/**
 * Who leaves and is replaced. In the long run a place is taken for the time that a person stays and empty for the time to fill
 * it. The work of an empty place is done by others or by contractors for the same money: who leaves never makes the venture richer.
 */
import { benchmark, sourceOf } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import type { Field } from "../shape/index.ts"
import { isOwner } from "./owners.ts"
import { rootOf } from "./people.ts"
import type { TeamSection } from "./section.ts"
import { sumOf } from "./sums.ts"

/** Of whom it is told who leaves: `leaving` a monthly share as a formula, null of those who stay. */
export type Leaver = { readonly heads: string; readonly fullTime: string; readonly pay: string; readonly leaving: string | null }

type Somebody = { readonly count: Field; readonly attrition: Field | null }

/** A role's own figure first; without one owners stay, and the others leave as the team does. */
export function leavingOf({ count, attrition }: Somebody, role: string, section: TeamSection | null): string | null {
  if (attrition !== null) return `monthly_probability(${rootOf(count)}.attrition)`
  return section?.attrition == null || isOwner(role) ? null : "team.leaving"
}

/** The quantities that whoever leaves needs; none where nobody does. */
export function leavingRows(section: TeamSection | null, leavers: readonly Leaver[]): Readonly<Record<string, Row>> {
  if (section?.attrition == null && leavers.every(({ leaving }) => leaving === null)) return {}
  const [usual, fee] = [benchmark("hire.time"), benchmark("hire.fee")]
  return {
    ...(section?.time_to_fill == null ? { time_to_fill: ["month", usual.value, sourceOf(usual)] } : {}),
    ...(section?.attrition == null
      ? {}
      : {
          leaving: ["1/month", "= monthly_probability(team.attrition)"],
          filled: ["", "= 1 / (1 + team.leaving * team.time_to_fill)"],
        }),
    ...(section?.hire_fee == null ? { hire_fee: ["", fee.value, sourceOf(fee)] } : {}),
  }
}

/** Formula of the heads at work: of each share that leaves, those whose places are taken.  Units: [person]. */
export function headsText(leavers: readonly Leaver[]): string {
  const groups = byLeaving(leavers).map(([leaving, some]) => {
    const heads = sumOf(some.map((one) => one.heads))
    if (leaving === null) return heads
    return leaving === "team.leaving" ? `${heads} * team.filled` : `${heads} / (1 + ${leaving} * team.time_to_fill)`
  })
  return sumOf(groups)
}

/** Formulas of a month's wages of those who leave in it, at the first month's level.  Units: [¤/month^2]. */
export function leftTexts(leavers: readonly Leaver[]): string[] {
  return byLeaving(leavers).flatMap(([leaving, some]) => {
    if (leaving === null) return []
    if (some.length === leavers.length) return [`team.wages * ${leaving}`]
    return [`${sumOf(some.map(({ fullTime, pay }) => `${fullTime} * ${pay}`))} * team.wage_level * ${leaving}`]
  })
}

/** In the order in which each share comes first. */
function byLeaving(leavers: readonly Leaver[]): readonly (readonly [leaving: string | null, some: readonly Leaver[]])[] {
  return [...new Set(leavers.map(({ leaving }) => leaving))].map((leaving) => [
    leaving,
    leavers.filter((one) => one.leaving === leaving),
  ])
}
