/** A line of the `costs` section as it was read. */
import type { CostClass } from "../../data/index.ts"
import type { Field, Placed } from "../../shape/index.ts"
import type { PlacedWord } from "../written-unit.ts"
import type { FilingName } from "./filing-names.ts"
import type { CostForm } from "./form.ts"

export const costKinds = [
  "data",
  "labelling",
  "software",
  "office",
  "marketing",
  "commission",
  "filing",
  "storage",
  "egress",
  "review",
] as const
export type CostKind = (typeof costKinds)[number]

/** From what a lead costs to what a customer costs. */
export type Funnel = {
  readonly cost_per_lead: Field
  readonly steps: readonly { readonly share: Field }[]
}

/** Keys that only some kinds of costs know. */
export type KindKeys = {
  /** Of the resources: whose licence is paid. */
  readonly data: Placed | null
  /** To be labelled, in all or by month. */
  readonly records: Field | null
  readonly annotators: Field | null
  /** Labels that are looked at once more, as a share. */
  readonly review: Field | null
  readonly budget: Field | null
  /** Share of the customers who join that come by this marketing. */
  readonly brings: Field | null
  readonly funnel: Funnel | null
  /** Of what those who join pay in their first year. */
  readonly share_of_contract: Field | null
  readonly filing: PlacedWord<FilingName> | null
  readonly stored: Field | null
  readonly sent: Field | null
  /** Of the answers, looked at by a person. */
  readonly share: Field | null
  readonly takes: Field | null
  readonly pay: Field | null
}

export type CostLine = KindKeys & {
  /** As in paths. */
  readonly name: string
  readonly kind: PlacedWord<CostKind> | null
  /** False where something that its kind needs is missing, which was told: it costs nothing then. */
  readonly isWhole: boolean
  readonly amount: Field | null
  readonly form: CostForm
  readonly share_of_revenue: Field | null
  readonly after: Placed | null
  readonly from: Field | null
  readonly until: Field | null
  readonly class: CostClass
  /** Lines of revenue that it is spent for, which bear it. */
  readonly for: readonly Placed[]
}
