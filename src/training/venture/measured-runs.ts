/** Steps that the founder measured, and what was expected of the same runs. */
import { findGpu, type Gpu, isUnknown } from "../../data/index.ts"
import { error, type Report, warning } from "../../diagnostics/index.ts"
import { middleFigure, type OwnModel } from "../../models/index.ts"
import { type Field, slug } from "../../shape/index.ts"
import { farMeasured } from "../answer/far-measured.ts"
import type { TrainingEstimate } from "../estimate.ts"
import type { Pool } from "../given.ts"
import { faultDiagnostic } from "../request/fault-diagnostic.ts"
import { second } from "../second.ts"
import { inFile } from "./in-file.ts"
import type { MeasuredKeys } from "./measured-keys.ts"
import type { MeasuredRun } from "./measured-shift.ts"
import { type AskedPlan, askedPlan, over, wholeFigure } from "./plan-keys.ts"
import { type PlannedRun, plannedOn } from "./planned-count.ts"

export type MeasuredGiven = {
  readonly report: Report
  readonly pools: readonly Pool[]
  /** That the plans are made for. */
  readonly gpu: Gpu
  readonly model: OwnModel
  readonly rank: number | null
  /** What the section asks for. */
  readonly asked: AskedPlan
}

/**
 * Those on the GPU of the plans.
 * Errors: unknown-gpu, training-plan-number, training-measured-nothing, training-in-file. Warnings: training-measured-elsewhere, training-in-file.
 */
export function measuredRuns(written: readonly MeasuredKeys[], given: MeasuredGiven): readonly MeasuredRun[] {
  return written.flatMap((keys) => {
    const own = over(given.asked, askedPlan(keys, given.report))
    const count = wholeFigure("gpus", keys.gpus, given.report)
    const seconds = secondsOf(keys.step, given.report)
    if (count === null || seconds === null || !isOnGpu(keys, given)) return []
    const { model, gpu, rank } = given
    const estimate = expected({ model, gpu, rank, asked: own }, count, keys, given.report)
    if (estimate === null) return []
    inFile(farMeasured(seconds, estimate.interval), { gpu, count, span: keys.step.span }, given.report)
    return [{ count, seconds, expected: estimate.stepSeconds }]
  })
}

function isOnGpu({ gpu: named }: MeasuredKeys, { gpu, pools, report }: MeasuredGiven): boolean {
  if (named === null) return false
  const pool = pools.find(({ name }) => slug(name) === slug(named.text))
  const found = pool?.gpu ?? findGpu(named.text)
  if (isUnknown(found)) {
    report(error("unknown-gpu", named.span, { name: named.text, nearest: found.nearest }, found.nearest[0]))
    return false
  }
  if (found.id !== gpu.id) report(warning("training-measured-elsewhere", named.span, { gpu: found.id, planned: gpu.id }))
  return found.id === gpu.id
}

/** An interval counts as its middle. */
function secondsOf(field: Field, report: Report): number | null {
  if (field.value === null) return null
  const figure = middleFigure(field.value)
  if (figure !== null && figure > 0) return figure / second
  report(error("training-measured-nothing", field.span, { got: field.text }))
  return null
}

function expected(run: PlannedRun, count: number, { gpus }: MeasuredKeys, report: Report): TrainingEstimate | null {
  const plan = plannedOn(run, count)
  if (plan?.kind === "faults") inFile(plan.faults.map(faultDiagnostic), { gpu: run.gpu, count, span: gpus.span }, report)
  return plan?.kind === "plan" ? plan.estimate : null
}
