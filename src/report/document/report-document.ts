/**
 * The report of a venture: cover, summary, and the chapters of a business plan in the order in which investors expect them.
 * `given` is what `plan`, `sources` and `check` answered; nothing is computed here.
 */
import type { CostsAnswer, PlanAnswer, ServedProject, SourcesAnswer, TrendsAnswer } from "../../decide/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { Words } from "../../words/index.ts"
import { reportCommand } from "../command.ts"
import { nameOfFile, withoutFolder } from "../own-folder.ts"
import { businessChapters } from "./business-chapters.ts"
import { coverBlocks } from "./cover.ts"
import type { Document, Line } from "./document.ts"
import { lineOf, marked, plain, plainly } from "./marks.ts"
import { openPath, type Pen, penOf } from "./pen.ts"
import { summaryChapter } from "./summary.ts"

export type ReportGiven = {
  readonly answer: PlanAnswer
  readonly sources: SourcesAnswer
  /** What `servedProjects` answered; none unless given. */
  readonly served?: readonly ServedProject[]
  /** What `ventureTrends` answered; none unless given. */
  readonly trends?: TrendsAnswer
  /** What `costsInPlan` answered; none unless given. */
  readonly costs?: CostsAnswer
  /** What `check` and `plan` warned of. */
  readonly diagnostics: readonly Diagnostic[]
  readonly about: Venture
  readonly words: Words
  /** The day it is made: `2026-11-24`. */
  readonly date: string
}

export function reportDocument(given: ReportGiven): Document {
  const clean = cleaned(withoutFolder(given))
  const { about, words, date, diagnostics } = clean
  const pen = penOf(clean.answer, about, words, clean.served, clean.trends ?? null, clean.costs ?? null)
  const { titles } = words.document
  return {
    language: words.language,
    title: about.header.name === "" ? nameOfFile(about.file) : about.header.name,
    subtitle: titles.subtitle,
    date: dayIn(words, date),
    cover: coverBlocks(pen),
    contents: titles.contents,
    chapters: [summaryChapter(pen, diagnostics), ...businessChapters(pen, clean)],
    foot: footOf(pen),
  }
}

/** No text of the founder holds a sign of marks: such a text would be read as a figure. */
function cleaned({ answer, sources, served = [], trends, costs, diagnostics, about, ...rest }: ReportGiven): ReportGiven {
  const texts = {
    file: plain(about.file),
    text: plain(about.text),
    header: { ...about.header, name: plain(about.header.name), about: plain(about.header.about) },
    projects: plainly(about.projects),
    constraints: plainly(about.constraints),
  }
  return {
    ...rest,
    answer: plainly(answer),
    sources: plainly(sources),
    served: plainly(served),
    ...(trends === undefined ? {} : { trends: plainly(trends) }),
    ...(costs === undefined ? {} : { costs: plainly(costs) }),
    diagnostics: plainly(diagnostics),
    about: { ...about, ...texts },
  }
}

/** A text that is no day stays as it is. */
function dayIn({ language }: Words, date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(day)
}

function footOf(pen: Pen): Line {
  const samples = marked(pen.count("/samples", openPath(pen)))
  return lineOf(pen.words.document.foot(samples, marked({ kind: "code", text: reportCommand(pen) })))
}
