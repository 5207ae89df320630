/** `data threshold` for people: from which score on to act, what it saves, and whether the score is a probability. */
import { printable } from "../../diagnostics/index.ts"
import type { ThresholdAnswer, ThresholdRule } from "../../evidence/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { bare, share, withUnit } from "../figures.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"

export function thresholdText(answer: ThresholdAnswer, page: Page): string {
  const { words, paint, width } = page
  const { threshold } = words
  const lines = (parts: readonly string[]): string => wrap(parts.join(words.signs.sentence), width).join("\n")
  const [rows, yes] = [answer.rows, answer.yes].map((count) => grouped(String(count), words.language))
  return [
    paint.strong(lines([finding(answer, words)])),
    rulesTable(answer, page),
    lines([threshold.counted(rows ?? "", yes ?? "", printable(answer.truth)), ...sureness(answer, words)]),
    lines(calibration(answer, words)),
    paint.dim(lines([threshold.method])),
  ].join("\n\n")
}

export function finding({ best, none, all, score, unit }: ThresholdAnswer, words: Words): string {
  const { threshold } = words
  const cost = (rule: ThresholdRule): string => withUnit(words, rule.cost, unit)
  if (best.threshold === null) return threshold.bestIsNone(cost(best), cost(all))
  if (best.threshold === all.threshold) return threshold.bestIsAll(cost(best), cost(none))
  return threshold.best(printable(score), bare(words, best.threshold), cost(best), cost(none), cost(all))
}

export function rulesTable({ best, none, all, calibration: known, unit }: ThresholdAnswer, page: Page): string {
  const { words } = page
  const { columns, rules } = words.threshold
  const row = (name: string, rule: ThresholdRule, from: number | null, isStrong: boolean): TableRow => ({
    cells: [
      name,
      from === null ? "" : bare(words, from),
      ...[rule.flagged, rule.missed, rule.alarms].map((count) => grouped(String(count), words.language)),
      withUnit(words, rule.cost, unit, best.cost),
    ],
    isStrong,
  })
  const head = [columns.rule, columns.from, columns.flagged, columns.missed, columns.alarms, columns.cost]
  return table(page, head, [
    row(rules.best, best, best.threshold, true),
    ...(known === null ? [] : [row(rules.cut, known.rule, known.cut, false)]),
    row(rules.none, none, null, false),
    row(rules.all, all, null, false),
  ])
}

function sureness(answer: ThresholdAnswer, words: Words): string[] {
  const { threshold } = words
  const { interval, saving, savingInterval, unit, flattery } = answer
  const sure = share(words, 1 - answer.alpha)
  const [low, high] = interval.map((end) => (end === null ? threshold.noThreshold : bare(words, end)))
  const [least, most] = savingInterval.map((end) => withUnit(words, end, unit, saving))
  return [
    threshold.interval(low ?? "", high ?? "", sure),
    ...(saving > 0 ? [threshold.saving(withUnit(words, saving, unit), least ?? "", most ?? "", sure)] : []),
    ...(flattery > 0.01 * answer.best.cost ? [threshold.flattery(withUnit(words, flattery, unit))] : []),
  ]
}

export function calibration({ calibration: known, best, unit }: ThresholdAnswer, words: Words): string[] {
  const { threshold } = words
  if (known === null) return [threshold.noProbability]
  const { verdict, told, counted, cut, rule } = known
  const said =
    verdict === "right" ? threshold.calibrated : threshold.notCalibrated[verdict](share(words, told), share(words, counted))
  const extra = rule.cost - best.cost
  return [threshold.cut(bare(words, cut)), said, ...(extra > 0 ? [threshold.ownCut(withUnit(words, extra, unit))] : [])]
}
