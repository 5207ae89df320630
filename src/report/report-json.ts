/** `report -o out.json`: the document of `plan --json`, and what it rests on. */

import type { ReportGiven } from "./document/report-document.ts"
import { withoutFolder } from "./own-folder.ts"
import { type PlanJson, planJson } from "./plan-json.ts"

export type ReportJson = PlanJson &
  Required<Pick<ReportGiven, "sources" | "served">> &
  Pick<ReportGiven, "trends" | "costs"> & { readonly name: string; readonly date: string }

export function reportJson(given: ReportGiven): ReportJson {
  const { answer, diagnostics, about, words, sources, served = [], trends, costs, date } = withoutFolder(given)
  return {
    name: about.header.name,
    date,
    ...planJson(answer, diagnostics, about, words),
    sources,
    served,
    ...(trends === undefined ? {} : { trends }),
    ...(costs === undefined ? {} : { costs }),
  }
}
