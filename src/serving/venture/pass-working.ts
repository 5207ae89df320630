/** How a pass of the planner comes about, as `explain` opens it. */
import type { Working } from "../../engine/index.ts"
import type { PlannedPasses } from "./plan-passes.ts"
import { stepPart } from "./planned-working.ts"

export function passWorking(planned: PlannedPasses, batch: number): readonly Working[] {
  const asked = { prefillTokens: batch, prefillContext: 0, decodes: 0, decodeContext: 0, decodeTokens: 0 }
  return [stepPart("pass", { samples: batch }, planned, asked)]
}
