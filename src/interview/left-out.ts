/**
 * Keys that a project leaves to the library, so that `explain` shows the figure's real source and not the founder: how
 * customers adopt and leave, how long a request is. A comment says what holds; the projects after the first name it there.
 */
import { type BenchmarkId, benchmark } from "../data/index.ts"
import { slug } from "../shape/index.ts"
import type { Words } from "../words/index.ts"
import { type Around, named } from "./around.ts"
import type { Project } from "./candidates.ts"
import { rowText } from "./origin-text.ts"
import { comment, flow } from "./yaml-text.ts"

/** Each figure with its name where there are several: `p 0.07 to 3 %/year, q 38 to 53 %/year`. */
export function leftOutText(key: string, rows: Readonly<Record<string, BenchmarkId>>, words: Words): string {
  const found = Object.entries(rows).map(([name, id]) => ({ name, row: benchmark(id) }))
  const figures = found.map(({ name, row }) => `${name} ${row.value}`.trim()).join(", ")
  const sources = [...new Set(found.map(({ row }) => rowText(row, words)))]
  return words.interview.leftOut(key, figures, sources.join(words.interview.apart))
}

export function marketLines(project: Project, isBetter: boolean, { first, words }: Around): string[] {
  const isFirst = slug(project.key) === first
  const share = `= ${named("share", words)}${isBetter ? ` * ${named("edge", words)}` : ""}`
  const adoption = isFirst ? null : flow({ p: `= ${first}.market.adoption.p`, q: `= ${first}.market.adoption.q` })
  const said = isFirst ? comment(leftOutText("adoption", { p: "bass.p", q: "bass.q" }, words), "    ") : []
  return [...said, `    market:   ${flow({ customers: `= ${named("customers", words)}`, share, adoption })}`]
}

export function churnLines(project: Project, { first, words }: Around): string[] {
  if (slug(project.key) !== first) return [`    churn:    = ${first}.churn`]
  return comment(leftOutText("churn", { "": "churn.b2b-year" }, words), "    ")
}

/** Null where the library's own length is taken. */
export function requestText(project: Project, { asked }: Around): string | null {
  if (asked === null || asked === slug(project.key)) return null
  return flow({ input: `= ${asked}.serving.request.input`, output: `= ${asked}.serving.request.output` })
}

/** What the library takes for the length of a request, where it is left out. */
export function requestComment(project: Project, { asked, words }: Around): string[] {
  if (asked !== slug(project.key)) return []
  return comment(leftOutText("serving.request", { input: "request.input", output: "request.output" }, words), "    ")
}
