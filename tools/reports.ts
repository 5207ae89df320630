/**
 * The report of each example, as a reader of the repository sees it: `npm run reports` writes examples/NAME/report.md anew,
 * and report.zh.md where the venture is a Chinese one; tests/reports.test.ts proves that they are current.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
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
const day = "2026-11-24"

export type Written = { readonly file: URL; readonly text: string }

export function exampleNames(): readonly string[] {
  return readdirSync(examples, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

/** What a report of an example is made of, but for its language. */
export function planned(name: string, options: PlanOptions = {}): Omit<ReportGiven, "words"> {
  const file = `examples/${name}/venture.yaml`
  const { venture, diagnostics } = compileVenture(readFileSync(new URL(`${name}/venture.yaml`, examples), "utf8"), { file })
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

/** The documents of an example, by language; English for all, Chinese where the venture is one. */
export function reportsOf(name: string): readonly Written[] {
  const given = planned(name)
  const languages: readonly Language[] = given.about.header.country === "CN" ? ["en", "zh"] : ["en"]
  return languages.map((language) => ({
    file: new URL(`${name}/report${language === "en" ? "" : `.${language}`}.md`, examples),
    text: markdownOf(reportDocument({ ...given, words: wordsOf(language) })),
  }))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of exampleNames().flatMap(reportsOf)) writeFileSync(file, text)
}
