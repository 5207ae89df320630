/** The verdict: which project, how sure, against doing nothing; why it comes before the next one; what endangers it most. */
import type { PlanAnswer, ProjectAnswer } from "../decide/index.ts"
import type { VerdictFacts } from "../words/index.ts"
import { dangerOf } from "./danger.ts"
import { openPath, penOf, step } from "./document/pen.ts"
import { lackText, standingOf } from "./doing-nothing.ts"
import { type About, explainsLine } from "./names.ts"
import type { Page } from "./page.ts"
import { reasonsOf } from "./reasons.ts"
import { plainWriter, type Writer } from "./writer.ts"

export type Named = { readonly name: string; readonly project: ProjectAnswer }

/** Where fewer samples survive, nobody is told to choose it. */
const longOdds = 0.2

export function verdictText(answer: PlanAnswer, about: About, { words }: Pick<Page, "words">): string {
  const writer = plainWriter(penOf(answer, about, words))
  return verdictSentences(writer).join(words.signs.sentence)
}

/** Which project or none; what it is worth and why; what endangers it. */
export function verdictSentences(writer: Writer): string[] {
  const { words, answer } = writer.pen
  const [best, next] = ranked(answer)
  if (best === undefined) return []
  const said = words.report
  const facts = factsOf(best, writer)
  const standing = standingOf(best.project)
  if (standing === "loses") return [said.keepCash(facts)]
  const isLongShot = standing === "gamble" && (best.project.survival ?? 1) < longOdds
  if (isLongShot) return [said.longShot(facts), ...dangerOf(writer)]
  const first = standing === "gamble" ? said.gamble(facts) : said.choose(facts)
  return [first, worthOf(best, next, writer), ...dangerOf(writer)]
}

function factsOf({ name, project }: Named, writer: Writer): VerdictFacts {
  const { pen, write } = writer
  const at = `/projects/${step(name)}`
  const { path } = project.objective
  const value = openPath(pen, `${name}.value`, path)
  return {
    project: project.label,
    projects: Object.keys(pen.answer.projects).length,
    probabilityBest: write(pen.share(`${at}/probabilityBest`, openPath(pen, path))),
    beatsNothing: project.beatsNothing === null ? null : write(pen.share(`${at}/beatsNothing`, value)),
    survival:
      project.survival === null ? null : write(pen.share(`${at}/survival`, openPath(pen, `${name}.ruin`, `${name}.cash`))),
    value: worthText({ name, project }, writer),
    lacks: lackText(name, project, writer),
  }
}

/** The names under which the figures of the verdict open. */
export function verdictPaths(answer: PlanAnswer, about: About, words: Page["words"]): string[] {
  const told = (answer.because?.differences ?? []).filter(({ quantity }) => quantity !== "survival")
  const own = ["ruin", ...told.map(({ quantity }) => quantity)].map((name) => `${answer.best}.${name}`)
  const path = answer.projects[answer.best]?.objective.path ?? ""
  return explainsLine(words, about, [path, ...own, "resources.cash"])
}

/** The best first, then those that keep all constraints, then by what they are worth. */
export function ranked(answer: PlanAnswer): Named[] {
  const all = Object.entries(answer.projects).map(([name, project]) => ({ name, project }))
  const rank = ({ name, project }: Named): number =>
    name === answer.best ? 0 : project.constraints.every((c) => c.isMet) ? 1 : 2
  const worth = ({ project }: Named): number => project.objective.worth ?? Number.NEGATIVE_INFINITY
  return all.toSorted((a, b) => rank(a) - rank(b) || worth(b) - worth(a))
}

/** How much more than the next one, and why; or what keeps a richer one from being chosen. */
function worthOf(best: Named, next: Named | undefined, writer: Writer): string {
  const { pen, write } = writer
  const said = pen.words.report
  const { worth, unit, path } = best.project.objective
  const other = next?.project.objective
  const at = worthAt(best)
  const value = worthText(best, writer)
  const more = worth === null || other?.worth == null || other.unit !== unit ? 0 : worth - other.worth
  if (next === undefined || more === 0) return said.worth(value)
  if (more > 0) {
    const lead = write(pen.amount(`${at} - ${worthAt(next)}`, unit, openPath(pen, path)))
    return said.ahead(value, lead, next.project.label, reasonsOf(next.name, writer))
  }
  const broken = next.project.constraints.find((c) => !c.isMet)
  const its = (): string => write(pen.amount(worthAt(next), unit, openPath(pen, other?.path ?? "")))
  return broken === undefined ? said.worth(value) : said.unlawful(value, next.project.label, its(), writer.quote(broken.text))
}

/** With half the 95 % interval of the mean, where samples leave any. */
function worthText({ name, project }: Named, { pen, write }: Writer): string {
  const { unit, path } = project.objective
  const opens = openPath(pen, path)
  const value = write(pen.amount(worthAt({ name, project }), unit, opens))
  const isExact = project.valueError === null || project.valueError === 0
  return isExact ? value : `${value} ± ${write(pen.amount(`/projects/${step(name)}/valueError`, "", opens))}`
}

function worthAt({ name }: Named): string {
  return `/projects/${step(name)}/objective/worth`
}
