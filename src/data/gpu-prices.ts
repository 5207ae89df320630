/** What an accelerator costs by provider: the newest row of each, before tax. The intervals over providers stand in gpus.json. */
import json from "./gpu-prices.json" with { type: "json" }

type Row = {
  /** The id in gpus.json. */
  readonly gpu: string
  /** Day, or year where the source names no day. */
  readonly date: string
  readonly where: string
}

/** Quantities such as `2.48 USD/GPU-hour`; at least one is there. */
export type RentRow = Row & {
  readonly kind: "rent"
  readonly provider: string
  readonly region: string | null
  readonly onDemand: string | null
  readonly spot: string | null
  readonly oneYear: string | null
  readonly threeYears: string | null
}

export type PurchaseRow = Row & {
  readonly kind: "purchase"
  /** Null: a list or market price without a seller. */
  readonly provider: string | null
  /** `29800 USD/GPU`. */
  readonly price: string
}

export type GpuPriceRow = RentRow | PurchaseRow

// The file is checked entry by entry in hardware.test.ts, so its shape is the declared one.
export const gpuPriceRows: readonly GpuPriceRow[] = json as readonly GpuPriceRow[]
