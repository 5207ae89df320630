/** Memory of one device in the worst pipeline stage of a layout, by what takes the room. */
import type { Layout } from "../plan/layout.ts"
import { constantsOf, type FrameworkConstants } from "./constants.ts"
import { partBytes } from "./part-bytes.ts"
import type { MemoryProfile } from "./profile.ts"
import { type MemoryParts, type Reading, type StageQuestion, stageMemory } from "./stage-memory.ts"
import { copiesOnStage } from "./stages.ts"

/** Units: → [byte]. Errors: none; a layout that does not divide the model is told elsewhere. */
export function estimateMemory(
  profile: MemoryProfile,
  layout: Layout,
  reading: Reading = "device",
  constants: FrameworkConstants = constantsOf(profile.framework),
): MemoryParts {
  const asked: StageQuestion = { profile, layout, parts: partBytes(profile, layout), reading, constants }
  const last = layout.pp - 1
  let before = copiesOnStage(profile, layout, 0)
  let worst = stageMemory(asked, before, 0)
  for (let stage = 1; stage <= last; stage++) {
    const copies = copiesOnStage(profile, layout, stage)
    // An inner stage with no more of any part than an earlier one is no worse: fewer micro-batches are under way in it.
    if (stage < last && copies.every((count, k) => count <= before[k]!)) continue
    const other = stageMemory(asked, copies, stage)
    if (other.total > worst.total) worst = other
    before = copies
  }
  return worst
}

/** Every stage of the pipeline in its order; the greatest total is what estimateMemory tells.  Units: → [byte]. */
export function memoryByStage(profile: MemoryProfile, layout: Layout, reading: Reading = "device"): readonly MemoryParts[] {
  const constants = constantsOf(profile.framework)
  const asked: StageQuestion = { profile, layout, parts: partBytes(profile, layout), reading, constants }
  return Array.from({ length: layout.pp }, (_, stage) => stageMemory(asked, copiesOnStage(profile, layout, stage), stage))
}
