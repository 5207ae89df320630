/** The plans that a section comes to: one for each number of GPUs, and what the founder measured of such runs. */
import type { Gpu } from "../../data/index.ts"
import { error, warning } from "../../diagnostics/index.ts"
import type { OwnModel } from "../../models/index.ts"
import type { TrainingGiven } from "../given.ts"
import { faultDiagnostic } from "../request/fault-diagnostic.ts"
import type { TrainingSection } from "../section.ts"
import { inFile } from "./in-file.ts"
import { measuredRuns } from "./measured-runs.ts"
import type { MeasuredRun } from "./measured-shift.ts"
import { askedPlan, nothingAsked, wholeFigure } from "./plan-keys.ts"
import { type Plan, type PlannedCount, plannedOn, type UnplannedCount } from "./planned-count.ts"

export type Plans = {
  readonly gpu: Gpu
  /** Of one, as `training.peak` has it [FLOP/s]. */
  readonly peak: number
  /** By rising number of GPUs; empty where nothing can be planned. */
  readonly planned: readonly PlannedCount[]
  readonly measured: readonly MeasuredRun[]
}

export type PlansAsked = {
  readonly gpu: Gpu
  readonly peak: number
  /** All numbers of GPUs that the venture may come to. */
  readonly counts: readonly number[]
  /** The one that the file names, where it is a plain number. */
  readonly used: number | null
}

/** Errors: training-plan-number, training-tokens-for-samples, training-in-file, those of measuredRuns. Warning: training-measured-unused. */
export function plansOf(
  section: TrainingSection | null,
  model: OwnModel,
  { gpu, peak, counts, used }: PlansAsked,
  given: TrainingGiven,
): Plans {
  const asked = section === null ? nothingAsked : askedPlan(section, given.report)
  if (model.facts.per === "sample" && section?.sequence != null) {
    given.report(error("training-tokens-for-samples", section.sequence.span, { name: model.name, key: "sequence" }))
    return { gpu, peak, planned: [], measured: [] }
  }
  const rank = wholeFigure("rank", given.rank ?? null, () => {})
  const run = { model, gpu, asked, rank }
  const plans = withUsed(counts, used).flatMap((count) => plannedOn(run, count) ?? [])
  const planned = plans.filter((plan) => plan.kind === "plan")
  tellFaults(plans, used, { gpu, section, given })
  tellUnused(section, given)
  const measured = measuredRuns(section?.measured ?? [], { ...given, gpu, model, rank, asked })
  return { gpu, peak, planned, measured }
}

function withUsed(counts: readonly number[], used: number | null): readonly number[] {
  const isWhole = used !== null && Number.isInteger(used) && used > 0
  return isWhole ? [...new Set([...counts, used])].toSorted((a, b) => a - b) : counts
}

/** What the founder gives instead is not planned. */
function tellUnused(section: TrainingSection | null, { report }: TrainingGiven): void {
  for (const key of ["gpu_hours", "utilisation"] as const) {
    const span = section?.[key]?.span ?? null
    if (span !== null && (section?.measured.length ?? 0) > 0) report(warning("training-measured-unused", span, { key }))
  }
}

type Told = { readonly gpu: Gpu; readonly section: TrainingSection | null; readonly given: TrainingGiven }

/** Of the number of GPUs that the file names; of the least where it names none and none will do. */
function tellFaults(plans: readonly Plan[], used: number | null, { gpu, section, given }: Told): void {
  const unplanned = plans.filter((plan): plan is UnplannedCount => plan.kind === "faults")
  const own = unplanned.find(({ count }) => count === used) ?? (unplanned.length === plans.length ? unplanned[0] : undefined)
  const span = section?.gpus[0]?.span ?? given.span
  if (own !== undefined) inFile(own.faults.map(faultDiagnostic), { gpu, count: own.count, span }, given.report)
}
