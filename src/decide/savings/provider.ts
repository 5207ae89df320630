/** The same accelerator from the provider that asks least for it, and in the region where least is asked: the newest dated rows of the catalogue. */
import { gpuPriceRows, type RentRow, type TrustedSource } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import type { SavingBench } from "./bench.ts"
import { type Candidate, set } from "./candidate.ts"
import { rentedGpus } from "./served.ts"

export function providers(bench: SavingBench): readonly Candidate[] {
  const rented = rentedGpus(bench)
  const [row] = rented === null ? [] : offered(rented.gpu)
  return row === undefined ? [] : [candidateOf(bench, "provider", row)]
}

/**
 * Where prices of several regions are known, the cheapest of those that say where they are, unless it is the cheapest of all: that is tried as
 * another provider.
 */
export function regions(bench: SavingBench): readonly Candidate[] {
  const rented = rentedGpus(bench)
  const all = rented === null ? [] : offered(rented.gpu)
  const placed = all.filter((row) => regionOf(row) !== null)
  const [row] = placed
  if (row === undefined || row === all[0] || new Set(placed.map(regionOf)).size < 2) return []
  return [candidateOf(bench, "region", row)]
}

function candidateOf(bench: SavingBench, kind: "provider" | "region", row: Offer): Candidate {
  const { provider, onDemand: price, date } = row
  return {
    kind,
    ...set(bench, "serving.price", price),
    risk: () => ({ of: kind, provider, region: regionOf(row), price, date }),
    sources: [sourceOfRow(row)],
  }
}

function regionOf({ region }: RentRow): string | null {
  return region === "default" ? null : region
}

type Offer = RentRow & { readonly onDemand: string }

/** By rising price, of the newest year and the one before: older prices are no longer asked. Undated rows count as their year. */
function offered(gpu: string): readonly Offer[] {
  const rows = gpuPriceRows.flatMap((row): Offer[] =>
    row.kind === "rent" && row.gpu === gpu && row.onDemand !== null ? [{ ...row, onDemand: row.onDemand }] : [],
  )
  const year = ({ date }: RentRow): number => Number(/\d{4}(?!.*\d{4})/u.exec(date)?.[0] ?? 0)
  const newest = Math.max(...rows.map(year))
  const price = ({ onDemand }: Offer): number => parseQuantity(onDemand)
  return rows.filter((row) => year(row) >= newest - 1).toSorted((a, b) => price(a) - price(b))
}

function sourceOfRow({ provider, gpu, date, where }: RentRow): TrustedSource {
  return { title: `${provider}, ${gpu}`, where, date, confidence: "secondary" }
}
