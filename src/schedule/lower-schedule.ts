/** The `plan` section as quantities: when each task begins and ends, when the product is launched, what the tasks cost. */
import { instance, quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { capacityRows } from "./capacity.ts"
import type { ScheduleGiven } from "./given.ts"
import { type Found, needsOf } from "./needs.ts"
import type { PlanEntry } from "./section.ts"
import { launchEntry, launchName, type Task, tasksOf } from "./tasks.ts"

export type LoweredSchedule = {
  readonly quantities: readonly RoomQuantity[]
  /** Formula of the month in which a task ends, by its name as in paths; `launch` is always there. */
  readonly taskEnds: ReadonlyMap<string, string>
  /** Formula of the month in which training begins; null where no task takes what training takes. */
  readonly trainingBegin: string | null
  /** Formula of the time that this task lasts: longer than the planner's estimate where people are short. */
  readonly trainingLasts: string | null
}

/** A project without a plan is launched in month 0. Errors and warnings: those of tasks and needs. */
export function lowerSchedule(plan: readonly PlanEntry[], given: ScheduleGiven): LoweredSchedule {
  const tasks = tasksOf(plan, given.report)
  const costing = tasks.filter(({ entry }) => entry.cost !== null)
  const trained = tasks.find(({ entry }) => entry.takes === "training")
  const spending = costing.map(({ name }) => `plan.${name}.spending`)
  return {
    quantities: [
      ...tasks.flatMap((task) => taskRows(task, tasks, given)),
      ...quantities("", { [launchName]: ["month", launch(tasks, given.training)] }),
      ...quantities("plan", { spending: ["¤/month", spending.length === 0 ? "0 ¤/month" : `= ${spending.join(" + ")}`] }),
    ],
    // Whatever waits for the launch waits for the launch as it comes, with what put it off.
    taskEnds: new Map([...tasks.map(({ name }) => [name, `plan.${name}.end`] as const), [launchName, launchName]]),
    trainingBegin: trained === undefined ? null : `plan.${trained.name}.begin`,
    trainingLasts: trained === undefined ? null : `plan.${trained.name}.lasts`,
  }
}

function hasTime({ isMilestone, entry }: Task): boolean {
  return !isMilestone && entry.takes !== null
}

/**
 * Forward pass of the critical path method, one task: it begins when the last of those it waits for has ended.
 * Units: takes, lasts, begin, end [month], infinite where the task never ends.
 */
function taskRows(task: Task, tasks: readonly Task[], given: ScheduleGiven): RoomQuantity[] {
  const { name, entry } = task
  const root = `plan.${name}`
  const stretching = needsOf(task, given).filter((need) => stretches(need, task))
  const spending = entry.cost === null ? {} : { spending: spendingRow(root, hasTime(task)) }
  if (!hasTime(task))
    return instance(root, "plan.*", { begin: ["month", begin(task)], end: ["month", `= ${root}.begin`], ...spending })
  return [
    ...capacityRows(task, stretching, tasks),
    ...instance(root, "plan.*", {
      ...(entry.takes === "training" ? { takes: ["month", `= ${given.training}`] } : {}),
      begin: ["month", begin(task)],
      lasts: ["month", lasts(root, stretching.length > 0)],
      end: ["month", `= ${root}.begin + ${root}.lasts`],
      ...spending,
    }),
  ]
}

/** The planner's estimate is made of the pool already: the GPUs of the training task do not stretch it again. */
function stretches({ isPool }: Found, { entry }: Task): boolean {
  return !isPool || entry.takes !== "training"
}

/** No work needs nobody: 0 month times an infinite stretch has no meaning. */
function lasts(root: string, isStretched: boolean): string {
  return isStretched ? `= if(${root}.takes > 0 month, ${root}.takes * ${root}.stretch, 0 month)` : `= ${root}.takes`
}

function begin({ name, entry, after }: Task): string {
  const waits = [...(entry.from === null ? [] : [`plan.${name}.from`]), ...after.map((other) => `plan.${other}.end`)]
  return latest(waits)
}

function latest(months: readonly string[]): string {
  const [first] = months
  if (first === undefined) return "0 month"
  return months.length === 1 ? `= ${first}` : `= max(${months.join(", ")})`
}

/** The entry called launch, else the end of all that no other waits for, training among them where no task is the training. */
function launch(tasks: readonly Task[], training: string): string {
  const named = launchEntry(tasks)
  if (named !== undefined) return `= plan.${named.name}.end`
  const awaited = new Set(tasks.flatMap((task) => task.after))
  const ends = tasks.filter(({ name }) => !awaited.has(name)).map(({ name }) => `plan.${name}.end`)
  return latest(tasks.some(({ entry }) => entry.takes === "training") ? ends : [...ends, training])
}

/** A month's share is that part of the task that falls between t and t + 1 month; what takes no time is paid at once, what never ends costs nothing. */
function spendingRow(root: string, hasTime: boolean): Row {
  const atOnce = `if(${root}.begin >= t and ${root}.begin < t + 1 month, ${root}.cost / 1 month, 0 ¤/month)`
  if (!hasTime) return ["¤/month", `= ${atOnce}`]
  const worked = `max(0 month, min(t + 1 month, ${root}.end) - max(t, ${root}.begin)) / 1 month`
  return ["¤/month", `= if(${root}.lasts > 0 month, ${root}.cost / ${root}.lasts * (${worked}), ${atOnce})`]
}
