/** How old a published price is, beside the newest that the catalogue knows: there is no clock here. */
import { type ApiModel, apiModels } from "../../data/index.ts"

/** Where a price stands and of when it is; `outdatedBy`: the date of the newest price of the catalogue, where that is of more than a year later; null where not. */
export type PriceSource = { readonly where: string; readonly date: string; readonly outdatedBy: string | null }

/** Dates are `2026-08-19`, so that their order is that of their letters. */
export const newestPrice: string = apiModels.reduce((newest, { source: { date } }) => (date > newest ? date : newest), "")

export function priceSource({ source: { where, date } }: Pick<ApiModel, "source">): PriceSource {
  return { where: where ?? "", date, outdatedBy: date < yearBefore(newestPrice) ? newestPrice : null }
}

function yearBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
}
