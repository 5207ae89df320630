/** From when to when a line is sold: `from`, `until`, `after` a task. A month counts for the part that lies between. */
import type { Row } from "../../engine/index.ts"
import { taskEnd } from "../when.ts"
import { keyOf, type Lowering } from "./made.ts"

/** Unit: the part of the month [1]. Nothing where the line is always sold. Errors: unknown-task. */
export function offeredRows({ line, given }: Pick<Lowering, "line" | "given">): Record<string, Row> {
  if (!isLimited({ line })) return {}
  const end = taskEnd(line.after, given)
  const begins = [...(end === null ? [] : [end]), ...(line.from === null ? [] : [keyOf(line, "from")])]
  const close = line.until === null ? "t + 1 month" : `min(t + 1 month, ${keyOf(line, "until")})`
  return {
    offered: ["", `= max(0 month, ${close} - ${begins.length === 0 ? "t" : `max(${["t", ...begins].join(", ")})`}) / 1 month`],
  }
}

export function isLimited({ line }: Pick<Lowering, "line">): boolean {
  return line.from !== null || line.until !== null || line.after !== null
}
