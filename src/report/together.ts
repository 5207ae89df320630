/** Several projects at once: what can be done together, what keeps the rest from it, and what the bounds of a mix would be worth. */
import type { PlanAnswer, TogetherAnswer } from "../decide/index.ts"
import { labelOf } from "./choice.ts"
import { wrap } from "./columns.ts"
import { openPath, penOf, step } from "./document/pen.ts"
import { share, withUnit } from "./figures.ts"
import { type About, resourceName } from "./names.ts"
import type { Page } from "./page.ts"
import { amountText, plainWriter, type Writer } from "./writer.ts"

/** Null where there is nothing to share out. */
export function togetherText(answer: PlanAnswer, about: About, page: Page): string | null {
  const { width, paint, words } = page
  const writer = plainWriter(penOf(answer, about, words))
  const said = togetherSentences(writer)
  if (said.length === 0) return null
  const notes = [words.together.note, ...(dearest(answer) === null ? [] : [words.together.priceNote])]
  return [...said.flatMap((line) => wrap(line, width)), ...notes.flatMap((line) => wrap(line, width)).map(paint.dim)].join("\n")
}

export function togetherSentences(writer: Writer): string[] {
  return [...setSentences(writer), ...shareSentences(writer)]
}

/** The set with the best project that is worth most, and why it is not done. */
function setSentences(writer: Writer): string[] {
  const { answer, words } = writer.pen
  const { portfolio } = answer
  // What holds nothing shares nothing.
  if (portfolio === null || Object.keys(answer.resources).length === 0) return []
  const { best } = portfolio
  if (best.projects.length > 1) return bestSentences(writer, best)
  const pairs = portfolio.sets.filter(({ projects }) => projects.length === 2 && projects.includes(answer.best))
  const beside = pairs.find(({ isSameCustomers }) => !isSameCustomers) ?? pairs[0]
  if (beside === undefined) return []
  const [one = "", other = ""] = inOrder(beside, answer).map((name) => labelOf(answer, name))
  const worth = worthText(writer, beside)
  const alone = portfolio.sets.find(({ projects }) => projects.length === 1 && projects[0] === answer.best)
  if ((beside.worth ?? 0) <= (alone?.worth ?? 0)) return [words.together.less(one, other, worth)]
  const later = beside.later !== null && beside.later > 0 && !beside.isSameCustomers
  return [
    words.together.more(one, other, worth, whyNot(writer, beside)),
    ...(later ? [words.together.later(other, laterText(writer, beside))] : []),
  ]
}

function bestSentences(writer: Writer, best: TogetherAnswer): string[] {
  const { pen, write } = writer
  const { answer, words } = pen
  const labels = inOrder(best, answer).map((name) => labelOf(answer, name))
  const { unit, path } = objectiveIn(answer)
  const alone = amountText(writer, `/projects/${step(answer.best)}/objective/worth`, unit, path)
  return [
    words.together.best(labels, amountText(writer, "/portfolio/best/worth", unit, path), alone),
    ...(best.survival === null ? [] : [words.together.survives(write(pen.share("/portfolio/best/survival", path)))]),
  ]
}

/** The best project first. */
function inOrder({ projects }: TogetherAnswer, { best }: PlanAnswer): readonly string[] {
  return projects.toSorted((a, b) => Number(b === best) - Number(a === best))
}

export function objectiveIn(answer: PlanAnswer): { readonly unit: string; readonly path: string } {
  const { unit = "", path = answer.best } = answer.projects[answer.best]?.objective ?? {}
  return { unit, path }
}

/** Place of a set in the answer. */
export function placeOf({ portfolio }: PlanAnswer, set: TogetherAnswer): string {
  return `/portfolio/sets/${portfolio?.sets.indexOf(set) ?? 0}`
}

function worthText(writer: Writer, set: TogetherAnswer): string {
  const { answer } = writer.pen
  const { unit, path } = objectiveIn(answer)
  return amountText(writer, `${placeOf(answer, set)}/worth`, unit, path)
}

function laterText(writer: Writer, set: TogetherAnswer): string {
  const { answer } = writer.pen
  return amountText(writer, `${placeOf(answer, set)}/later`, "month", objectiveIn(answer).path)
}

function whyNot({ pen, write }: Writer, set: TogetherAnswer): string {
  const { answer, words, about } = pen
  const { why } = words.together
  const { path } = objectiveIn(answer)
  if (set.isSameCustomers) return why.customers
  const at = `${placeOf(answer, set)}/binds`
  if (set.binds === null || set.binds.resource === "cash")
    return why.cash(write(pen.share(`${placeOf(answer, set)}/survival`, openPath(pen, "resources.cash"))))
  const resource = resourceName(words, about, set.binds.resource)
  return why.short(resource, write(pen.month(`${at}/month`, path)), write(pen.share(`${at}/enough`, path)))
}

/** Prices are told where several projects have a share, or one is cut: else the programme says what the ranking says. */
function shareSentences(writer: Writer): string[] {
  const { pen, write } = writer
  const { answer, words, about } = pen
  const { allocation } = answer
  if (allocation === null) return []
  const said = words.together
  const { path } = objectiveIn(answer)
  const some = Object.entries(allocation.shares).filter(([, part]) => part > 0.005)
  const isWhole = some.length === 1 && some.every(([, part]) => part > 0.995)
  const shares = some.map(([name]) => ({
    project: labelOf(answer, name),
    share: write(pen.share(`/allocation/shares/${step(name)}`, path)),
  }))
  const top = dearest(answer)
  const bound = top === null ? [said.unbound] : [priceSentence(writer, top, about, words)]
  return [...(isWhole || some.length === 0 ? [] : [said.shares(shares)]), ...(some.length === 0 ? [] : bound)]
}

/** Number of the price that counts most for what is held; null where nothing bounds the projects. */
export function dearest({ allocation }: PlanAnswer): number | null {
  const prices = allocation?.prices ?? []
  if (prices.length === 0) return null
  return prices.reduce((best, { price }, k) => (price > (prices[best]?.price ?? 0) ? k : best), 0)
}

function priceSentence(writer: Writer, k: number, about: About, words: Page["words"]): string {
  const { pen, write } = writer
  const { allocation } = pen.answer
  const { resource = "" } = allocation?.prices[k] ?? {}
  const { unit = "", perUnit = null } = allocation?.resources[resource] ?? {}
  const path = about.resources.find(({ name }) => name === resource)?.path ?? ""
  const money = allocation?.unit ?? ""
  return words.together.price(
    resourceName(words, about, resource),
    withUnit(words, 1, unit),
    write(pen.month(`/allocation/prices/${k}/month`, openPath(pen, path))),
    amountText(writer, `/allocation/prices/${k}/price`, money, path),
    perUnit === null ? share(words, null) : amountText(writer, `/allocation/resources/${step(resource)}/perUnit`, money, path),
  )
}
