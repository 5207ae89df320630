/**
 * How much longer a task takes where less is there than it needs: the work is the same, so that half the people take
 * twice the time, and nobody never gets it done. What parallel tasks need is not added up.
 */
import { instance, type RoomQuantity, type Row } from "../engine/index.ts"
import { type Field, slug } from "../shape/index.ts"
import type { Group } from "./given.ts"
import type { Found } from "./needs.ts"
import { comesAfter, type Task } from "./tasks.ts"

/**
 * `plan.<task>.available_<need>` for each need, and `stretch`, by which the time is multiplied; nothing without needs.
 * Units: available [person] or [GPU], stretch [plain], 1 or more, infinite where nobody is there.
 */
export function capacityRows(task: Task, needs: readonly Found[], tasks: readonly Task[]): RoomQuantity[] {
  if (needs.length === 0) return []
  const root = `plan.${task.name}`
  const available = needs.flatMap((need) => {
    const groups = need.supply.groups.filter(({ waitsFor }) => waitsFor.every((other) => comesAfter(task, other, tasks)))
    return instance(root, "plan.*", { [availableName(need)]: availableRow(root, need, groups) }).map((row) => ({
      ...row,
      meaning: "plan.*.available_*",
    }))
  })
  const factors = needs.map((need) => factor(root, need))
  return [...available, ...instance(root, "plan.*", { stretch: ["", `= max(1, ${factors.join(", ")})`] })]
}

function availableName({ key }: Found): string {
  return `available_${slug(key)}`
}

/** Those are there who have come when the task begins and are not gone; who comes later does not shorten it. */
function availableRow(root: string, { isPool }: Found, groups: readonly Group[]): Row {
  const unit = isPool ? "GPU" : "person"
  const parts = groups.map(({ count, part, begin, until }) => {
    const figure = `${figureAt(root, count, unit)}${part === null ? "" : ` * ${part.name}`}`
    const terms = [
      ...(begin === null ? [] : [`${begin} <= ${root}.begin`]),
      ...(until === null ? [] : [`${root}.begin < ${until}`]),
    ]
    return terms.length === 0 ? figure : `if(${terms.join(" and ")}, ${figure}, 0 ${unit})`
  })
  return [unit, parts.length === 0 ? `0 ${unit}` : `= ${parts.join(" + ")}`]
}

/** What may change by month counts as it stands in the month in which the task begins, in the last one beyond the horizon. */
function figureAt(root: string, { name, value }: Field, unit: string): string {
  const isFixed = value === null || ["constant", "random", "decision", "bound", "data"].includes(value.kind)
  if (isFixed) return name
  return `sum(if(t == min(floor(${root}.begin / 1 month) * 1 month, horizon - 1 month), ${name}, 0 ${unit}))`
}

/** A need of nothing asks for nothing, also where there is nothing: 0 / 0 has no meaning. */
function factor(root: string, need: Found): string {
  const wanted = figureAt(root, need.field, need.isPool ? "GPU" : "person")
  const ratio = `${wanted} / ${root}.${availableName(need)}`
  const { value } = need.field
  const isSome = value?.kind === "constant" && value.magnitude > 0
  return isSome ? ratio : `if(${wanted} > 0 ${need.isPool ? "GPU" : "person"}, ${ratio}, 1)`
}
