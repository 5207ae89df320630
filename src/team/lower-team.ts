/** The people of the resources and the hires of a project as quantities: heads, wages, what an employer pays in all. */
import { burdenOf, type CostClass, classOfRole, sourceOf } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { classRows } from "./class-rows.ts"
import type { TeamGiven } from "./given.ts"
import { hireRows, paidHire } from "./hires.ts"
import { headsText, leavingOf, leavingRows, leftTexts } from "./leaving.ts"
import { payRows, roleKey } from "./pay.ts"
import { canBeNamed, rootOf } from "./people.ts"
import { usualRaise } from "./raise.ts"
import type { Hire, Person, TeamSection } from "./section.ts"
import { sumOf } from "./sums.ts"

/** A group that is paid: formulas of its heads, of the full-time people they make, and of one's pay. */
type Group = {
  readonly role: string
  readonly heads: string
  readonly fullTime: string
  readonly pay: string
  readonly class: CostClass
  /** The monthly share of them who leave; null of those who stay. */
  readonly leaving: string | null
  readonly hire: string | null
  /** The share of full time as a factor of a formula, "" for all of it. */
  readonly hirePart: string
}

const nothing: Readonly<Record<string, Row>> = {
  headcount: ["person", "0 person"],
  wages: ["¤/month", "0 ¤/month"],
  payroll: ["¤/month", "0 ¤/month"],
}

/** Pay of `resources.people` is theirs by `lowerPeople`. Errors: unknown-task, unknown-pay, bad-name. */
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
  const groups = [...people.map((person) => personGroup(person, section)), ...hires.map((hire) => hireGroup(hire, section))]
  if (groups.length === 0) return quantities("team", nothing)
  return [
    ...pay,
    ...hires.flatMap((hire) => hireRows(hire, given)),
    ...quantities("team", { ...conditions(section, groups, given.country), ...totals(groups, section) }),
    ...classRows(groups),
    ...roleRows(groups),
  ]
}

/** Who does what no word tells works for the whole. */
function classOf(role: string, written: CostClass | null): CostClass {
  return written ?? classOfRole(role) ?? "overhead"
}

function personGroup(person: Person, section: TeamSection | null): Group {
  const { role, count, part, class: written } = person
  const root = rootOf(count)
  const fullTime = part === null ? `${root}.count` : `${root}.count * ${root}.part`
  const paid = { pay: `${root}.pay`, class: classOf(role, written), leaving: leavingOf(person, role, section) }
  return { role, heads: `${root}.count`, fullTime, ...paid, hire: null, hirePart: "" }
}

function hireGroup(hire: Hire, section: TeamSection | null): Group {
  const root = rootOf(hire.count)
  const role = hire.role?.text ?? ""
  const heads = `${root}.present`
  const hirePart = hire.part === null ? "" : ` * ${root}.part`
  const paid = { pay: `${root}.pay`, class: classOf(role, hire.class), leaving: leavingOf(hire, role, section) }
  return { role, heads, fullTime: `${heads}${hirePart}`, ...paid, hire: root, hirePart }
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
