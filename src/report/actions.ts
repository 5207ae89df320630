/** What to do next: one sentence an action, each with the number that it moves. */
import type { Action, PlanAnswer } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { indented } from "./columns.ts"
import { bare, change, share, withUnit, writtenMonth } from "./figures.ts"
import { type About, nameOf, objectiveName, resourceName, shortName } from "./names.ts"
import type { Page } from "./page.ts"

export function actionsText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, width } = page
  if (answer.actions.length === 0) return words.report.nothingToDo
  return answer.actions.map((action, k) => indented(actionText(action, answer, about, words), width, `${k + 1}. `)).join("\n")
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
    effect: survival === null ? effect : effect + words.report.survivalMoves(points(words, survival)),
    otherwise: otherwise === null ? "" : effectOf(otherwise, null, false, objective, about, words),
  })
  const more = [
    ...(cost === null ? [] : [words.report.costs(withUnit(words, cost.value, cost.unit))]),
    ...(by === null ? [] : [words.report.until(writtenMonth(words, by))]),
  ]
  return [sentence, ...more].join(words.language === "zh" ? "" : " ")
}

/** The objective moves by an amount; anything else that is moved is a constraint's quantity, by a probability. */
function effectOf(
  { path, by }: Action["moves"],
  error: number | null,
  isRuin: boolean,
  objective: string,
  about: About,
  words: Words,
): string {
  const said = words.report
  if (path === objective && !isRuin) {
    const half = error === null ? "" : bare(words, error)
    return said.moves(objectiveName(words, about, path), change(words, by.mean, by.unit), half)
  }
  const what = isRuin || path.endsWith(".ruin") ? said.theRuin : said.keeping(shortName(words, about, path))
  return said.movesBy(what, points(words, by.mean))
}

function points(words: Words, probability: number | null): string {
  return words.report.points(change(words, probability === null ? null : probability * 100, ""))
}

function amountOf(amount: Action["from"], kind: Action["kind"], words: Words): string {
  if (amount === null) return bare(words, null)
  return kind === "secure" && amount.unit === "" ? share(words, amount.value) : withUnit(words, amount.value, amount.unit)
}

/** Risks, rounds and tasks go by their own names, resources too: `resources.gpus.lab.count` is the GPUs lab. */
function subjectOf({ kind, path }: Action, { resources, ...about }: About, words: Words): string {
  if (kind === "protect" || kind === "secure" || kind === "hasten") return (path.split(".")[2] ?? path).replaceAll("_", " ")
  const resource = resources.find((r) => r.path === path)
  return resource === undefined ? nameOf(words, about, path) : resourceName(words, resource.name)
}
