/** What trends are told by whoever joins the rooms. */
import type { Report } from "../diagnostics/index.ts"
import type { RoomQuantity } from "../engine/index.ts"
import type { Field } from "../shape/index.ts"

export type TrendsGiven = {
  readonly report: Report
  /** First month as written, `2027-01`; null where months are only counted. */
  readonly start: string | null
  /** ISO 3166 code; null where the file names none. */
  readonly country: string | null
}

/** A project as the other rooms made it. */
export type TrendsProject = {
  readonly fields: readonly Field[]
  readonly rows: readonly RoomQuantity[]
  /** Pools of GPUs that are owned, by their names in paths. */
  readonly owned: ReadonlySet<string>
}
