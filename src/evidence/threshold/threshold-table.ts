/** From which score on to act, by what a miss and a false alarm cost. */
import { error, type Report } from "../../diagnostics/index.ts"
import { completeRows, figuresIn } from "../complete-rows.ts"
import { columnNamed, type DataTable } from "../read-table.ts"
import { type Calibration, calibrationOf } from "./calibration.ts"
import { type Costs, cheapest, costCurve, groupsOf, type Rule } from "./cost-curve.ts"
import { type Resampled, resampled } from "./resampled.ts"

export type ThresholdAsked = {
  /** The column of the score: higher speaks for yes. */
  readonly score: string
  readonly truth: string
  /** Of one missed yes, and of one false alarm, in one unit. */
  readonly miss: number
  readonly alarm: number
  /** For people. */
  readonly unit?: string
  readonly alpha: number
}

/** A rule with its threshold; null flags none. */
export type ThresholdRule = Omit<Rule, "threshold"> & { readonly threshold: number | null }

export type ThresholdAnswer = Costs & {
  readonly score: string
  readonly truth: string
  readonly unit: string
  readonly rows: number
  readonly yes: number
  readonly alpha: number
  readonly best: ThresholdRule
  /** Flagging none, and flagging all. */
  readonly none: ThresholdRule
  readonly all: ThresholdRule
  /** Of a row, against the better of the two. */
  readonly saving: number
  readonly savingInterval: readonly [number, number]
  /** Ends as thresholds; null flags none. */
  readonly interval: readonly [number | null, number | null]
  /** By how much the cost of the best is told too low, since these rows chose it. */
  readonly flattery: number
  /** Of a score between 0 and 1: whether it is a probability, and the rule of alarm / (alarm + miss). */
  readonly calibration: (Calibration & { readonly rule: ThresholdRule; readonly cut: number }) | null
  /** The curve, thinned to a hundred rules. */
  readonly curve: readonly ThresholdRule[]
}

/**
 * Null after a report.
 * Errors: evidence-unknown-column, evidence-same-column, evidence-threshold-score, evidence-threshold-truth, evidence-threshold-cost,
 * evidence-constant; evidence-missing is a warning.
 */
export function thresholdTable(table: DataTable, asked: ThresholdAsked, report: Report): ThresholdAnswer | null {
  const [score, truth] = [columnNamed(table, asked.score, report), columnNamed(table, asked.truth, report)]
  if (score === null || truth === null) return null
  const wrong =
    score === truth
      ? error("evidence-same-column", null, { name: score.name })
      : score.kind !== "number" && score.kind !== "truth"
        ? error("evidence-threshold-score", null, { name: score.name, holds: score.kind })
        : truth.kind !== "truth"
          ? error("evidence-threshold-truth", null, { name: truth.name, holds: truth.kind })
          : costMistake(asked)
  if (wrong !== null) {
    report(wrong)
    return null
  }
  const rows = completeRows(table, [score, truth], report)
  const [scores, truths] = [figuresIn(score, rows), figuresIn(truth, rows)]
  const flat = new Set(scores).size < 2 ? score : new Set(truths).size < 2 ? truth : null
  if (flat !== null) {
    report(error("evidence-constant", null, { name: flat.name }))
    return null
  }
  return thresholdOf(scores, truths, { ...asked, score: score.name, truth: truth.name })
}

/** Null where both cost something. */
export function costMistake({ miss, alarm }: Costs): ReturnType<typeof error> | null {
  const [option, got] = miss > 0 ? ["alarm", alarm] : ["miss", miss]
  return got > 0 ? null : error("evidence-threshold-cost", null, { option, got })
}

/** Shape: [rows]; both columns take more than one value. */
export function thresholdOf(scores: Float64Array, truths: Float64Array, asked: ThresholdAsked): ThresholdAnswer {
  const { miss, alarm, alpha, unit = "" } = asked
  const groups = groupsOf(scores, truths)
  const rules = costCurve(groups, { miss, alarm })
  const [best, all, none] = [cheapest(rules), rules[0]!, rules.at(-1)!]
  const sure: Resampled = resampled(groups, rules, { miss, alarm }, alpha)
  const calibration = calibrationOf(scores, truths, alpha)
  const cut = alarm / (alarm + miss)
  const byCut = rules.find(({ threshold }) => threshold >= cut) ?? none
  return {
    miss,
    alarm,
    unit,
    alpha,
    score: asked.score,
    truth: asked.truth,
    rows: scores.length,
    yes: truths.reduce((sum, each) => sum + each, 0),
    best: told(best),
    none: told(none),
    all: told(all),
    saving: Math.min(none.cost, all.cost) - best.cost,
    savingInterval: sure.saving,
    interval: [finite(sure.threshold[0]), finite(sure.threshold[1])],
    flattery: sure.flattery,
    calibration: calibration === null ? null : { ...calibration, cut, rule: told(byCut) },
    curve: thinned(rules).map(told),
  }
}

function finite(threshold: number): number | null {
  return Number.isFinite(threshold) ? threshold : null
}

function told(rule: Rule): ThresholdRule {
  return { ...rule, threshold: finite(rule.threshold) }
}

const mostRules = 100

function thinned(rules: readonly Rule[]): Rule[] {
  if (rules.length <= mostRules) return [...rules]
  const step = (rules.length - 1) / (mostRules - 1)
  return Array.from({ length: mostRules }, (_, k) => rules[Math.round(k * step)]!)
}
