/** What decides it: the inputs that move the objective most, which way, and what finding out is worth. */
import type { PlanAnswer, Sensitivity } from "../decide/index.ts"
import type { Origin } from "../engine/index.ts"
import { isChance } from "../words/index.ts"
import { indented, wrap } from "./columns.ts"
import { openPath, penOf } from "./document/pen.ts"
import { type About, objectiveName } from "./names.ts"
import type { Page } from "./page.ts"
import { plainWriter, type Writer } from "./writer.ts"

const most = 5
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
  return [...told, ...(all === null ? [] : wrap(all, width)), ...note].join("\n")
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
  const known = answer.information.findIndex(({ input }) => input === one.input)
  const worth = answer.information[known]
  const knowing =
    worth === undefined || worth.value <= 0
      ? ""
      : words.report.knowing(write(pen.amount(`/information/${known}/value`, worth.unit, opens)))
  return words.report.driver(
    name(one.input),
    directionOf(one, writer),
    write(pen.share(`/sensitivities/${answer.sensitivities.indexOf(one)}/total`, opens)),
    // A figure that the founder never saw may carry the answer: it says so.
    isOfCatalogue(about.model.quantities.get(one.input)?.definition.origin) ? words.report.byDefault(knowing) : knowing,
  )
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
function directionOf({ input, rank }: Sensitivity, { pen: { words, about } }: Writer): string {
  if (isChance(about.model.quantities.get(input)?.definition.meaning ?? "")) return ""
  if (Math.abs(rank) < clear) return words.report.sways
  return rank > 0 ? words.report.higher : words.report.lower
}
