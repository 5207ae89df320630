/** A survey of prices, by the kind of its questions. */
import type { Report } from "../../diagnostics/index.ts"
import type { DataTable } from "../read-table.ts"
import type { PriceAsked } from "./asked.ts"
import { type ConjointAnswer, conjoint } from "./conjoint.ts"
import { type GaborAnswer, gaborGranger } from "./gabor-granger.ts"
import { vanWestendorp, type WestendorpAnswer } from "./van-westendorp.ts"

export type PriceAnswer = { readonly alpha: number; readonly unit: string } & (WestendorpAnswer | GaborAnswer | ConjointAnswer)

/** Null after a report. */
export function priceTable(table: DataTable, asked: PriceAsked, report: Report): PriceAnswer | null {
  const answer =
    asked.kind === "van-westendorp"
      ? vanWestendorp(table, asked, report)
      : asked.kind === "gabor-granger"
        ? gaborGranger(table, asked, report)
        : conjoint(table, asked, report)
  return answer === null ? null : { alpha: asked.alpha, unit: asked.unit ?? "", ...answer }
}
