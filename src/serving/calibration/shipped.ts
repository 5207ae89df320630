/** The constants that come with Venturi, fitted on all open rows of the record (docs/serving.md). */
import { servingConstants } from "../../data/index.ts"
import type { Overhead } from "./baseline.ts"
import type { ServingTable } from "./constants.ts"
import type { IntervalTable } from "./interval.ts"

/** The types of the file are those of the fit that wrote it; a test reads it back. */
export const shippedTable: ServingTable = {
  common: servingConstants.common as ServingTable["common"],
  deviations: servingConstants.deviations as ServingTable["deviations"],
}
export const shippedIntervals: IntervalTable = servingConstants.intervals as IntervalTable
export const shippedOverheads: readonly Overhead[] = servingConstants.overheads
export const shippedFigures: number = servingConstants.figures
