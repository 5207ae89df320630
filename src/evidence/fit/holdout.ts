/** The fit judged on rows that it has not seen: the later ones, beside the mean of the earlier ones. */
import { meanOf, varianceOf } from "../moments.ts"
import { designOf, pick } from "./design.ts"
import { familyOf } from "./families.ts"
import { fitRows } from "./fitted.ts"
import type { FitKind, Frame } from "./frame.ts"
import { combined } from "./orthogonal.ts"
import { areaUnderCurve } from "./ranking.ts"

/** Mean loss of a row: squared error of a line (told as its root), log loss of yes and no, deviance of counts. */
export type Judged = {
  readonly loss: number
  /** Root of the mean squared error. */
  readonly rmse: number
  /** The chance that a yes is ranked above a no; of yes and no only. */
  readonly auc: number | null
  /** What it told on average. */
  readonly mean: number
}

export type Holdout = {
  /** By the column of time, or by the order of the file. */
  readonly by: "time" | "order"
  /** The first time of the later part, as written. */
  readonly from: string | null
  readonly rows: number
  readonly testRows: number
  /** Rows whose level the earlier part has not. */
  readonly unseen: number
  readonly observed: number
  readonly fit: Judged
  /** The mean of the earlier part, or its rate. */
  readonly baseline: Judged
  /** Whether the difference of loss is more than chance. */
  readonly verdict: "better" | "worse" | "unclear"
}

/** Null where there are too few rows, or where the earlier part allows no fit. */
export function holdoutOf(
  frame: Frame,
  share: number,
): { readonly holdout: Holdout; readonly means: Float64Array; readonly outcome: Float64Array } | null {
  const all = frame.outcome.length
  const cut = Math.round(all * (1 - share))
  const train = Array.from({ length: cut }, (_, row) => row)
  const later = Array.from({ length: all - cut }, (_, k) => cut + k)
  if (cut < 3 || later.length < 5 || !variesIn(frame, train)) return null
  const fitted = fitRows(frame, train)
  if (fitted.kind !== "fitted") return null
  const test = later.filter((row) => isKnown(frame, fitted.terms, row))
  if (test.length < 5) return null
  const outcome = pick(frame.outcome, test)
  const offset = frame.offset === null ? null : pick(frame.offset, test)
  const line = combined(designOf(frame, fitted.terms, test), fitted.coefficients).map((each, row) => each + (offset?.[row] ?? 0))
  const flat = baseLine(frame, train, offset, test.length)
  const [own, base] = [line, flat].map((each) => lossesOf(frame.kind, outcome, each))
  const gains = outcome.map((_, row) => base![row]! - own![row]!)
  const holdout: Holdout = {
    by: frame.time === null ? "order" : "time",
    from: frame.time?.cells[cut] ?? null,
    rows: cut,
    testRows: test.length,
    unseen: later.length - test.length,
    observed: meanOf([...outcome]),
    fit: judged(frame.kind, outcome, line, own!),
    baseline: judged(frame.kind, outcome, flat, base!),
    verdict: verdictOf([...gains]),
  }
  return { holdout, means: meansOf(frame.kind, line), outcome }
}

/** A level that the terms have, or the baseline. */
function isKnown({ predictors }: Frame, { terms, baselines }: Parameters<typeof designOf>[1], row: number): boolean {
  return predictors.every((predictor) => {
    if (predictor.kind !== "category") return true
    const level = predictor.levels[row]
    return [...terms, ...baselines].some((term) => term.column === predictor.name && term.level === level)
  })
}

function variesIn({ outcome }: Frame, rows: readonly number[]): boolean {
  return new Set(rows.map((row) => outcome[row])).size > 1
}

/** The line of the mean or rate of the earlier part. */
function baseLine(
  { kind, outcome, offset }: Frame,
  train: readonly number[],
  later: Float64Array | null,
  rows: number,
): Float64Array {
  const sum = train.reduce((all, row) => all + outcome[row]!, 0)
  const over = offset === null ? train.length : train.reduce((all, row) => all + Math.exp(offset[row]!), 0)
  const mean = sum / over
  const line = familyOf(kind).link(mean)
  return Float64Array.from({ length: rows }, (_, row) => line + (later?.[row] ?? 0))
}

function meansOf(kind: FitKind, line: Float64Array): Float64Array {
  return line.map(familyOf(kind).mean)
}

function lossesOf(kind: FitKind, outcome: Float64Array, line: Float64Array): Float64Array {
  const scale = kind === "logistic" ? 0.5 : 1
  return outcome.map((each, row) => scale * familyOf(kind).deviance(each, line[row]!))
}

function judged(kind: FitKind, outcome: Float64Array, line: Float64Array, losses: Float64Array): Judged {
  const means = meansOf(kind, line)
  const squares = outcome.map((each, row) => (each - means[row]!) ** 2)
  return {
    loss: meanOf([...losses]),
    rmse: Math.sqrt(meanOf([...squares])),
    auc: kind === "logistic" ? areaUnderCurve(line, outcome) : null,
    mean: meanOf([...means]),
  }
}

/** Two standard errors from nothing. */
function verdictOf(gains: readonly number[]): Holdout["verdict"] {
  const [mean, error] = [meanOf(gains), Math.sqrt(varianceOf(gains) / gains.length)]
  return mean > 2 * error ? "better" : mean < -2 * error ? "worse" : "unclear"
}
