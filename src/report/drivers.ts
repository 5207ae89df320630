/** What decides it: the inputs that move the objective most, which way, and what finding out is worth. */
import { isKnowable, type PlanAnswer, type Sensitivity } from "../decide/index.ts"
import type { Origin } from "../engine/index.ts"
import { isChance } from "../words/index.ts"
import { indented, wrap } from "./columns.ts"
import { openPath, penOf } from "./document/pen.ts"
import { flipSentences } from "./flips.ts"
import { type About, objectiveName } from "./names.ts"
import type { Page } from "./page.ts"
import { plainWriter, type Writer } from "./writer.ts"

const most = 5
const mostFlips = 2
/** Less than this share of the spread decides nothing. */
const least = 0.01
/** Below this rank correlation no direction can be told. */
const clear = 0.05

export function driversText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, width, paint } = page
  const writer = plainWriter(penOf(answer, about, words))
  const lines = topDrivers(answer).map((one, k) => indented(driverSentence(one, writer), width, `${k + 1}. `))
  const all = knowingAllText(writer)
  const objective = objectiveName(words, about, answer.projects[answer.best]?.objective.path ?? "")
  const note = lines.length < 2 ? [] : wrap(words.report.sharesOverlap(objective), width).map(paint.dim)
  const told = lines.length === 0 ? [words.report.nothingDecides] : lines
  const flips = flipSentences(writer, mostFlips).flatMap((line) => wrap(line, width))
  return [...told, ...flips, ...(all === null ? [] : wrap(all, width)), ...note].join("\n")
}

/** What moves the objective most comes first; a picture has room for more than the sentences. */
export function topDrivers({ sensitivities }: PlanAnswer, count: number = most): Sensitivity[] {
  return sensitivities
    .filter(({ total }) => total >= least)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, count)
}

export function driverSentence(one: Sensitivity, writer: Writer): string {
  const { pen, write, name } = writer
  const { words, about, answer } = pen
  const opens = openPath(pen, one.input)
  const knowing = knowingText(one.input, opens, writer)
  return words.report.driver(
    name(one.input),
    directionOf(one, writer),
    write(pen.share(`/sensitivities/${answer.sensitivities.indexOf(one)}/total`, opens)),
    // A figure that the founder never saw may carry the answer: it says so.
    isOfCatalogue(about.model.quantities.get(one.input)?.definition.origin) ? words.report.byDefault(knowing) : knowing,
  )
}

/** What finding it out is worth, or that nobody can. */
function knowingText(input: string, opens: string, { pen, write }: Writer): string {
  const { words, about, answer } = pen
  if (!isKnowable(about, input)) return words.report.unknowable
  const known = answer.information.findIndex((one) => one.input === input)
  const worth = answer.information[known]
  if (worth === undefined || worth.value <= 0) return ""
  return words.report.knowing(write(pen.amount(`/information/${known}/value`, worth.unit, opens)))
}

/** What the founder's own data say has a source, but no grade of the catalogue. */
function isOfCatalogue(origin: Origin | undefined): boolean {
  return origin?.kind === "default" && origin.source.confidence !== undefined
}

/** What knowing everything is worth; null where that is nothing. */
export function knowingAllText({ pen, write }: Writer): string | null {
  const { value, unit } = pen.answer.perfectInformation
  return value > 0 ? pen.words.report.knowingAll(write(pen.amount("/perfectInformation/value", unit, openPath(pen)))) : null
}

/** Of a chance event, higher or lower says nothing. */
function directionOf(one: Sensitivity, writer: Writer): string {
  const { words, about } = writer.pen
  const { input, rank, alone } = one
  if (isChance(about.model.quantities.get(input)?.definition.meaning ?? "")) return ""
  const direction = Math.abs(rank) < clear ? words.report.sways : rank > 0 ? words.report.higher : words.report.lower
  if (alone === null || alone === 0 || alone * rank > 0) return direction
  const others = partnersOf(input, writer)
  if (others.length === 0) return direction
  return words.report.byItself(alone > 0 ? words.report.higher : words.report.lower, words.report.list(others))
}

/** What the file says goes up or down with it. */
function partnersOf(input: string, { pen: { about }, name }: Writer): string[] {
  const own = about.model.inputs.findIndex(({ paths }) => paths.includes(input))
  const partners = about.correlations.flatMap(({ a, b }) => (a === own ? [b] : b === own ? [a] : []))
  return partners.flatMap((partner) => {
    const path = about.model.inputs[partner]?.path
    return path === undefined ? [] : [name(path)]
  })
}
