/** `plan` for people: verdict, ranking, survival and money, the advantage, what decides, what to do, warnings. */
import type { PlanAnswer, PlanSoFar } from "../decide/index.ts"
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
import { learningText } from "./learning.ts"
import { type About, countOf, explainsLine } from "./names.ts"
import type { Page } from "./page.ts"
import { areSomeTied, barred, ranked } from "./ranked.ts"
import { stagedText } from "./staged.ts"
import { table } from "./table.ts"
import { togetherText } from "./together.ts"
import { verdictPaths, verdictText } from "./verdict.ts"
import { whatIfText } from "./what-if.ts"
import { plainWriter } from "./writer.ts"

export function planText(answer: PlanAnswer, diagnostics: readonly Diagnostic[], about: About, page: Page): string {
  return sectionTexts(sectionsOf(page), { answer, diagnostics, about, page }).join("")
}

/** The same text in parts, each as soon as what stands before it is known; together they are that of `planText`. */
export type PlanInParts = {
  /** What can be told now and was not told yet; empty where that is nothing. */
  readonly add: (known: PlanSoFar) => string
  readonly end: (answer: PlanAnswer, diagnostics: readonly Diagnostic[]) => string
}

export function planInParts(about: About, page: Page): PlanInParts {
  const waiting = [...sectionsOf(page)]
  const next = (known: PlanSoFar, diagnostics: readonly Diagnostic[] | null): string => {
    const isThere = ({ needs }: Section): boolean =>
      diagnostics !== null || (needs !== "all" && needs.every((part) => known[part] !== undefined))
    const count = waiting.findIndex((section) => !isThere(section))
    const ready = waiting.splice(0, count < 0 ? waiting.length : count)
    // What each section needs is known; it reads nothing else.
    return sectionTexts(ready, { answer: known as PlanAnswer, diagnostics: diagnostics ?? [], about, page }).join("")
  }
  return { add: (known) => next(known, null), end: next }
}

type Told = {
  readonly answer: PlanAnswer
  readonly diagnostics: readonly Diagnostic[]
  readonly about: About
  readonly page: Page
}

/** `needs`: parts of the answer besides its head, or all of it with what there is to know of it. Without a text it is left out. */
type Section = {
  readonly heading: string | null
  readonly needs: readonly (keyof PlanAnswer)[] | "all"
  readonly text: (told: Told) => string | null
}

/** In the order in which they are read. */
function sectionsOf({ words }: Page): readonly Section[] {
  const { headings } = words.report
  return [
    { heading: headings.verdict, needs: ["danger"], text: of(verdictPart) },
    { heading: headings.ranking, needs: ["preference"], text: of(rankingText) },
    { heading: words.preference.heading, needs: ["preference"], text: of(criteriaText) },
    { heading: headings.glance, needs: [], text: of(glanceText) },
    { heading: words.feasibility.heading, needs: [], text: of(feasibilityText) },
    { heading: headings.advantage, needs: ["resources", "advantage"], text: of(advantageText) },
    { heading: words.together.heading, needs: ["portfolio", "allocation"], text: of(togetherText) },
    { heading: words.staged.heading, needs: ["staged"], text: of(stagedText) },
    { heading: headings.drivers, needs: ["sensitivities", "flips", "information", "perfectInformation"], text: of(driversText) },
    { heading: words.learning.heading, needs: ["learning"], text: of(learningText) },
    { heading: words.whatIf.heading, needs: ["failures", "stress"], text: of(whatIfText) },
    { heading: headings.next, needs: ["actions"], text: of(actionsText) },
    { heading: headings.warnings, needs: "all", text: warningsText },
    { heading: null, needs: "all", text: of(footText) },
  ]
}

type Part = (answer: PlanAnswer, about: About, page: Page) => string | null

function of(part: Part): Section["text"] {
  return ({ answer, about, page }) => part(answer, about, page)
}

/** An empty line stands between two. */
function sectionTexts(sections: readonly Section[], told: Told): string[] {
  return sections.flatMap(({ heading, text }) => {
    const said = text(told)
    if (said === null) return []
    return heading === null ? [said] : [`${told.page.paint.heading(heading)}\n${said}\n\n`]
  })
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
      share(words, isBarred(name) ? null : project.probabilityWins),
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
  const tied = areSomeTied(answer) ? [words.report.tied(share(words, answer.tied))] : []
  const notes = [...apart, words.report.doingNothing, ...tied, ...opens].flatMap((line) => wrap(line, width)).map(paint.dim)
  return [table(page, head, rows), ...choiceLines(answer, about, page), ...notes].join("\n")
}

function warningsText({ diagnostics, answer, about, page }: Told): string {
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
  return page.paint.dim(lines.flatMap((line) => wrap(line, width)).join("\n"))
}
