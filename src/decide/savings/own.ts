/** GPUs that are bought at the opening in the place of rented ones: as many as are used in half of all months, the rest is rented as before. */
import { benchmark, electricityOf, findGpu, gpuPriceRows, isUnknown, type PurchaseRow, sourceOf } from "../../data/index.ts"
import { average } from "../../engine/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { usualCountry } from "../../venture/index.ts"
import { monthOf } from "../batches.ts"
import type { SavingBench } from "./bench.ts"
import { type Candidate, set } from "./candidate.ts"
import { heldText } from "./commit.ts"
import { idleShare, neededIn, rentedGpus } from "./served.ts"

/** One that is used less often than this is not bought. */
const usedAtLeast = 0.5

export function bought(bench: SavingBench): readonly Candidate[] {
  const rented = rentedGpus(bench)
  if (rented === null) return []
  const { opens, gpu: id, money } = rented
  const [gpu, row] = [findGpu(id), newestPurchase(id)]
  const count = neededIn(rented, bench, opens, bench.venture.model.months, usedAtLeast)
  if (isUnknown(gpu) || gpu.power === null || row === null || count < 1) return []
  const [tariff, pue, hosting] = [
    electricityOf(bench.venture.header.country ?? usualCountry),
    benchmark("pue"),
    benchmark("gpu.hosting"),
  ]
  // Middle figures, so that the text is one that a founder can read and put in place.
  const each = `(${gpu.power}/GPU * ${middle(pue.value, "")} * ${middle(tariff.value, "USD/kWh")} + ${middle(hosting.value, "USD/GPU/month")})`
  const held = heldText([{ from: opens, gpus: count }])
  const outlay = `if(t == ${opens} month, ${count} GPU * ${row.price} / 1 month, 0 ${money}/month)`
  const text = `= ${outlay} + ${held} * ${each} + max(serving.gpus - ${held}, 0 GPU) * serving.price`
  const atOnce = parseQuantity(row.price) * count
  return [
    {
      kind: "own",
      ...set(bench, "serving.gpu_cost", text),
      risk: (after) => ({
        of: "own",
        gpus: count,
        price: row.price,
        outlay: spentIn(after, opens) ?? atOnce,
        idle: idleShare(rented, bench, (month) => (month < opens ? 0 : count)),
      }),
      sources: [
        { title: `${row.provider ?? id}, ${id}`, where: row.where, date: row.date, confidence: "secondary" },
        sourceOf(tariff),
        sourceOf(hosting),
      ],
    },
  ]
}

function newestPurchase(gpu: string): PurchaseRow | null {
  const rows = gpuPriceRows.flatMap((row) => (row.kind === "purchase" && row.gpu === gpu ? [row] : []))
  return rows.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0] ?? null
}

/** The middle of a range in the unit of its own text. */
function middle(text: string, unit: string): string {
  const own = /[A-Z]{3}\/.*$|%$/u.exec(text)?.[0] ?? unit
  return `${Number((parseQuantity(text) / parseQuantity(`1 ${own}`.trim())).toPrecision(3))} ${own}`.trim()
}

/** Mean of what serving costs in a month, in the money of the books. */
function spentIn({ values, sampler }: SavingBench, month: number): number | null {
  const costs = values("serving.gpu_cost")
  return costs === null ? null : average(monthOf(costs, month, sampler.plan.samples))
}
