/** `plan` for people: verdict, ranking, survival and money, the advantage, what decides, what to do, warnings. */
import type { PlanAnswer } from "../decide/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import { actionsText } from "./actions.ts"
import { advantageText } from "./advantage.ts"
import { choiceLines, criteriaText } from "./choice.ts"
import { indented, wrap } from "./columns.ts"
import { commandWord } from "./command.ts"
import { messageText } from "./diagnostics.ts"
import { penOf } from "./document/pen.ts"
import { driversText } from "./drivers.ts"
import { feasibilityText } from "./feasibility.ts"
import { share, withUnit } from "./figures.ts"
import { glanceText } from "./glance.ts"
import { unkeptText } from "./kept.ts"
import { type About, countOf, explainsLine } from "./names.ts"
import type { Page } from "./page.ts"
import { barred, ranked } from "./ranked.ts"
import { table } from "./table.ts"
import { verdictPaths, verdictText } from "./verdict.ts"
import { plainWriter } from "./writer.ts"

export function planText(answer: PlanAnswer, diagnostics: readonly Diagnostic[], about: About, page: Page): string {
  const { words, paint } = page
  const { headings } = words.report
  const criteria = criteriaText(answer, about, page)
  const feasibility = feasibilityText(answer, about, page)
  const parts: readonly (readonly [heading: string, text: string])[] = [
    [headings.verdict, verdictPart(answer, about, page)],
    [headings.ranking, rankingText(answer, about, page)],
    ...(criteria === null ? [] : [[words.preference.heading, criteria] as const]),
    [headings.glance, glanceText(answer, about, page)],
    ...(feasibility === null ? [] : [[words.feasibility.heading, feasibility] as const]),
    [headings.advantage, advantageText(answer, about, page)],
    [headings.drivers, driversText(answer, about, page)],
    [headings.next, actionsText(answer, about, page)],
    [headings.warnings, warningsText(diagnostics, answer, about, page)],
  ]
  const sections = parts.map(([heading, text]) => `${paint.heading(heading)}\n${text}`)
  return [...sections, paint.dim(footText(answer, about, page))].join("\n\n")
}

function verdictPart(answer: PlanAnswer, about: About, page: Page): string {
  const { paint, width, words } = page
  const unkept = unkeptText(plainWriter(penOf(answer, about, words)))
  return [
    ...wrap(verdictText(answer, about, page), width).map(paint.strong),
    ...(unkept === null ? [] : wrap(unkept, width).map(paint.warning)),
    ...verdictPaths(answer, about, words)
      .flatMap((line) => wrap(line, width))
      .map(paint.dim),
  ].join("\n")
}

function rankingText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, paint, width } = page
  const { columns } = words.report
  const projects = ranked(answer)
  const unit = projects[0]?.project.objective.unit ?? ""
  const beside = barred(answer)
  const isBarred = (name: string): boolean => beside.some((one) => one.name === name)
  const head = [columns.project, columns.best, columns.beats, columns.survival, columns.mean]
  const rows = projects.map(({ name, project }, k) => ({
    cells: [
      `${k + 1}  ${project.label}`,
      share(words, isBarred(name) ? null : project.probabilityBest),
      share(words, project.beatsNothing),
      share(words, project.survival),
      withUnit(words, project.objective.worth, project.objective.unit || unit),
    ],
    isStrong: name === answer.best,
  }))
  const opens = explainsLine(
    words,
    about,
    projects.map(({ project }) => project.objective.path),
  )
  const apart = beside.length === 0 ? [] : [words.feasibility.notRanked(beside.map(({ project }) => project.label))]
  const notes = [...apart, words.report.doingNothing, ...opens].flatMap((line) => wrap(line, width)).map(paint.dim)
  return [table(page, head, rows), ...choiceLines(answer, about, page), ...notes].join("\n")
}

function warningsText(diagnostics: readonly Diagnostic[], answer: PlanAnswer, about: About, page: Page): string {
  const { words, width } = page
  if (diagnostics.length === 0) return words.report.noWarnings
  const label = answer.projects[answer.best]?.label
  const isOther = ({ code, params }: Diagnostic): boolean => code === "constraint-not-met" && params.project !== label
  const said = diagnostics.filter((diagnostic) => !isOther(diagnostic)).map((diagnostic) => messageText(diagnostic, about, words))
  return [...said, ...othersUnkept(diagnostics.filter(isOther), words)].map((text) => indented(text, width, "- ")).join("\n")
}

/** Of projects that are not chosen one line a constraint is enough. */
function othersUnkept(diagnostics: readonly Diagnostic[], words: Page["words"]): string[] {
  const by = new Map<string, string[]>()
  for (const { params } of diagnostics) {
    const constraint = String(params.constraint)
    const project = words.document.aside(String(params.project), share(words, Number(params.probability)))
    by.set(constraint, [...(by.get(constraint) ?? []), project])
  }
  return [...by].map(([constraint, projects]) => words.report.othersUnkept(constraint, projects))
}

function footText({ samples, seed, best, projects }: PlanAnswer, about: About, page: Page): string {
  const { words, width } = page
  const decided = Object.entries(projects[best]?.decisions ?? {}).map(([path, { value, unit }]) => {
    const text = `${path}=${`${Number(value.toPrecision(6))} ${unit}`.trim()}`
    return ` --set ${commandWord(text)}`
  })
  const command = `venturi explain ${commandWord(about.file)} ${projects[best]?.objective.path ?? best}${decided.join("")}`
  const lines = [words.report.samples(countOf(words, samples), seed), words.report.interval, words.report.openAny(command)]
  return lines.flatMap((line) => wrap(line, width)).join("\n")
}
