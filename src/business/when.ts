/** When something happens: after a task of the plan. */
import { error, nearest } from "../diagnostics/index.ts"
import { type Placed, slug } from "../shape/index.ts"
import type { BusinessGiven } from "./given.ts"

/** Formula of the end of the task; null where none is named, or none is known by that name (reported). */
export function taskEnd(task: Placed | null, { tasks, report }: BusinessGiven): string | null {
  if (task === null) return null
  const end = tasks.get(slug(task.text))
  if (end !== undefined) return end
  const known = [...tasks.keys()]
  const close = nearest(task.text, known)
  report(error("unknown-task", task.span, { name: task.text, nearest: close, known }, close[0]))
  return null
}
