/** What decides it: the inputs that move the objective most, which way, and what finding out is worth. */
import type { PlanAnswer, Sensitivity } from "../decide/index.ts"
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
  const { words, width } = page
  const top = answer.sensitivities
    .filter(({ total }) => total >= least)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, most)
  const worths = new Map(answer.information.map(({ input, value, unit }) => [input, { value, unit }]))
  const lines = top.map((one, k) => {
    const worth = worths.get(one.input)
    const knowing = worth === undefined || worth.value <= 0 ? "" : words.report.knowing(withUnit(words, worth.value, worth.unit))
    const sentence = words.report.driver(directionOf(one, answer, about, page), share(words, one.total), knowing)
    return indented(sentence, width, `${k + 1}. `)
  })
  const { value, unit } = answer.perfectInformation
  const all = value > 0 ? wrap(words.report.knowingAll(withUnit(words, value, unit)), width) : []
  return [...(lines.length === 0 ? [words.report.nothingDecides] : lines), ...all].join("\n")
}

function directionOf({ input, rank }: Sensitivity, answer: PlanAnswer, about: About, { words }: Page): string {
  const said = words.report
  const objective = objectiveName(words, about, answer.projects[answer.best]?.objective.path ?? "")
  const name = nameOf(words, about, input)
  if (Math.abs(rank) < clear) return said.sways(name, objective)
  return rank > 0 ? said.raises(name, objective) : said.lowers(name, objective)
}
