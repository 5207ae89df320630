/** The venture file of some answers: commented, in the language chosen, ready to be checked and planned. */
import { slug } from "../shape/index.ts"
import { isCurrency, noUnits, parseValue } from "../units/index.ts"
import { type Language, type Words, wordsOf } from "../words/index.ts"
import type { Answers } from "./answers.ts"
import type { Around } from "./around.ts"
import { assumptionsText, hasSeats } from "./assumptions-text.ts"
import { projectsOf } from "./candidates.ts"
import { assumed } from "./figures.ts"
import { namesBeside } from "./file-names.ts"
import { leftOutText } from "./left-out.ts"
import { rateOf } from "./money.ts"
import { notes, originText, rowText } from "./origin-text.ts"
import { cut, oneLine } from "./plain-text.ts"
import { hasEdge, hasRequests, isTuned, projectText } from "./project-text.ts"
import { namedPeople, namedPools, namedSets, resourcesText } from "./resources-text.ts"
import { block, comment, line, scalar } from "./yaml-text.ts"

export type VentureTextOptions = {
  readonly language: Language
  /** First month, `2027-01`. */
  readonly start: string
  /** Name of the file, for the commands in its comments. */
  readonly file: string
}

const longestDescription = 2000

export function ventureText(answers: Answers, { language, start, file }: VentureTextOptions): string {
  const words = wordsOf(language)
  const names = namesBeside(Object.values(words.interview.names))
  const projects = projectsOf(answers, words, names)
  const resources = { pools: namedPools(answers), sets: namedSets(answers, words), people: namedPeople(answers) }
  const asked = projects.find(hasRequests)
  const around: Around = {
    answers,
    ...resources,
    words,
    first: slug(projects[0]?.key ?? ""),
    asked: asked === undefined ? null : slug(asked.key),
  }
  const isBetter = hasEdge(around.sets) && projects.some((project) => isTuned(project, around.sets))
  const parts = [
    headText(file, words),
    headerText(answers, start, words),
    resourcesText(answers, resources, words),
    assumptionsText(answers, { hasEdge: isBetter, hasSeats: hasSeats(answers.price) }, words),
    ...projects.map((project, index) => [...(index === 0 ? ["projects:"] : []), ...projectText(project, around)]),
    words.interview.more.flatMap((text) => comment(text)),
  ]
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`
}

/** What to do with the file. */
function headText(file: string, { interview }: Words): string[] {
  return [
    ...interview.head.map((text) => `# ${text.replace("FILE", oneLine(file))}`),
    "#",
    ...interview.marks.flatMap((text) => comment(text)),
  ]
}

function headerText(answers: Answers, start: string, words: Words): string[] {
  const { title, country } = answers
  const horizon = assumed("horizon")
  const about = cut(oneLine(title.does), longestDescription)
  return [
    ...block([
      line("venturi: 1"),
      line(`name: ${scalar(title.name)}`),
      ...(about === "" ? [] : [line(`about: ${scalar(about)}`)]),
      line(`currency: ${country.currency}`),
      line(`country: ${scalar(country.code)}`, originText(country.origin, words)),
      line(`start: ${start}`),
      line(`horizon: ${horizon.text}`, originText(horizon.origin, words)),
    ]),
    ...comment(leftOutText("discount", { "": "return.late" }, words)),
    ...currenciesOf(answers).flatMap((currency) => comment(rateText(currency, words))),
  ]
}

/** GPUs and tokens are priced in dollars: at which rate they are brought into the books. */
function rateText(currency: string, words: Words): string {
  const row = rateOf(currency)
  if (row === null) throw new Error(`internal: no rate of ${currency}`)
  const { rate, leftOut } = words.interview
  const figure = row.value.replace(/\s*[A-Z]{3}\/USD$/u, "")
  return notes(words, leftOut(`rates: { ${currency}/USD }`, figure, rate), rowText(row, words)) ?? rate
}

/** All currencies but the dollar in which amounts are written, and that of the books. */
function currenciesOf({ country, cash, price, gpus, people }: Answers): string[] {
  const texts = [cash.text, price.figure.text, ...gpus.map((pool) => pool.price ?? ""), ...people.map(({ pay }) => pay ?? "")]
  const written = texts.flatMap((text) => {
    const value = text === "" ? null : parseValue(text, { file: "answer", offset: 0 }, noUnits, () => {})
    return value !== null && "unit" in value ? Object.keys(value.unit.dimension).filter(isCurrency) : []
  })
  return [...new Set([country.currency, ...written])].filter((currency) => currency !== "USD")
}
