/** `plan` for people: verdict, ranking, survival and money, the advantage, what decides, what to do, warnings. */
import type { PlanAnswer } from "../decide/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import { sayDiagnostic } from "../words/index.ts"
import { actionsText } from "./actions.ts"
import { advantageText } from "./advantage.ts"
import { indented, wrap } from "./columns.ts"
import { placeOf } from "./diagnostics.ts"
import { driversText } from "./drivers.ts"
import { share, withUnit } from "./figures.ts"
import { glanceText } from "./glance.ts"
import { type About, countOf } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"
import { ranked, unkeptText, verdictText } from "./verdict.ts"

export function planText(answer: PlanAnswer, diagnostics: readonly Diagnostic[], about: About, page: Page): string {
  const { words, paint } = page
  const { headings } = words.report
  const parts: readonly (readonly [heading: string, text: string])[] = [
    [headings.verdict, verdictPart(answer, about, page)],
    [headings.ranking, rankingText(answer, page)],
    [headings.glance, glanceText(answer, about, page)],
    [headings.advantage, advantageText(answer, about, page)],
    [headings.drivers, driversText(answer, about, page)],
    [headings.next, actionsText(answer, about, page)],
    [headings.warnings, warningsText(diagnostics, about, page)],
  ]
  const sections = parts.map(([heading, text]) => `${paint.heading(heading)}\n${text}`)
  return [...sections, paint.dim(footText(answer, about, page))].join("\n\n")
}

function verdictPart(answer: PlanAnswer, about: About, page: Page): string {
  const unkept = unkeptText(answer, page)
  const verdict = page.paint.strong(wrap(verdictText(answer, about, page), page.width).join("\n"))
  return unkept === null ? verdict : `${verdict}\n${page.paint.warning(wrap(unkept, page.width).join("\n"))}`
}

function rankingText(answer: PlanAnswer, page: Page): string {
  const { words, paint, width } = page
  const { columns } = words.report
  const projects = ranked(answer)
  const unit = projects[0]?.project.objective.unit ?? ""
  const head = [columns.project, columns.best, columns.beats, columns.survival, columns.mean]
  const rows = projects.map(({ name, project }, k) => ({
    cells: [
      `${k + 1}  ${project.label}`,
      share(words, project.probabilityBest),
      share(words, project.beatsNothing),
      share(words, project.survival),
      withUnit(words, project.objective.worth, project.objective.unit || unit),
    ],
    isStrong: name === answer.best,
  }))
  return `${table(page, head, rows)}\n${paint.dim(wrap(words.report.doingNothing, width).join("\n"))}`
}

function warningsText(diagnostics: readonly Diagnostic[], about: About, page: Page): string {
  const { words, width } = page
  if (diagnostics.length === 0) return words.report.noWarnings
  const sources = (file: string): string | null => (file === about.file ? about.text : null)
  return diagnostics
    .map((diagnostic) => {
      const { message, advice } = sayDiagnostic(words, diagnostic)
      const place = diagnostic.span === null ? "" : `${placeOf(diagnostic.span, sources)}: `
      return indented(`${place}${message}${advice === null ? "" : ` (${advice})`}`, width, "- ")
    })
    .join("\n")
}

function footText({ samples, seed, best }: PlanAnswer, about: About, page: Page): string {
  const { words, width } = page
  const command = `venturi explain ${about.file} ${best}.value`
  const lines = [words.report.samples(countOf(words, samples), seed), words.report.interval, words.report.openAny(command)]
  return lines.flatMap((line) => wrap(line, width)).join("\n")
}
