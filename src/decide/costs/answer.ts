/** What `costs` answers: all costs of a project as a tree, class by class, and what would make them smaller. */
import type { CostClass } from "../../data/index.ts"
import type { Saving } from "../savings/answer.ts"
import type { CostFigure } from "./figure.ts"

export const costGroups = [
  "people",
  "serving",
  "machines",
  "training",
  "tasks",
  "support",
  "payments",
  "unpaid",
  "rules",
  "lines",
  "risks",
  "apart",
] as const
export type CostGroup = (typeof costGroups)[number]

export type CostNode = (
  | { readonly kind: "all" }
  | { readonly kind: "class"; readonly class: CostClass }
  | { readonly kind: "group"; readonly group: CostGroup }
  /** Path of a quantity. */
  | { readonly kind: "line"; readonly path: string }
) & {
  /** Over the horizon; a venture that is ruined costs nothing more. */
  readonly total: CostFigure
  /** Means of years from the start; the last may be shorter. */
  readonly years: readonly (number | null)[]
  /** Of all costs; null where there are none. */
  readonly share: number | null
  /** Over all months of all customers, and over all requests; null where there are none. */
  readonly perCustomer: number | null
  readonly perRequest: number | null
  readonly children: readonly CostNode[]
}

export type ProjectCosts = {
  readonly project: string
  readonly label: string
  /** Of money: `USD`. */
  readonly unit: string
  readonly tree: CostNode
  readonly revenue: { readonly total: CostFigure; readonly years: readonly (number | null)[] } | null
  /** Gross margin over all years; null without revenue. */
  readonly margin: number | null
  /** Decisions at which it is told, by path. */
  readonly decisions: Readonly<Record<string, { readonly value: number; readonly unit: string }>>
  /** The most first. */
  readonly savings: readonly Saving[]
  /** What was tried and costs more. */
  readonly dearer: readonly Saving[]
}

export type CostsAnswer = {
  /** In the order of the file. */
  readonly projects: readonly ProjectCosts[]
  readonly samples: number
  /** Savings are tried on so many. */
  readonly savingSamples: number
  readonly seed: number
}
