/** How old a published price is, beside the newest that the catalogue knows: there is no clock here. */
import { type ApiModel, apiModels } from "../../data/index.ts"

/** Where a price stands and of when it is; `isOld`: by more than a year older than the newest price of the catalogue. */
export type PriceSource = { readonly where: string; readonly date: string; readonly isOld: boolean }

/** Dates are `2026-08-19`, so that their order is that of their letters. */
export const newestPrice: string = apiModels.reduce((newest, { source: { date } }) => (date > newest ? date : newest), "")

export function priceSource({ source: { where, date } }: Pick<ApiModel, "source">): PriceSource {
  return { where: where ?? "", date, isOld: date < yearBefore(newestPrice) }
}

function yearBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
}
