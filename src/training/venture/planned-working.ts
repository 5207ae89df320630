/**
 * The plan for a number of devices as `explain` opens it: the layout, its step, the parts of the step, down to a matrix product; and what
 * was measured of such runs.
 */
import type { Working } from "../../engine/index.ts"
import { kernelsOf } from "../../kernels/index.ts"
import { calibrated } from "../calibration/constants.ts"
import { settingOf } from "../calibration/setting.ts"
import { shippedTable } from "../calibration/shipped.ts"
import { stepWorking } from "../explain/step-working.ts"
import { stepProfile } from "../step/profile.ts"
import { stepWork } from "../step/work.ts"
import { type MeasuredRun, shiftBy } from "./measured-shift.ts"
import { type PlannedCount, utilisationOf } from "./planned-count.ts"
import type { Plans } from "./plans.ts"
import { reachesOf } from "./table-text.ts"

/** One for each number of GPUs. */
export function plannedWorking({ planned, measured, peak }: Plans): readonly Working[] {
  return workingsByCount(planned, (plan) => {
    const prior = utilisationOf(plan, peak)
    const { factor } = shiftBy(measured, plan.estimate)
    const own = measured.map(measuredWorking)
    const sentence = measured.length === 0 ? null : { says: "posterior", params: { prior, factor, runs: measured.length } }
    return { value: prior / factor, unit: "", sentence, parts: [stepOf(plan), ...own] }
  })
}

/** Each stands for the numbers of GPUs that its plan is taken for. */
export function workingsByCount(
  planned: readonly PlannedCount[],
  workingOf: (plan: PlannedCount) => Pick<Working, "value" | "unit" | "sentence" | "parts">,
): readonly Working[] {
  const reaches = reachesOf(planned.map(({ count }) => count))
  return planned.map((plan, k) => ({
    ...workingOf(plan),
    ...{ name: `${plan.count} GPU`, times: 1, source: null },
    when: { quantity: "training.gpus", ...(reaches[k] ?? { from: 0, below: Infinity }) },
  }))
}

export function layoutSentence({ job, estimate }: PlannedCount): NonNullable<Working["sentence"]> {
  const { sequenceParallel, ...layout } = estimate.plan
  return { says: "planned", params: { ...layout, sequenceParallel: sequenceParallel ? 1 : 0, batch: job.globalBatch } }
}

function stepOf(plan: PlannedCount): Working {
  const { job, cluster, estimate } = plan
  const layout = estimate.plan
  const [profile, place] = [stepProfile(job), { kernels: kernelsOf(cluster.device), cluster }]
  const work = stepWork(profile, layout, place)
  const { constants, scale } = calibrated(settingOf(job, layout, cluster, null), shippedTable)
  return {
    ...{ name: "step", times: 1, value: estimate.stepSeconds, unit: "s", source: null },
    sentence: { ...layoutSentence(plan), says: "planned-step" },
    parts: stepWorking({ profile, layout, place, work, constants, scale }),
  }
}

function measuredWorking({ count, seconds, expected }: MeasuredRun): Working {
  return {
    ...{ name: "measured", times: 1, value: seconds, unit: "s", source: null, parts: [] },
    sentence: { says: "measured-step", params: { gpus: count, expected } },
  }
}
