/** What decides it: the inputs that move the objective most, which way, and what finding out is worth. */
import type { PlanAnswer, Sensitivity } from "../decide/index.ts"
import { isChance } from "../words/index.ts"
import { indented, wrap } from "./columns.ts"
import { share, withUnit } from "./figures.ts"
import { type About, nameOf, objectiveName } from "./names.ts"
import type { Page } from "./page.ts"

const most = 6
/** Less than this share of the spread decides nothing. */
const least = 0.01
/** Below this rank correlation no direction can be told. */
const clear = 0.05

export function driversText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, width, paint } = page
  const top = answer.sensitivities
    .filter(({ total }) => total >= least)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, most)
  const worths = new Map(answer.information.map(({ input, value, unit }) => [input, { value, unit }]))
  const lines = top.map((one, k) => {
    const worth = worths.get(one.input)
    const knowing = worth === undefined || worth.value <= 0 ? "" : words.report.knowing(withUnit(words, worth.value, worth.unit))
    // A figure that the founder never saw may carry the answer: it says so.
    const isDefault = about.model.quantities.get(one.input)?.definition.origin.kind === "default"
    const sentence = words.report.driver(
      nameOf(words, about, one.input),
      directionOf(one, about, page),
      share(words, one.total),
      isDefault ? words.report.byDefault(knowing) : knowing,
    )
    return indented(sentence, width, `${k + 1}. `)
  })
  const { value, unit } = answer.perfectInformation
  const all = value > 0 ? wrap(words.report.knowingAll(withUnit(words, value, unit)), width) : []
  const objective = objectiveName(words, about, answer.projects[answer.best]?.objective.path ?? "")
  const note = lines.length < 2 ? [] : wrap(words.report.sharesOverlap(objective), width).map(paint.dim)
  return [...(lines.length === 0 ? [words.report.nothingDecides] : lines), ...all, ...note].join("\n")
}

/** Of a chance event, higher or lower says nothing. */
function directionOf({ input, rank }: Sensitivity, { model }: About, { words }: Page): string {
  if (isChance(model.quantities.get(input)?.definition.meaning ?? "")) return ""
  if (Math.abs(rank) < clear) return words.report.sways
  return rank > 0 ? words.report.higher : words.report.lower
}
