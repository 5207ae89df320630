/** The people of the resources: their pay where none is written, and how many of a role there can be. */
import { error } from "../diagnostics/index.ts"
import type { RoomQuantity } from "../engine/index.ts"
import { type Field, slug } from "../shape/index.ts"
import { isName, type Value } from "../units/index.ts"
import { checkSold } from "./for-lines.ts"
import type { PayGiven } from "./given.ts"
import { type Paid, payRows, roleKey } from "./pay.ts"
import type { Person, TeamSection } from "./section.ts"

/** `resources.people.<name>.pay` of those without one. The same for all projects. Errors: unknown-pay, bad-name, for-not-sold. */
export function lowerPeople(people: readonly Person[], given: PayGiven): readonly RoomQuantity[] {
  const named = people.filter(({ role, span, count }) => {
    const isRight = canBeNamed(role, count)
    if (!isRight && role !== "") given.report(error("bad-name", span, { name: role }))
    return isRight
  })
  for (const person of named) checkSold(person, given.report)
  return payRows(named.map(paidPerson), new Map(), given)
}

/** Whether a formula can name the role and the entry, whose name is the role's or its own. */
export function canBeNamed(role: string, count: Field): boolean {
  const own = rootOf(count).replace(/^(?:resources\.people|team\.hires)\./u, "")
  return [slug(role), ...own.split(".")].every(isName)
}

function paidPerson({ role, span, count, pay }: Person): Paid {
  return { root: rootOf(count), pattern: "resources.people.*", role, span, hasPay: pay !== null }
}

/** `resources.people.sales.count` belongs to `resources.people.sales`. */
export function rootOf(count: Field): string {
  return count.name.slice(0, count.name.lastIndexOf("."))
}

export type Staffing = {
  /** As written. */
  readonly role: string
  /** No more than this many there will ever be; null where no number tells. */
  readonly most: number | null
}

/** Roles that somebody of the venture has or will have, for the checks of a plan's needs. */
export function staffing(people: readonly Person[], section: TeamSection | null): readonly Staffing[] {
  const counts = [
    ...people.map(({ role, count }) => ({ role, count })),
    ...(section?.hires ?? []).map(({ role, count }) => ({ role: role?.text ?? "", count })),
  ]
  const roles = new Map<string, Staffing>()
  for (const { role, count } of counts) {
    const before = roles.get(roleKey(role)) ?? { role, most: 0 }
    const more = mostOf(count.value)
    roles.set(roleKey(role), { role: before.role, most: before.most === null || more === null ? null : before.most + more })
  }
  return [...roles.values()].filter(({ role }) => role !== "")
}

/** The most that a count can be where figures tell, in base units. */
function mostOf(value: Value | null): number | null {
  if (value === null) return null
  if (value.kind === "constant") return value.magnitude * value.unit.factor
  if (value.kind === "bound") return mostOf(value.limit)
  if (value.kind !== "decision") return null
  const { options, unit } = value
  return (options.kind === "list" ? Math.max(...options.values) : options.high) * unit.factor
}
