/** Hires: from which month on they are there, and for which part of a month. */
import { error, nearest } from "../diagnostics/index.ts"
import { instance, type RoomQuantity, type Row } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import type { TeamGiven } from "./given.ts"
import type { Paid } from "./pay.ts"
import { rootOf } from "./people.ts"
import type { Hire } from "./section.ts"

const pattern = "team.hires.*"

export function paidHire({ role, count, pay }: Hire): Paid {
  return { root: rootOf(count), pattern, role: role?.text ?? "", span: role?.span ?? null, hasPay: pay !== null }
}

/** Errors: unknown-task. */
export function hireRows(hire: Hire, given: TeamGiven): RoomQuantity[] {
  const root = rootOf(hire.count)
  return instance(root, pattern, {
    begin: ["month", beginText(hire, root, given)],
    present: ["person", `= ${root}.count * ${presence(hire, root)}`],
    joining: ["person/month", joining(hire, root)],
  })
}

function beginText({ from, after, months_later }: Hire, root: string, given: TeamGiven): string {
  const task = after === null ? null : taskEnd(after, given)
  const dates = [...(from === null ? [] : [`${root}.from`]), ...(task === null ? [] : [task])]
  const date = dates.length > 1 ? `max(${dates.join(", ")})` : (dates[0] ?? null)
  const parts = [...(date === null ? [] : [date]), ...(months_later === null ? [] : [`${root}.months_later`])]
  return parts.length === 0 ? "0 month" : `= ${parts.join(" + ")}`
}

function taskEnd(after: NonNullable<Hire["after"]>, { taskEnds, report }: TeamGiven): string | null {
  const found = taskEnds.get(slug(after.text))
  if (found !== undefined) return found
  const known = [...taskEnds.keys()]
  const close = nearest(after.text, known)
  report(error("unknown-task", after.span, { name: after.text, nearest: close, known }, close[0]))
  return null
}

/** The share of the month t … t + 1 month between the first day and the last. */
function presence({ until }: Hire, root: string): string {
  const end = until === null ? "t + 1 month" : `min(t + 1 month, ${root}.until)`
  return `max(0 month, ${end} - max(t, ${root}.begin)) / 1 month`
}

/** All of them in the month in which the work begins; who would be gone by then never comes. */
function joining({ until }: Hire, root: string): Row[1] {
  const comes = until === null ? "" : ` and ${root}.begin < ${root}.until`
  return `= if(${root}.begin >= t and ${root}.begin < t + 1 month${comes}, ${root}.count / 1 month, 0 person/month)`
}
