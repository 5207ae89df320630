/**
 * The report of each example, as a reader of the repository sees it: `npm run reports` writes examples/NAME/report.md anew,
 * and report.zh.md of the file that a Chinese founder writes, examples/NAME/venture.zh.yaml, where there is one; tests/reports.test.ts proves that they are current.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import {
  compileVenture,
  costsInPlan,
  type Language,
  markdownOf,
  type PlanOptions,
  planVenture,
  type ReportGiven,
  reportDocument,
  servedProjects,
  sourcesOf,
  wordsOf,
} from "../src/index.ts"

export const examples: URL = new URL("../examples/", import.meta.url)

/** Ages of sources count to this day: with another one every report would change. */
const day = "2026-11-30"

export type Written = { readonly file: URL; readonly text: string }

export function exampleNames(): readonly string[] {
  return readdirSync(examples, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

/** What a report of an example is made of, but for its language. */
export function planned(name: string, options: PlanOptions = {}, language: Language = "en"): Omit<ReportGiven, "words"> {
  const file = `examples/${fileOf(name, language)}`
  const { venture, diagnostics } = compileVenture(readFileSync(new URL(fileOf(name, language), examples), "utf8"), { file })
  if (venture === null) throw new Error(`internal: ${file} does not compile`)
  const { answer, diagnostics: more } = planVenture(venture, options)
  if (answer === null) throw new Error(`internal: ${file} cannot be planned`)
  const [served, costs] = [servedProjects(venture, answer), costsInPlan(venture, answer)]
  return {
    answer,
    sources: sourcesOf(venture, day),
    served,
    ...(costs === null ? {} : { costs }),
    diagnostics: [...diagnostics, ...more],
    about: venture,
    date: day,
  }
}

function fileOf(name: string, language: Language): string {
  return `${name}/venture${marked(language)}.yaml`
}

const marked = (language: Language): string => (language === "en" ? "" : `.${language}`)

/** The documents of an example, by language: of each file that it is written in. */
export function reportsOf(name: string): readonly Written[] {
  const languages = (["en", "zh"] as const).filter((language) => existsSync(new URL(fileOf(name, language), examples)))
  return languages.map((language) => ({
    file: new URL(`${name}/report${marked(language)}.md`, examples),
    text: markdownOf(reportDocument({ ...planned(name, {}, language), words: wordsOf(language) })),
  }))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of exampleNames().flatMap(reportsOf)) writeFileSync(file, text)
}
