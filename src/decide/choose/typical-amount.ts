/** What amounts are measured by where the objective is risk averse (see score.ts). */
import { average, type Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { scoreOf } from "./score.ts"
import type { Subject } from "./subject.ts"
import { tryOut } from "./trial.ts"

/** The largest mean of the objective as the file stands, in its base unit; 0 where nothing needs it or none is known. */
export function typicalAmount({ objective }: Venture, subjects: readonly Subject[], sampler: Sampler): number {
  if (objective.riskAversion === null) return 0
  const plain = scoreOf({ ...objective, riskAversion: null }, 1)
  const means = subjects.map((subject) => Math.abs(average(tryOut(subject, sampler, sampler.initial, plain).utility)))
  return Math.max(0, ...means.filter(Number.isFinite))
}
