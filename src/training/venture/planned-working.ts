/** The plan for a number of devices as `explain` opens it: the layout, its step, the parts of the step, down to a matrix product. */
import type { Working } from "../../engine/index.ts"
import { kernelsOf } from "../../kernels/index.ts"
import { calibrated } from "../calibration/constants.ts"
import { settingOf } from "../calibration/setting.ts"
import { shippedTable } from "../calibration/shipped.ts"
import { stepWorking } from "../explain/step-working.ts"
import type { Layout } from "../plan/layout.ts"
import { stepProfile } from "../step/profile.ts"
import { stepWork } from "../step/work.ts"
import type { PlannedCount } from "./planned-count.ts"

export function plannedWorking({ count, job, cluster, estimate, utilisation }: PlannedCount): Working {
  const layout = estimate.plan
  const [profile, place] = [stepProfile(job), { kernels: kernelsOf(cluster.device), cluster }]
  const work = stepWork(profile, layout, place)
  const { constants, scale } = calibrated(settingOf(job, layout, cluster, null), shippedTable)
  const step: Working = {
    ...{ name: "step", times: 1, value: estimate.stepSeconds, unit: "s", source: null },
    sentence: { says: "planned", params: { ...layoutParams(layout), batch: job.globalBatch } },
    parts: stepWorking({ profile, layout, place, work, constants, scale }),
  }
  return { name: `${count} GPU`, times: 1, value: utilisation, unit: "", sentence: null, source: null, parts: [step] }
}

function layoutParams({ sequenceParallel, ...layout }: Layout): Readonly<Record<string, string | number>> {
  return { ...layout, sequenceParallel: sequenceParallel ? 1 : 0 }
}
