/** The advantage: what one more unit of each resource adds, and what would be lost without it. */
import type { AdvantageAnswer, PlanAnswer, ResourceAnswer } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { wrap } from "./columns.ts"
import { penOf } from "./document/pen.ts"
import { beside, change, withUnit } from "./figures.ts"
import { type About, explainsLine, objectiveName, resourceName } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"
import { leadSentences, priceWord, standingSentences } from "./worth.ts"
import { plainWriter } from "./writer.ts"

/** Losing so much of what the best project is worth is losing all of it. */
const nearlyAll = 0.99

/** On a narrower page the range of a unit has no room beside a market price. */
const wide = 80

export type Held = readonly [name: string, resource: ResourceAnswer]

export function advantageText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, paint, width } = page
  const said = words.report
  if (Object.keys(answer.resources).length === 0) return said.noResources
  const told = toldResources(answer)
  const { columns } = said
  const isWide = width >= wide
  const head = [
    ...[columns.resource, columns.oneMore, ...(isWide ? [columns.interval] : []), columns.without],
    ...(answer.advantage === null ? [] : [words.worth.columns.price]),
  ]
  const rows = told.map(([name, one]) => {
    const [label = "", more = "", range = "", lost = ""] = rowOf(name, one, about, words)
    const price = answer.advantage === null ? [] : [priceText(answer.advantage, name, words)]
    return { cells: [label, more, ...(isWide ? [range] : []), lost, ...price] }
  })
  const writer = plainWriter(penOf(answer, about, words))
  const paths = told.map(([name]) => about.resources.find((r) => r.name === name)?.path ?? "")
  const notes = [...advantageNotes(answer, about, words), ...explainsLine(words, about, paths)]
  return [
    ...leadSentences(writer)
      .flatMap((line) => wrap(line, width))
      .map(paint.strong),
    ...(told.length === 0 ? [] : [table(page, head, rows)]),
    ...[...standingSentences(writer), ...lostTexts(answer, about, words), ...resourceTexts(answer, about, words)].flatMap(
      (line) => wrap(line, width),
    ),
    ...notes.flatMap((line) => wrap(line, width)).map(paint.dim),
  ].join("\n")
}

/** Resources that change anything; what would cost most to lose comes first. */
export function toldResources({ resources }: PlanAnswer): Held[] {
  return Object.entries(resources)
    .filter(([, one]) => !isUseless(one))
    .toSorted(([, a], [, b]) => lossOf(b) - lossOf(a))
}

/** Without which nothing is left; no text where something always is. */
export function lostTexts(answer: PlanAnswer, about: About, words: Words): string[] {
  const { path = "", worth = 0 } = answer.projects[answer.best]?.objective ?? {}
  const lost = toldResources(answer).filter(([, { holding }]) => (worth ?? 0) > 0 && (holding ?? 0) >= nearlyAll * (worth ?? 0))
  const names = lost.map(([name]) => resourceName(words, about, name))
  return names.length === 0 ? [] : [words.report.allLost(objectiveName(words, about, path), names)]
}

/** Which nobody uses; which change nothing. */
export function resourceTexts(answer: PlanAnswer, about: About, words: Words): string[] {
  const said = words.report
  const all: readonly Held[] = Object.entries(answer.resources)
  const namesOf = (entries: readonly Held[]): string[] => entries.map(([name]) => resourceName(words, about, name))
  const unused = namesOf(all.filter(([, one]) => one.usedBy.length === 0))
  const idle = namesOf(all.filter(([, one]) => isUseless(one) && one.usedBy.length > 0))
  return [
    ...(unused.length === 0 ? [] : [said.unused(unused.join(words.signs.name))]),
    ...(idle.length === 0 ? [] : [said.idle(idle.join(words.signs.name))]),
  ]
}

/** How the figures are to be read. */
export function advantageNotes(answer: PlanAnswer, about: About, words: Words): string[] {
  const told = toldResources(answer)
  const objective = objectiveName(words, about, answer.projects[answer.best]?.objective.path ?? "")
  return [
    ...(told.length === 0 ? [] : [words.report.advantageNote(objective)]),
    ...(told.length === 0 || answer.advantage === null ? [] : [words.worth.note]),
    ...(told.some(([, { interval }]) => interval[1] < 0) ? [words.report.onlyCosts] : []),
    ...(told.some(([, { holding }]) => (holding ?? 0) < 0) ? [words.report.withoutSaves] : []),
  ]
}

/** Nothing is known without it: more than any loss. */
function lossOf({ holding }: ResourceAnswer): number {
  return holding ?? Number.POSITIVE_INFINITY
}

function isUseless({ perUnit, interval: [low, high], holding, usedBy }: ResourceAnswer): boolean {
  return usedBy.length === 0 || (perUnit === 0 && low === 0 && high === 0 && holding === 0)
}

function rowOf(name: string, resource: ResourceAnswer, about: About, words: Words): string[] {
  const { unit, perUnit, interval, holding, objectiveUnit } = resource
  const step = readableStep(resource)
  const [low, high] = interval
  const amount = (x: number): string => beside(words, x * step, perUnit * step, objectiveUnit)
  const range = low === high ? "" : words.report.range(amount(low), amount(high))
  const called = resourceName(words, about, name)
  const label = unit === "" ? called : words.report.perUnit(called, withUnit(words, step, unit))
  return [label, change(words, perUnit * step, objectiveUnit), range, withUnit(words, holding, objectiveUnit)]
}

function priceText({ holdings, unit }: AdvantageAnswer, name: string, words: Words): string {
  const holding = holdings[name]
  return holding === undefined ? "" : (priceWord(words, holding) ?? withUnit(words, holding.price, unit))
}

/** One, or so many thousands that a piece of a large heap, such as a token, gets a figure that can be read. */
export function readableStep({ perUnit, unit, objectiveUnit }: ResourceAnswer): number {
  if (perUnit === 0 || unit === objectiveUnit) return 1
  const least = 0.1
  return [1, 1e3, 1e6, 1e9].find((step) => Math.abs(perUnit) * step >= least) ?? 1e12
}
