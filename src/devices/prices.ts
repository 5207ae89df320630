/** What a device costs: the newest price of each provider, with its day and source. */
import { type GpuPriceRow, gpuPriceRows, type PurchaseRow, type RentRow } from "../data/index.ts"

/** Those of one device, the newest first. */
export function rentPrices(id: string): readonly RentRow[] {
  return newestFirst(gpuPriceRows.filter((row): row is RentRow => row.kind === "rent" && row.gpu === id))
}

export function purchasePrices(id: string): readonly PurchaseRow[] {
  return newestFirst(gpuPriceRows.filter((row): row is PurchaseRow => row.kind === "purchase" && row.gpu === id))
}

/** A year without a day stands behind the days of that year. */
function newestFirst<Row extends GpuPriceRow>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}
