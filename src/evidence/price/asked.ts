/** What may be asked of a survey of prices, and its columns read as figures. */
import { error, type Report } from "../../diagnostics/index.ts"
import { type Column, columnNamed, type DataTable } from "../read-table.ts"

export type PriceKind = "van-westendorp" | "gabor-granger" | "conjoint"

/** Prices at which the offer is asked about: from too cheap to trust to too expensive to consider. */
export type WestendorpAsked = { readonly kind: "van-westendorp"; readonly columns: readonly string[] }
/** The price that was asked, whether it would be bought, and who was asked where that is known. */
export type GaborAsked = { readonly kind: "gabor-granger"; readonly columns: readonly string[] }
/** A row an alternative: the columns that name its task, whether it was chosen, and what it is made of. */
export type ConjointAsked = {
  readonly kind: "conjoint"
  /** Of several the first names the respondent. */
  readonly task: readonly string[]
  readonly chosen: string
  readonly by: readonly string[]
  /** The one of `by` that is paid. */
  readonly price?: string
}

export type PriceAsked = (WestendorpAsked | GaborAsked | ConjointAsked) & { readonly alpha: number; readonly unit?: string }

/** The named columns, all different; null after a report. Errors: evidence-unknown-column, evidence-same-column. */
export function columnsNamed(table: DataTable, names: readonly string[], report: Report): Column[] | null {
  const found = names.map((name) => columnNamed(table, name, report))
  const columns = found.filter((column) => column !== null)
  const twice = columns.find((column, k) => columns.indexOf(column) !== k)
  if (twice !== undefined) report(error("evidence-same-column", null, { name: twice.name }))
  return found.includes(null) || twice !== undefined ? null : columns
}

/** Whether the column holds figures; yes and no are 1 and 0. Errors: evidence-price-number. */
export function isNumeric({ name, kind }: Column, report: Report): boolean {
  if (kind === "number" || kind === "truth") return true
  report(error("evidence-price-number", null, { name, holds: kind }))
  return false
}

/** Errors: evidence-price-truth. */
export function isTruth({ name, kind }: Column, report: Report): boolean {
  if (kind === "truth") return true
  report(error("evidence-price-truth", null, { name, holds: kind }))
  return false
}
