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
    sentence: { says: "planned", params: { layout: abbreviated(layout), batch: job.globalBatch } },
    parts: stepWorking({ profile, layout, place, work, constants, scale }),
  }
  return { name: `${count} GPU`, times: 1, value: utilisation, unit: "", sentence: null, source: null, parts: [step] }
}

/** `tp 2 · dp 4 · zero 1 · micro-batch 1`: what is 1 or off is left out. */
function abbreviated({ tp, pp, dp, cp, ep, vpp, zero, microBatch, recompute, precision }: Layout): string {
  const degrees = Object.entries({ tp, pp, dp, cp, ep, vpp }).filter(([, degree]) => degree > 1)
  return [
    ...degrees.map(([name, degree]) => `${name} ${degree}`),
    ...(zero === 0 ? [] : [`zero ${zero}`]),
    `micro-batch ${microBatch}`,
    ...(recompute === "none" ? [] : [`recompute ${recompute}`]),
    precision,
  ].join(" · ")
}
