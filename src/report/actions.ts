/** What to do next: one sentence an action, each with the number that it moves. */
import type { Action, PlanAnswer } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { indented, wrap } from "./columns.ts"
import { openPath, penOf, step } from "./document/pen.ts"
import { lackOf, lackText } from "./doing-nothing.ts"
import { effectOf, points } from "./effects.ts"
import { changeText } from "./feasibility-change.ts"
import { bare, writtenMonth } from "./figures.ts"
import { type About, asWritten, resourceName } from "./names.ts"
import type { Page } from "./page.ts"
import { amountText, plainWriter, type Writer } from "./writer.ts"

export function actionsText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, width, paint } = page
  const writer = plainWriter(penOf(answer, about, words))
  const first = possibleText(writer).flatMap((text) => wrap(text, width))
  if (answer.actions.length === 0) return first.length > 0 ? first.join("\n") : words.report.nothingToDo
  return [
    ...first,
    ...worthItText(writer).flatMap((text) => wrap(text, width)),
    ...answer.actions.map((_, k) => indented(actionSentence(k, writer), width, `${k + 1}. `)),
    ...wrap(words.report.actionsNote, width).map(paint.dim),
  ].join("\n")
}

/** Where the best cannot be done as it is written: what would let it, before anything else. */
export function possibleText(writer: Writer): string[] {
  const { words, answer } = writer.pen
  const { canBeDone = true, limit = null, change = null } = answer.projects[answer.best]?.feasibility.verdict ?? {}
  if (canBeDone || limit === null) return []
  if (change === null) return [words.feasibility.nothingLifts]
  const at = `/projects/${step(answer.best)}/feasibility/verdict/change`
  return [words.feasibility.firstOfAll(changeText(change, at, answer.best, limit, writer))]
}

/** Where the cash is worth more: what would change that. */
export function worthItText(writer: Writer): string[] {
  const { words, answer } = writer.pen
  const best = answer.projects[answer.best]
  const lacks = best === undefined ? null : lackOf(best)
  const lack = best === undefined ? null : lackText(answer.best, best, writer)
  if (best === undefined || lacks === null || lack === null) return []
  const { path } = best.objective
  const isEnough = ({ kind, moves }: Action): boolean => kind !== "watch" && moves.path === path && (moves.by.mean ?? 0) > lacks
  const enough = answer.actions.flatMap((action, k) => (isEnough(action) ? [k + 1] : []))
  return [words.report.worthIt(best.label, lack, enough)]
}

/** The sentence of an action, alone: it stands in the JSON document too. */
export function actionText(action: Action, answer: PlanAnswer, about: About, words: Words): string {
  return actionSentence(0, plainWriter(penOf({ ...answer, actions: [action] }, about, words)))
}

/** The sentence of the action number `k`, from 0. */
export function actionSentence(k: number, writer: Writer): string {
  const { words, answer } = writer.pen
  const action = answer.actions[k]
  if (action === undefined) throw new Error(`internal: no action ${k}`)
  const { kind, path, from, to, cost, by } = action
  const sentence = words.report.actions[kind]({
    name: subjectOf(action, writer),
    kind: resourceOf(action, writer)?.kind ?? "",
    from: amountOf(from, `/actions/${k}/from`, action, writer),
    to: amountOf(to, `/actions/${k}/to`, action, writer),
    effect: movesOf(action, k, writer),
    otherwise: otherwiseOf(action, k, writer),
    isMore: (to?.value ?? 0) > (from?.value ?? 0),
  })
  const paid = [`${path}.control.cost`, path]
  const more = [
    ...(cost === null ? [] : [words.report.costs(amountText(writer, `/actions/${k}/cost/value`, cost.unit, ...paid))]),
    ...(by === null ? [] : [words.report.until(writtenMonth(words, by))]),
  ]
  return [sentence, ...more].join(words.signs.sentence)
}

function movesOf({ kind, moves, error, survival }: Action, k: number, writer: Writer): string {
  const at = `/actions/${k}`
  const half = error === null || error === 0 ? null : `${at}/error`
  const effect = effectOf({ moves, at: `${at}/moves`, error: half }, kind === "watch", writer)
  if (survival === null) return effect
  const by = points(writer, `${at}/survival`, survival, `${writer.pen.answer.best}.ruin`)
  return effect + writer.pen.words.report.survivalMoves(by, survival > 0)
}

function otherwiseOf({ otherwise }: Action, k: number, writer: Writer): string {
  return otherwise === null ? "" : effectOf({ moves: otherwise, at: `/actions/${k}/otherwise`, error: null }, false, writer)
}

function amountOf(amount: Action["from"], at: string, { kind, path }: Action, writer: Writer): string {
  const { pen, write } = writer
  if (amount === null) return bare(pen.words, null)
  if (kind === "secure" && amount.unit === "") return write(pen.share(`${at}/value`, openPath(pen, ...namesOf(path))))
  return amountText(writer, `${at}/value`, amount.unit, ...namesOf(path))
}

/** A risk or round is no quantity itself. */
function namesOf(path: string): string[] {
  return [path, `${path}.probability`, `${path}.frequency`]
}

/** Risks, rounds and tasks go by their own names, resources too: `resources.gpus.lab.count` is the GPUs of “lab”. */
function subjectOf(action: Action, writer: Writer): string {
  const { kind, path } = action
  const { pen, name, named } = writer
  const { words, about } = pen
  if (kind === "protect" || kind === "secure" || kind === "hasten") {
    const own = words.signs.quoted(asWritten(path.split(".")[2] ?? path, about.text))
    const opens = namesOf(path).find((one) => about.model.quantities.has(one))
    return opens === undefined ? own : named(own, opens)
  }
  const resource = resourceOf(action, writer)
  if (resource === null) return name(path)
  const isByName = resource.owner !== "" && (kind === "add" || kind === "drop")
  return named(isByName ? words.signs.quoted(resource.owner) : resourceName(words, about, resource.name), path)
}

function resourceOf({ path }: Action, { pen: { about } }: Writer): { name: string; kind: string; owner: string } | null {
  const name = about.resources.find((one) => one.path === path)?.name
  if (name === undefined) return null
  const [kind = "", ...owner] = name.split(".")
  return { name, kind, owner: asWritten(owner.join("."), about.text) }
}
