/** The one unit in which figures that concern several projects are told. */
import { type Unit, unitOf } from "../../units/index.ts"
import { isTime, type Shown } from "../figures.ts"
import type { Subject } from "./subject.ts"

/** The unit of the objective where all projects show it in one, else the books' own. */
export function objectiveUnit(subjects: readonly Subject[]): Shown {
  const [first, ...others] = subjects.map((s) => s.objective)
  if (first === undefined) throw new Error("internal: no project")
  const isShared = [first, ...others].every((q) => q.unit === first.unit && q.factor === first.factor && q.perUnit === null)
  const unit: Pick<Unit, "text" | "factor"> = isShared ? { text: first.unit, factor: first.factor } : unitOf(first.dimension)
  return { unit: unit.text, factor: unit.factor, isMoment: isTime(first.dimension) }
}
