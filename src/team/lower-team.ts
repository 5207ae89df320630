/** The people of the resources and the hires of a project as quantities: heads, wages, what an employer pays in all. */
import { burdenOf, sourceOf } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { classRows } from "./class-rows.ts"
import { deliveringRows } from "./delivering.ts"
import { checkSold } from "./for-lines.ts"
import type { TeamGiven } from "./given.ts"
import { type Group, groupsOf } from "./groups.ts"
import { hireRows, paidHire } from "./hires.ts"
import { headsText, leavingRows, leftTexts } from "./leaving.ts"
import { payRows, roleKey } from "./pay.ts"
import { canBeNamed, rootOf } from "./people.ts"
import { usualRaise } from "./raise.ts"
import type { TeamSection } from "./section.ts"
import { sumOf } from "./sums.ts"

const nothing: Readonly<Record<string, Row>> = {
  headcount: ["person", "0 person"],
  wages: ["¤/month", "0 ¤/month"],
  payroll: ["¤/month", "0 ¤/month"],
}

/** Pay of `resources.people` is theirs by `lowerPeople`. Errors: unknown-task, unknown-pay, bad-name, for-not-sold. */
export function lowerTeam(section: TeamSection | null, given: TeamGiven): readonly RoomQuantity[] {
  // Those of the people who cannot be named were reported with the resources.
  const people = given.people.filter(({ role, count }) => canBeNamed(role, count))
  const hires = (section?.hires ?? []).filter(({ role, count }) => {
    const isRight = canBeNamed(role?.text ?? "", count)
    if (!isRight && role !== null) given.report(error("bad-name", role.span, { name: role.text }))
    return isRight
  })
  const known = new Map(people.map((person) => [roleKey(person.role), `${rootOf(person.count)}.pay`] as const).toReversed())
  const pay = payRows(hires.map(paidHire), known, given)
  const groups = groupsOf(people, section)
  for (const { role, ...hire } of hires) checkSold({ ...hire, role: role?.text ?? "" }, given.report)
  if (groups.length === 0) return quantities("team", nothing)
  return [
    ...pay,
    ...hires.flatMap((hire) => hireRows(hire, given)),
    ...quantities("team", { ...conditions(section, groups, given.country), ...totals(groups, section) }),
    ...classRows(groups),
    ...deliveringRows(groups),
    ...roleRows(groups),
  ]
}

/** What holds for everyone; a default where the founder says nothing. */
function conditions(section: TeamSection | null, groups: readonly Group[], country: string): Readonly<Record<string, Row>> {
  const burden = burdenOf(country)
  return {
    ...(section?.burden == null ? { burden: ["", burden.value, sourceOf(burden)] } : {}),
    ...(section?.raise == null ? { raise: ["1/month", usualRaise.text, usualRaise.source] } : {}),
    // Rises are spread over the year, so that no month of a person's year must be known.
    wage_level: ["", "= (1 + monthly_growth(team.raise) * 1 month) ^ (t / 1 month)"],
    ...leavingRows(section, groups),
  }
}

function totals(groups: readonly Group[], section: TeamSection | null): Readonly<Record<string, Row>> {
  const hasFee = section?.attrition != null || section?.hire_fee != null || groups.some(({ leaving }) => leaving !== null)
  return {
    headcount: ["person", `= ${headsText(groups)}`],
    wages: ["¤/month", `= ${sumOf(groups.map((g) => `${g.fullTime} * ${g.pay}`))} * team.wage_level`],
    ...(hasFee ? { recruiting: recruiting(groups) } : {}),
    payroll: ["¤/month", `= team.wages * (1 + team.burden)${hasFee ? " + team.recruiting" : ""}`],
  }
}

/** The fee for those who join and for those who follow the ones that left, on a year's pay. */
function recruiting(groups: readonly Group[]): Row {
  const joining = groups.flatMap(({ hire, hirePart, pay }) =>
    hire === null ? [] : [`${hire}.joining${hirePart} * ${pay} * team.wage_level`],
  )
  const parts = [...joining, ...leftTexts(groups)]
  return ["¤/month", parts.length === 0 ? "0 ¤/month" : `= team.hire_fee * 12 month * ${sumOf(parts)}`]
}

/** Heads by role, whether they were there from the beginning or hired. */
function roleRows(groups: readonly Group[]): RoomQuantity[] {
  const keys = [...new Set(groups.map((g) => roleKey(g.role)))]
  return keys.flatMap((key) =>
    instance(`team.roles.${key}`, "team.roles.*", {
      people: ["person", `= ${headsText(groups.filter((g) => roleKey(g.role) === key))}`],
    }),
  )
}
