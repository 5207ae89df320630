/** What to do next: one sentence an action, each with the number that it moves. */
import type { Action, PlanAnswer } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { indented, wrap } from "./columns.ts"
import { effectOf, points } from "./effects.ts"
import { bare, share, withUnit, writtenMonth } from "./figures.ts"
import { type About, asWritten, nameOf, resourceName } from "./names.ts"
import type { Page } from "./page.ts"
import { lackOf } from "./verdict.ts"

export function actionsText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, width, paint } = page
  if (answer.actions.length === 0) return words.report.nothingToDo
  return [
    ...worthItText(answer, about, words).flatMap((text) => wrap(text, width)),
    ...answer.actions.map((action, k) => indented(actionText(action, answer, about, words), width, `${k + 1}. `)),
    ...wrap(words.report.actionsNote, width).map(paint.dim),
  ].join("\n")
}

/** Where the cash is worth more: what would change that. */
function worthItText(answer: PlanAnswer, about: About, words: Words): string[] {
  const best = answer.projects[answer.best]
  const lacks = best === undefined ? null : lackOf(best, about)
  if (best === undefined || lacks === null) return []
  const { path } = best.objective
  const isEnough = ({ kind, moves }: Action): boolean => kind !== "watch" && moves.path === path && (moves.by.mean ?? 0) > lacks
  const enough = answer.actions.flatMap((action, k) => (isEnough(action) ? [k + 1] : []))
  return [words.report.worthIt(best.label, withUnit(words, lacks, best.value.unit), enough)]
}

/** The sentence of an action, alone: it stands in the JSON document too. */
export function actionText(action: Action, answer: PlanAnswer, about: About, words: Words): string {
  const { kind, from, to, survival, otherwise, cost, by } = action
  const objective = answer.projects[answer.best]?.objective.path ?? ""
  const effect = effectOf(action.moves, action.error, kind === "watch", objective, about, words)
  const sentence = words.report.actions[kind]({
    name: subjectOf(action, about, words),
    from: amountOf(from, kind, words),
    to: amountOf(to, kind, words),
    effect: survival === null ? effect : effect + words.report.survivalMoves(points(words, survival), survival > 0),
    otherwise: otherwise === null ? "" : effectOf(otherwise, null, false, objective, about, words),
    isMore: (to?.value ?? 0) > (from?.value ?? 0),
  })
  const more = [
    ...(cost === null ? [] : [words.report.costs(withUnit(words, cost.value, cost.unit))]),
    ...(by === null ? [] : [words.report.until(writtenMonth(words, by))]),
  ]
  return [sentence, ...more].join(words.language === "zh" ? "" : " ")
}

function amountOf(amount: Action["from"], kind: Action["kind"], words: Words): string {
  if (amount === null) return bare(words, null)
  return kind === "secure" && amount.unit === "" ? share(words, amount.value) : withUnit(words, amount.value, amount.unit)
}

/** Risks, rounds and tasks go by their own names, resources too: `resources.gpus.lab.count` is the GPUs lab. */
function subjectOf({ kind, path }: Action, about: About, words: Words): string {
  if (kind === "protect" || kind === "secure" || kind === "hasten") {
    const name = asWritten(path.split(".")[2] ?? path, about.text)
    const opens = [path, `${path}.probability`, `${path}.frequency`].find((one) => about.model.quantities.has(one))
    return opens === undefined ? name : words.report.named(name, opens)
  }
  const resource = about.resources.find((r) => r.path === path)
  if (resource === undefined) return nameOf(words, about, path)
  return words.report.named(resourceName(words, about, resource.name), path)
}
