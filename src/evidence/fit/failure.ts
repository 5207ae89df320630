/** Why rows allow no fit, in terms of the founder's columns. */
import { error, type Report } from "../../diagnostics/index.ts"
import type { Unfitted } from "./fitted.ts"
import type { Frame } from "./frame.ts"

/** Errors: evidence-few-rows, evidence-fit-collinear, evidence-fit-separation, evidence-fit-unsettled. */
export function reportUnfitted(frame: Frame, { kind, column, terms: { terms } }: Unfitted, report: Report): void {
  const term = terms[column]
  const name = term?.column ?? ""
  switch (kind) {
    case "few":
      report(error("evidence-few-rows", null, { name: frame.of, rows: frame.rows.length, needed: terms.length + 1 }))
      return
    case "dependent":
      report(error("evidence-fit-collinear", null, { name, level: term?.level ?? "" }))
      return
    case "separated":
      report(error("evidence-fit-separation", null, { of: frame.of, kind: frame.kind, ...sureLevel(frame, name) }))
      return
    case "unsettled":
      report(error("evidence-fit-unsettled", null, { of: frame.of, kind: frame.kind }))
  }
}

/** The level all of whose rows have one outcome, or the column of numbers alone. */
function sureLevel({ predictors, outcome, kind }: Frame, name: string): { name: string; level: string; outcome: string } {
  const places = [...predictors.filter((p) => p.name === name), ...predictors.filter((p) => p.name !== name)]
  for (const predictor of places) {
    if (predictor.kind !== "category" && predictor.kind !== "truth") continue
    const levels =
      predictor.kind === "category" ? predictor.levels : [...predictor.values].map((each) => (each === 1 ? "yes" : "no"))
    const sums = new Map<string, { rows: number; sum: number }>()
    for (const [row, level] of levels.entries()) {
      const before = sums.get(level) ?? { rows: 0, sum: 0 }
      sums.set(level, { rows: before.rows + 1, sum: before.sum + outcome[row]! })
    }
    const sure = [...sums].find(([, { rows, sum }]) => sum === 0 || (kind === "logistic" && sum === rows))
    if (sure !== undefined) return { name: predictor.name, level: sure[0], outcome: sure[1].sum === 0 ? "none" : "all" }
  }
  return { name, level: "", outcome: "" }
}
