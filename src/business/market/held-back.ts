/**
 * What holds customers back: those who sell, and those who bring new customers into use. Whoever waits stays in the
 * potential, so that nobody is lost.
 *
 * A new seller learns. A linear rise over the ramp loses half of it in work; so does an approach with the time constant
 * ramp / 2, which needs no list of who came when:  S = (S' · ramp/2 + people · 1 month) / (ramp/2 + 1 month).
 */
import { error, nearest } from "../../diagnostics/index.ts"
import type { Row } from "../../engine/index.ts"
import {
  either,
  type Field,
  optional,
  type Placed,
  placed,
  quantity,
  record,
  type Shape,
  slug,
  type Tree,
} from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"

export type Sellers = { readonly role: Placed | null; readonly deals: Field; readonly ramp: Field | null }
/** A pace, or people and the work that one customer takes. */
export type Onboarding = Field | { readonly role: Placed | null; readonly effort: Field }

export const sellersShape: Shape<Sellers> = record({
  role: placed(),
  deals: quantity("customer/person/month", { least: 0 }),
  ramp: optional(quantity("month", { least: 0 })),
})

const isMap = (tree: Tree): boolean => tree.kind === "map" && tree.entries.some(({ key }) => key === "role" || key === "effort")

export const onboardingShape: Shape<Onboarding> = either(
  isMap,
  record({ role: placed(), effort: quantity("person*month/customer", { least: 0 }) }),
  quantity("customer/month", { least: 0 }),
)

type Held = { readonly sellers: Sellers | null; readonly onboarding: Onboarding | null }

/** Rows, and the formulas [customer/month] of those of them that bound who joins. Errors: market-unknown-role. */
export function heldBack(market: Held, given: BusinessGiven): { rows: Record<string, Row>; bounds: readonly string[] } {
  const selling = sellerRows(market.sellers, given)
  const onboarding = onboardingRows(market.onboarding, given)
  const names = { ...selling, ...onboarding }
  return {
    rows: names,
    bounds: ["closable", "onboarding"].filter((name) => name in names).map((name) => `business.${name}`),
  }
}

function sellerRows(sellers: Sellers | null, given: BusinessGiven): Record<string, Row> {
  const people = sellers === null ? null : peopleOf(sellers.role, given)
  if (sellers === null || people === null) return {}
  const before = `previous(business.sellers, ${people})`
  const learning = `(${before} * market.sellers.ramp / 2 + ${people} * 1 month) / (market.sellers.ramp / 2 + 1 month)`
  return {
    // Whoever leaves is gone at once.
    sellers: ["person", sellers.ramp === null ? `= ${people}` : `= min(${people}, ${learning})`],
    closable: ["customer/month", "= business.sellers * market.sellers.deals"],
  }
}

function onboardingRows(onboarding: Onboarding | null, given: BusinessGiven): Record<string, Row> {
  if (onboarding === null) return {}
  if (!("effort" in onboarding)) return { onboarding: ["customer/month", "= market.onboarding"] }
  const people = peopleOf(onboarding.role, given)
  return people === null ? {} : { onboarding: ["customer/month", `= ${people} / market.onboarding.effort`] }
}

/** Heads of a role, whoever they are; null where none is known by that name (reported). */
function peopleOf(role: Placed | null, { roles, report }: BusinessGiven): string | null {
  if (role === null) return null
  const key = keyOf(role)
  if (roles.includes(key)) return `team.roles.${key}.people`
  const close = nearest(role.text, roles)
  report(error("market-unknown-role", role.span, { name: role.text, nearest: close, known: roles }, close[0]))
  return null
}

/** Roles are the same whatever the case and the hyphens, as in the room of the team. */
function keyOf(role: Placed): string {
  return slug(role.text).toLowerCase()
}

export function knowsRole(role: Placed | null, { roles }: BusinessGiven): boolean {
  return role !== null && roles.includes(keyOf(role))
}
