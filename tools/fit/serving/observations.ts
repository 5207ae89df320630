/**
 * Rows of published serving figures as the fit reads them: of each figure the work of its run in seconds of kernels, one number for each constant,
 * since times of a run are sums over its steps.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Setting } from "../../../src/serving/calibration/setting.ts"
import { type Row, readRows } from "../../truth/row.ts"
import { servingRow } from "../../truth/serving/read-serving-row.ts"
import { type Figure, figuresOf, published } from "./figures.ts"
import { replicaOf } from "./replica.ts"
import { runOf } from "./runs.ts"

export type Observation = {
  readonly id: string
  readonly kind: string
  /** Of the pool that decodes, where there are two. */
  readonly setting: Setting
  readonly group: string
  readonly source: string
  readonly figures: readonly Figure[]
}

export type Observations = {
  readonly observations: readonly Observation[]
  /** How often each kind of row was not answered, and why. */
  readonly unread: ReadonlyMap<string, number>
}

/** folder: of the rows; cache: of runs that were simulated before. */
export function readObservations(folder: string, cache: string): Observations {
  const rows = ["serving.json", "serving_latency.json"].flatMap((file) => {
    const read = readRows(readFileSync(join(folder, file), "utf8"))
    if (typeof read === "string") throw new Error(`${file}: ${read}`)
    return read
  })
  const unread = new Map<string, number>()
  const observations = rows.flatMap((row) => {
    const one = observationOf(row, cache)
    if (typeof one !== "string") return [one]
    const reason = `${row.kind}: ${one}`
    unread.set(reason, (unread.get(reason) ?? 0) + 1)
    return []
  })
  return { observations, unread }
}

function observationOf(row: Row, cache: string): Observation | string {
  const asked = servingRow(row)
  if (typeof asked === "string") return asked
  const measured = published(row)
  if (measured.size === 0) return "no figure that is fitted"
  if (asked.question.kind !== "run") return "under the highest rate that keeps a promise: judged, not fitted"
  const replica = replicaOf(asked)
  const run = runOf(row.id, asked.question.load, replica, cache)
  const figures = figuresOf(measured, run, replica, asked)
  if (figures.length === 0) return "the run gives none of its figures"
  const source = row.source.split("@")[0]?.split(":")[0] ?? row.source
  return { id: row.id, kind: row.kind, setting: replica.setting, group: asked.group, source, figures }
}
