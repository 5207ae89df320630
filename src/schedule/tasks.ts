/** The entries of a plan as tasks with names and predecessors: what is wrong is reported and left out. */
import { error, nearest, type Report, type Span, warning } from "../diagnostics/index.ts"
import { slug } from "../shape/index.ts"
import { isName } from "../units/index.ts"
import type { PlanEntry } from "./section.ts"

export type Task = {
  /** As in paths: `plan.<name>.end`. */
  readonly name: string
  readonly label: string
  readonly span: Span
  readonly isMilestone: boolean
  readonly entry: PlanEntry
  /** Names of the tasks it waits for. */
  readonly after: readonly string[]
}

/** Name of the entry that is the launch, where there is one. */
export const launchName = "launch"

/** Errors: task-or-milestone, bad-name, task-needs-time, milestone-takes-time, unknown-task, plan-loop. Warning: training-planned-twice. */
export function tasksOf(plan: readonly PlanEntry[], report: Report): readonly Task[] {
  const named = plan.flatMap((entry) => namedTask(entry, report))
  // A name that comes twice was reported when the list was read.
  const tasks = named.filter((task, k) => named.findIndex((other) => other.name === task.name) === k)
  for (const task of tasks) checkTime(task, report)
  const trained = tasks.filter(({ entry }) => entry.takes === "training")
  for (const { label, span } of trained.slice(1))
    report(warning("training-planned-twice", span, { task: label, first: trained[0]?.label ?? "" }))
  return withoutLoops(
    tasks.map((task) => ({ ...task, after: predecessors(task, tasks, report) })),
    report,
  )
}

function namedTask(entry: PlanEntry, report: Report): Task[] {
  const { task, milestone } = entry
  const name = task ?? milestone
  if (name === null || (task !== null && milestone !== null)) {
    report(error("task-or-milestone", entry.span))
    return []
  }
  if (!isName(slug(name.text))) {
    // A name that is none was reported when the list was read; a number can name an entry of a list, but no task.
    if (/^\d+$/u.test(slug(name.text))) report(error("bad-name", name.span, { name: name.text }))
    return []
  }
  return [{ name: slug(name.text), label: name.text, span: name.span, isMilestone: task === null, entry, after: [] }]
}

function checkTime({ label, span, isMilestone, entry }: Task, report: Report): void {
  if (!isMilestone && entry.takes === null) report(error("task-needs-time", span, { task: label }))
  if (isMilestone && entry.takes !== null) report(error("milestone-takes-time", span, { milestone: label }))
}

function predecessors({ entry }: Task, tasks: readonly Task[], report: Report): string[] {
  const names = entry.after.flatMap((written) => {
    if (written === null) return []
    const found = tasks.find((task) => task.name === slug(written.text))
    if (found !== undefined) return [found.name]
    const known = tasks.map((task) => task.label)
    const close = nearest(written.text, known)
    report(error("unknown-task", written.span, { name: written.text, nearest: close, known }, close[0]))
    return []
  })
  return [...new Set(names)]
}

/** Each loop is told once, with its members in the order in which they wait; the wait that closes it is dropped. */
function withoutLoops(tasks: readonly Task[], report: Report): readonly Task[] {
  const done = new Map<string, Task>()
  const path: Task[] = []
  const visit = (task: Task): void => {
    if (done.has(task.name)) return
    path.push(task)
    const after = task.after.filter((name) => {
      const from = path.findIndex((other) => other.name === name)
      if (from >= 0) reportLoop(path.slice(from), report)
      else visitNamed(name)
      return from < 0
    })
    path.pop()
    done.set(task.name, { ...task, after })
  }
  const visitNamed = (name: string): void => {
    const next = tasks.find((task) => task.name === name)
    if (next !== undefined) visit(next)
  }
  tasks.forEach(visit)
  return tasks.map((task) => done.get(task.name) ?? task)
}

/** Whether a task waits for another of this name, itself or by way of others; `launch` is the entry called so. */
export function comesAfter(task: Task, name: string, tasks: readonly Task[]): boolean {
  const other = tasks.find((each) => each.name === name) ?? (name === launchName ? launchEntry(tasks) : undefined)
  if (other === undefined) return false
  const seen = new Set<string>()
  const waitsFor = ({ after }: Task): boolean =>
    after.some((each) => {
      if (each === other.name) return true
      if (seen.has(each)) return false
      seen.add(each)
      const next = tasks.find((one) => one.name === each)
      return next !== undefined && waitsFor(next)
    })
  return waitsFor(task)
}

/** The entry that is called launch, whatever the case. */
export function launchEntry(tasks: readonly Task[]): Task | undefined {
  return tasks.find(({ name }) => name.toLowerCase() === launchName)
}

function reportLoop(members: readonly Task[], report: Report): void {
  const [first, ...others] = members
  if (first === undefined) return
  const loop = [...members, first].map((task) => task.label)
  report({ ...error("plan-loop", first.span, { loop }), related: others.map((task) => task.span) })
}
