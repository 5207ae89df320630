/** The pay of those who deliver what is sold, by role, and apart where people of one role work for different lines of revenue. */
import { instance, type RoomQuantity } from "../engine/index.ts"
import { type Placed, slug } from "../shape/index.ts"
import { type Group, groupsOf } from "./groups.ts"
import { roleKey } from "./pay.ts"
import type { Person, TeamSection } from "./section.ts"
import { sumOf } from "./sums.ts"

type Delivering = { readonly name: string; readonly role: string; readonly groups: readonly Group[] }

/** Formula of the pay, who is paid, and the lines of revenue that they name. */
export function deliveryOf(
  people: readonly Person[],
  section: TeamSection | null,
): { readonly role: string; readonly formula: string; readonly for: readonly Placed[] }[] {
  return deliveringIn(groupsOf(people, section)).map(({ name, role, groups }) => ({
    role,
    formula: `team.delivering.${name}.payroll`,
    for: groups[0]?.for ?? [],
  }))
}

/** Units: [¤/month]. Shape: monthly. They add up to the payroll of the class. */
export function deliveringRows(groups: readonly Group[]): RoomQuantity[] {
  return deliveringIn(groups).flatMap(({ name, groups: paid }) => {
    const root = `team.delivering.${name}`
    const wages = sumOf(paid.map(({ fullTime, pay }) => `${fullTime} * ${pay}`))
    const all = "team.classes.cogs"
    return instance(root, "team.delivering.*", {
      wages: ["¤/month", `= ${wages} * team.wage_level`],
      payroll: ["¤/month", `= if(${all}.wages > 0 ¤/month, ${all}.payroll * ${root}.wages / ${all}.wages, 0 ¤/month)`],
    })
  })
}

function deliveringIn(groups: readonly Group[]): Delivering[] {
  const found = new Map<string, Group[]>()
  for (const group of groups.filter((one) => one.class === "cogs")) {
    const key = [roleKey(group.role), ...group.for.map(({ text }) => slug(text)).toSorted()].join(" ")
    found.set(key, [...(found.get(key) ?? []), group])
  }
  const taken = new Map<string, number>()
  return [...found.values()].map((paid) => {
    const role = roleKey(paid[0]?.role ?? "")
    const before = taken.get(role) ?? 0
    taken.set(role, before + 1)
    return { name: before === 0 ? role : `${role}_${before + 1}`, role, groups: paid }
  })
}
