/** The constants that come with Venturi, fitted on all open rows of the record (docs/training.md). */
import { stepConstants } from "../../data/index.ts"
import type { Overhead } from "./baseline.ts"
import type { StepTable } from "./constants.ts"
import type { IntervalTable } from "./interval.ts"

/** The types of the file are those of the fit that wrote it; a test reads it back. */
export const shippedTable: StepTable = {
  common: stepConstants.common as StepTable["common"],
  deviations: stepConstants.deviations as StepTable["deviations"],
  power: stepConstants.power,
}
export const shippedOverheads: readonly Overhead[] = stepConstants.overheads as readonly Overhead[]
export const shippedIntervals: IntervalTable = stepConstants.intervals as IntervalTable
export const shippedRows: number = stepConstants.rows
