/** A column explained by others: the fit, what it rests on, what speaks against it, and how it does on rows that it has not seen. */
import { error, type Report } from "../../diagnostics/index.ts"
import type { DataTable } from "../read-table.ts"
import { costMistake, type ThresholdAnswer, type ThresholdAsked, thresholdOf } from "../threshold/threshold-table.ts"
import { type Check, checksOf } from "./checks.ts"
import type { Baseline } from "./design.ts"
import { reportUnfitted } from "./failure.ts"
import { type Fitted, fitRows } from "./fitted.ts"
import { type FitKind, type FrameAsked, frameOf } from "./frame.ts"
import { type Holdout, holdoutOf } from "./holdout.ts"
import {
  type Coefficient,
  clusteredCoefficients,
  coefficientsOf,
  type Explained,
  explainedBy,
  type IntervalKind,
} from "./inference.ts"

export type FitAsked = FrameAsked & {
  readonly alpha: number
  /** The share of later rows that the fit is judged by; 0 for none. */
  readonly holdout: number
  /** Of yes and no: what mistakes cost, to tell where to act. */
  readonly costs?: Pick<ThresholdAsked, "miss" | "alarm" | "unit">
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
  readonly respondent: string | null
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
  /** The share that was asked for; 0 for none. */
  readonly holdoutShare: number
  /** Null where none was asked for, or where the earlier rows allow no fit. */
  readonly holdout: Holdout | null
  /** By the fitted probability, on rows that the fit has not seen where there are such; null where no costs are given. */
  readonly threshold: (ThresholdAnswer & { readonly isUnseen: boolean }) | null
}

/**
 * Null after a report.
 * Errors: those of `frameOf`; evidence-few-rows, evidence-fit-collinear, evidence-fit-costs, evidence-threshold-cost, evidence-fit-separation, evidence-fit-unsettled.
 */
export function fitTable(table: DataTable, asked: FitAsked, report: Report): FitAnswer | null {
  const frame = frameOf(table, asked, report)
  if (frame === null || !areCostsGood(frame.kind, asked, report)) return null
  const rows = frame.rows.map((_, row) => row)
  const fitted = fitRows(frame, rows)
  if (fitted.kind !== "fitted") {
    reportUnfitted(frame, fitted, report)
    return null
  }
  const judged = asked.holdout === 0 ? null : holdoutOf(frame, asked.holdout)
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
    respondent: frame.respondent?.name ?? null,
    rows: rows.length,
    missing: frame.missing,
    alpha: asked.alpha,
    ...(frame.respondent === null
      ? coefficientsOf(fitted, dispersion, asked.alpha)
      : clusteredCoefficients(fitted, frame.respondent.cells, asked.alpha)),
    baselines: fitted.terms.baselines,
    zeros: frame.predictors.flatMap((p) =>
      p.kind === "date" ? [{ column: p.name, day: new Date(p.zero).toISOString().slice(0, 10) }] : [],
    ),
    truths: frame.predictors.flatMap((p) => (p.kind === "truth" ? [p.name] : [])),
    explained: explainedBy(fitted, dispersion),
    checks,
    holdoutShare: asked.holdout,
    holdout: judged?.holdout ?? null,
    threshold: asked.costs === undefined ? null : whereToAct(fitted, judged, { ...asked, ...asked.costs }),
  }
}

function areCostsGood(kind: FitKind, { of, costs }: FitAsked, report: Report): boolean {
  if (costs === undefined) return true
  const wrong = kind === "logistic" ? costMistake(costs) : error("evidence-fit-costs", null, { name: of })
  if (wrong !== null) report(wrong)
  return wrong === null
}

/** Of rows not seen where both answers are among them, else of those of the fit. */
function whereToAct(
  fitted: Fitted,
  judged: ReturnType<typeof holdoutOf>,
  { alpha, miss, alarm, unit, of }: Pick<ThresholdAsked, "miss" | "alarm" | "unit"> & FitAsked,
): FitAnswer["threshold"] {
  const isUnseen = judged !== null && new Set(judged.outcome).size === 2 && new Set(judged.means).size > 1
  const { means, outcome } = isUnseen ? judged : fitted
  const asked = { score: `p(${of})`, truth: of, miss, alarm, alpha, ...(unit === undefined ? {} : { unit }) }
  return { ...thresholdOf(means, outcome, asked), isUnseen }
}
