/** One term of a fit as a sentence: what is higher or more frequent where a column is one higher. */
import { printable } from "../../diagnostics/index.ts"
import type { FitAnswer } from "../../evidence/index.ts"
import type { Effect, Step, Words } from "../../words/index.ts"
import { bare, share } from "../figures.ts"

type Coefficient = FitAnswer["coefficients"][number]

export function effectText(answer: FitAnswer, one: Coefficient, words: Words): string {
  const effect = effectOf(answer, one)
  const scaled = scaleOf(effect, answer, one)
  const [low, high] = one.interval
  return words.fits.effect(stepOf(answer, one), effect, {
    of: answer.exposure === null ? printable(answer.of) : words.fits.per(printable(answer.of), printable(answer.exposure)),
    column: printable(one.column),
    level: printable(one.level ?? ""),
    baseline: printable(answer.baselines.find(({ column }) => column === one.column)?.level ?? ""),
    isUp: one.estimate > 0,
    figure: bare(words, effect === "times" || effect === "odds" ? scaled(one.estimate) : Math.abs(scaled(one.estimate))),
    low: bare(words, scaled(low)),
    high: bare(words, scaled(high)),
    sure: share(words, 1 - answer.alpha),
  })
}

function stepOf({ zeros, truths }: FitAnswer, { column, level, isLog }: Coefficient): Step {
  if (level !== null) return "level"
  if (isLog) return "percent"
  if (truths.includes(column)) return "yes"
  return zeros.some((zero) => zero.column === column) ? "month" : "unit"
}

function effectOf({ kind, isLog }: FitAnswer, one: Coefficient): Effect {
  if (kind === "logistic") return one.isLog ? "oddsPercent" : "odds"
  if (kind === "linear" && !isLog) return "more"
  return one.isLog ? "percent" : "times"
}

/** Of a column by its logarithm one percent more is nearly a hundredth of the coefficient. */
function scaleOf(effect: Effect, { isLog, kind }: FitAnswer, one: Coefficient): (figure: number) => number {
  if (effect === "times" || effect === "odds") return Math.exp
  return (figure) => (kind === "linear" && !isLog && one.isLog ? figure / 100 : figure)
}
