/** The venture file of some answers: commented, in the language chosen, ready to be checked and planned. */
import { isCurrency, noUnits, parseValue } from "../units/index.ts"
import { type Language, type Words, wordsOf } from "../words/index.ts"
import type { Answers } from "./answers.ts"
import { assumptionsText, hasSeats } from "./assumptions-text.ts"
import { projectsOf } from "./candidates.ts"
import { assumed, usual } from "./figures.ts"
import { namesBeside } from "./file-names.ts"
import { rateOf } from "./money.ts"
import { notes, originText, rowText } from "./origin-text.ts"
import { cut, oneLine } from "./plain-text.ts"
import { type Around, hasEdge, hasRequests, isTuned, projectText } from "./project-text.ts"
import { namedPools, namedSets, resourcesText } from "./resources-text.ts"
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
  const around: Around = { answers, pools: namedPools(answers), sets: namedSets(answers, words), words }
  const isBetter = hasEdge(around.sets) && projects.some((project) => isTuned(project, around.sets))
  const parts = [
    headText(answers, file, words),
    headerText(answers, start, words),
    resourcesText(answers, around.pools, around.sets, words),
    assumptionsText(
      answers,
      { hasEdge: isBetter, hasSeats: hasSeats(answers.price), hasRequests: projects.some(hasRequests) },
      words,
    ),
    ...projects.map((project, index) => [...(index === 0 ? ["projects:"] : []), ...projectText(project, around)]),
    words.interview.more.flatMap((text) => comment(text)),
  ]
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`
}

/** What the venture does, and what to do with the file. */
function headText({ title }: Answers, file: string, { interview }: Words): string[] {
  const about = oneLine(title.does === "" ? title.name : `${title.name}: ${title.does}`)
  return [
    ...comment(cut(about, longestDescription)),
    "#",
    ...interview.head.map((text) => `# ${text.replace("FILE", oneLine(file))}`),
    "#",
    ...interview.marks.flatMap((text) => comment(text)),
  ]
}

function headerText(answers: Answers, start: string, words: Words): string[] {
  const { title, country } = answers
  const [horizon, discount] = [assumed("horizon"), usual("return.late")]
  const rates = currenciesOf(answers).flatMap((currency) => {
    const row = rateOf(currency)
    return row === null
      ? []
      : [
          line(
            `  ${currency}/USD: ${row.value.replace(/\s*[A-Z]{3}\/USD$/u, "")}`,
            notes(words, words.interview.rate, rowText(row, words)),
          ),
        ]
  })
  return [
    ...block([
      line("venturi: 1"),
      line(`name: ${scalar(title.name)}`),
      line(`currency: ${country.currency}`),
      line(`country: ${scalar(country.code)}`, originText(country.origin, words)),
      line(`start: ${start}`),
      line(`horizon: ${horizon.text}`, originText(horizon.origin, words)),
      line(`discount: ${discount.text}`, originText(discount.origin, words)),
    ]),
    ...(rates.length === 0 ? [] : ["rates:", ...block(rates)]),
  ]
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
