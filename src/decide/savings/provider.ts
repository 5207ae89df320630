/** The same accelerator from the provider that asks least for it: the newest dated rows of the catalogue. */
import { gpuPriceRows, type RentRow, type TrustedSource } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import type { SavingBench } from "./bench.ts"
import { type Candidate, set } from "./candidate.ts"
import { rentedGpus } from "./served.ts"

export function providers(bench: SavingBench): readonly Candidate[] {
  const rented = rentedGpus(bench)
  const row = rented === null ? null : cheapest(rented.gpu)
  if (row === null || row.onDemand === null) return []
  const { provider, onDemand: price, date } = row
  const region = row.region === "default" ? null : row.region
  return [
    {
      kind: "provider",
      ...set(bench, "serving.price", price),
      risk: () => ({ of: "provider", provider, region, price, date }),
      sources: [sourceOfRow(row)],
    },
  ]
}

/** Among the rows of the newest year and the one before: older prices are no longer asked. Undated rows count as their year. */
function cheapest(gpu: string): RentRow | null {
  const rows = gpuPriceRows.flatMap((row) => (row.kind === "rent" && row.gpu === gpu && row.onDemand !== null ? [row] : []))
  const year = ({ date }: RentRow): number => Number(/\d{4}(?!.*\d{4})/u.exec(date)?.[0] ?? 0)
  const newest = Math.max(...rows.map(year))
  const price = ({ onDemand }: RentRow): number => parseQuantity(onDemand ?? "0 USD/GPU-hour")
  return rows.filter((row) => year(row) >= newest - 1).toSorted((a, b) => price(a) - price(b))[0] ?? null
}

function sourceOfRow({ provider, gpu, date, where }: RentRow): TrustedSource {
  return { title: `${provider}, ${gpu}`, where, date, confidence: "secondary" }
}
