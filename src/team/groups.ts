/** Who is paid, in groups: the people of the resources and the hires of a project, each with its heads, its pay and its class of cost. */
import { type CostClass, classOfRole } from "../data/index.ts"
import type { Placed } from "../shape/index.ts"
import { leavingOf } from "./leaving.ts"
import { canBeNamed, rootOf } from "./people.ts"
import type { Hire, Person, TeamSection } from "./section.ts"

/** Formulas of the heads of a group, of the full-time people they make, and of one's pay. */
export type Group = {
  readonly role: string
  readonly heads: string
  readonly fullTime: string
  readonly pay: string
  readonly class: CostClass
  /** Lines of revenue for which they work. */
  readonly for: readonly Placed[]
  /** The monthly share of them who leave; null of those who stay. */
  readonly leaving: string | null
  readonly hire: string | null
  /** The share of full time as a factor of a formula, "" for all of it. */
  readonly hirePart: string
}

/** Who cannot be named by a formula is left out; that was told. */
export function groupsOf(people: readonly Person[], section: TeamSection | null): Group[] {
  return [
    ...people.filter(({ role, count }) => canBeNamed(role, count)).map((person) => groupOfPerson(person, section)),
    ...(section?.hires ?? [])
      .filter(({ role, count }) => canBeNamed(role?.text ?? "", count))
      .map((hire) => groupOfHire(hire, section)),
  ]
}

function groupOfPerson(person: Person, section: TeamSection | null): Group {
  const { role, count, part } = person
  const root = rootOf(count)
  const fullTime = part === null ? `${root}.count` : `${root}.count * ${root}.part`
  const paid = { pay: `${root}.pay`, class: classOf(role, person), for: person.for, leaving: leavingOf(person, role, section) }
  return { role, heads: `${root}.count`, fullTime, ...paid, hire: null, hirePart: "" }
}

function groupOfHire(one: Hire, section: TeamSection | null): Group {
  const { count, part } = one
  const role = one.role?.text ?? ""
  const root = rootOf(count)
  const heads = `${root}.present`
  const hirePart = part === null ? "" : ` * ${root}.part`
  const paid = { pay: `${root}.pay`, class: classOf(role, one), for: one.for, leaving: leavingOf(one, role, section) }
  return { role, heads, fullTime: `${heads}${hirePart}`, ...paid, hire: root, hirePart }
}

/** Who works for a line of revenue delivers it; who does what no word tells works for the whole. */
function classOf(role: string, written: Pick<Person, "class" | "for">): CostClass {
  return written.class ?? (written.for.length > 0 ? "cogs" : (classOfRole(role) ?? "overhead"))
}
