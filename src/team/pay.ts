/** What a person of a role is paid where the founder does not say: as others of that role, else by the catalogue. */
import { isUnknown, payOf, sourceOf } from "../data/index.ts"
import { error, type Span } from "../diagnostics/index.ts"
import { instance, type RoomQuantity, type Row } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import type { PayGiven } from "./given.ts"

/** Somebody who is paid: `root` is the path, `resources.people.sales`. */
export type Paid = {
  readonly root: string
  readonly pattern: string
  readonly role: string
  readonly span: Span | null
  readonly hasPay: boolean
}

/** Roles are the same whatever the case and the hyphens. */
export function roleKey(role: string): string {
  return slug(role).toLowerCase()
}

/**
 * `<root>.pay` of those who have none. Units: [¤/person/month].
 * `known` holds a formula of the pay by role, the first of each role counts; what is found is added to it,
 * so that two hires of one role are paid alike in every sample.
 * Errors: unknown-pay.
 */
export function payRows(everyone: readonly Paid[], known: Map<string, string>, given: PayGiven): RoomQuantity[] {
  for (const { root, role, hasPay } of everyone) {
    if (hasPay && !known.has(roleKey(role))) known.set(roleKey(role), `${root}.pay`)
  }
  return everyone.flatMap((paid) => {
    if (paid.hasPay) return []
    const row = payRow(paid, known.get(roleKey(paid.role)), given)
    if (!known.has(roleKey(paid.role))) known.set(roleKey(paid.role), `${paid.root}.pay`)
    return instance(paid.root, paid.pattern, { pay: row })
  })
}

function payRow({ root, role, span }: Paid, like: string | undefined, { country, report }: PayGiven): Row {
  if (like !== undefined) return ["¤/person/month", `= ${like}`]
  const found = payOf(role, country)
  if (!isUnknown(found)) return ["¤/person/month", found.value, sourceOf(found)]
  // A role that could not be read was reported already.
  if (role !== "") report(error("unknown-pay", span, { role, key: `${root}.pay`, nearest: found.nearest }))
  return ["¤/person/month", "0 ¤/person/month"]
}
