/** A column explained by others: the fit, what it rests on, what speaks against it, and how it does on rows that it has not seen. */
import { error, type Report } from "../../diagnostics/index.ts"
import type { DataTable } from "../read-table.ts"
import { type Check, checksOf } from "./checks.ts"
import type { Baseline } from "./design.ts"
import { reportUnfitted } from "./failure.ts"
import { fitRows } from "./fitted.ts"
import { type FitKind, type FrameAsked, frameOf } from "./frame.ts"
import { type Holdout, holdoutOf } from "./holdout.ts"
import { type Coefficient, coefficientsOf, type Explained, explainedBy, type IntervalKind } from "./inference.ts"

export type FitAsked = FrameAsked & {
  readonly alpha: number
  /** The share of later rows that the fit is judged by; 0 for none. */
  readonly holdout: number
}

export type FitAnswer = {
  readonly of: string
  readonly kind: FitKind
  /** The kind was read off the column. */
  readonly isGuessed: boolean
  /** `of` was taken by its logarithm. */
  readonly isLog: boolean
  readonly exposure: string | null
  readonly time: string | null
  readonly rows: number
  readonly missing: number
  readonly alpha: number
  /** The constant first. */
  readonly coefficients: readonly Coefficient[]
  readonly intervals: IntervalKind
  /** The level of each category that the others stand beside. */
  readonly baselines: readonly Baseline[]
  /** Of each column of dates, the day from which months are counted. */
  readonly zeros: readonly { readonly column: string; readonly day: string }[]
  /** Columns of yes and no. */
  readonly truths: readonly string[]
  readonly explained: Explained
  readonly checks: readonly Check[]
  /** Null where none was asked for, or where the earlier rows allow no fit. */
  readonly holdout: Holdout | null
}

/**
 * Null after a report.
 * Errors: those of `frameOf`; evidence-few-rows, evidence-fit-collinear, evidence-fit-separation, evidence-fit-unsettled.
 */
export function fitTable(table: DataTable, asked: FitAsked, report: Report): FitAnswer | null {
  if (asked.by.length === 0) {
    report(error("evidence-fit-nothing", null, { name: asked.of }))
    return null
  }
  const frame = frameOf(table, asked, report)
  if (frame === null) return null
  const rows = frame.rows.map((_, row) => row)
  const fitted = fitRows(frame, rows)
  if (fitted.kind !== "fitted") {
    reportUnfitted(frame, fitted, report)
    return null
  }
  const checks = checksOf(frame, fitted)
  // A line has its spread estimated; of counts the law's own is believed unless the rows say otherwise.
  const isWide = checks.some((check) => check.kind === "dispersion" && check.isWrong)
  const dispersion = fitted.law === "linear" || isWide ? fitted.dispersion : 1
  return {
    of: frame.of,
    kind: frame.kind,
    isGuessed: frame.isGuessed,
    isLog: frame.isLog,
    exposure: frame.exposure,
    time: frame.time?.name ?? null,
    rows: rows.length,
    missing: frame.missing,
    alpha: asked.alpha,
    ...coefficientsOf(fitted, dispersion, asked.alpha),
    baselines: fitted.terms.baselines,
    zeros: frame.predictors.flatMap((p) =>
      p.kind === "date" ? [{ column: p.name, day: new Date(p.zero).toISOString().slice(0, 10) }] : [],
    ),
    truths: frame.predictors.flatMap((p) => (p.kind === "truth" ? [p.name] : [])),
    explained: explainedBy(fitted, dispersion),
    checks,
    holdout: asked.holdout === 0 ? null : holdoutOf(frame, asked.holdout),
  }
}
