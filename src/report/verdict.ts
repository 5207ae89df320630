/** The verdict: which project, how sure, against doing nothing; why it comes before the next one; what endangers it most. */
import type { PlanAnswer } from "../decide/index.ts"
import type { VerdictFacts } from "../words/index.ts"
import { dangerOf } from "./danger.ts"
import { openPath, penOf, step } from "./document/pen.ts"
import { isAsMuchAsKept, lackText, standingOf } from "./doing-nothing.ts"
import { changeText, limitOpens } from "./feasibility-change.ts"
import { type About, explainsLine } from "./names.ts"
import type { Page } from "./page.ts"
import { barred, canBeDone, type Named, ranked } from "./ranked.ts"
import { againstSentence, mostTelling, reasonsOf } from "./reasons.ts"
import { plainWriter, type Writer } from "./writer.ts"

/** Where fewer samples survive, nobody is told to choose it. */
const longOdds = 0.2

export function verdictText(answer: PlanAnswer, about: About, { words }: Pick<Page, "words">): string {
  const writer = plainWriter(penOf(answer, about, words))
  return verdictSentences(writer).join(words.signs.sentence)
}

/** Which project or none; what it is worth and why; what endangers it. */
export function verdictSentences(writer: Writer): string[] {
  const { answer } = writer.pen
  const all = ranked(answer)
  const [best, next] = all
  if (best === undefined) return []
  if (!canBeDone(best)) return impossible(best, writer)
  const rival = next !== undefined && canBeDone(next) ? next : undefined
  return [...standingSentences(best, rival, writer), ...barredSentences(best, writer)]
}

function standingSentences(best: Named, next: Named | undefined, writer: Writer): string[] {
  const said = writer.pen.words.report
  const facts = factsOf(best, writer)
  const standing = standingOf(best.project)
  if (standing === "loses") return [said.keepCash(facts)]
  const isLongShot = standing === "gamble" && (best.project.survival ?? 1) < longOdds
  if (isLongShot) return [said.longShot(facts), ...dangerOf(writer)]
  const first = standing === "gamble" ? said.gamble(facts) : said.choose(facts)
  return [first, worthOf(best, next, writer), ...againstSentence(next, writer), ...dangerOf(writer)]
}

/** Where none can be done: why, what would let it, and what it would be worth. */
function impossible(best: Named, writer: Writer): string[] {
  const said = writer.pen.words.report
  const worth = best.project.objective.worth === null ? [] : [said.wouldBeWorth(worthText(best, writer))]
  return [said.impossible(factsOf(best, writer), whyNot(best, writer)), ...liftOf(best, writer), ...worth]
}

/** The richest of those that cannot be done, where it would be worth more than the best that can. */
function barredSentences(best: Named, writer: Writer): string[] {
  const [richest] = barred(writer.pen.answer)
  const { worth, unit } = best.project.objective
  const its = richest?.project.objective
  if (richest === undefined || its?.worth == null || its.unit !== unit || (worth !== null && its.worth <= worth)) return []
  const said = writer.pen.words.report
  return [said.barred(richest.project.label, worthText(richest, writer), whyNot(richest, writer)), ...liftOf(richest, writer)]
}

/** The first limit that is too rarely met, as a clause. */
function whyNot({ name, project }: Named, { pen, write }: Writer): string {
  const { limit } = project.feasibility.verdict
  if (limit === null) throw new Error(`internal: nothing keeps ${name} from being done`)
  const at = `/projects/${step(name)}/feasibility/verdict/probability`
  return pen.words.feasibility.fails[limit](write(pen.share(at, limitOpens(name, limit, pen))))
}

function liftOf({ name, project }: Named, writer: Writer): string[] {
  const { limit, change } = project.feasibility.verdict
  const said = writer.pen.words.feasibility
  if (limit === null || change === null) return [said.nothingLifts]
  return [said.nearest(changeText(change, `/projects/${step(name)}/feasibility/verdict/change`, name, limit, writer))]
}

function factsOf({ name, project }: Named, writer: Writer): VerdictFacts {
  const { pen, write } = writer
  const at = `/projects/${step(name)}`
  const { path } = project.objective
  const value = openPath(pen, `${name}.value`, path)
  return {
    project: project.label,
    projects: Object.keys(pen.answer.projects).length - barred(pen.answer).length,
    barred: barred(pen.answer).length,
    probabilityBest: write(pen.share(`${at}/probabilityWins`, openPath(pen, path))),
    beatsNothing: project.beatsNothing === null ? null : write(pen.share(`${at}/beatsNothing`, value)),
    survival:
      project.survival === null ? null : write(pen.share(`${at}/survival`, openPath(pen, `${name}.ruin`, `${name}.cash`))),
    value: worthText({ name, project }, writer),
    lacks: lackText(name, project, writer),
    isAsMuch: isAsMuchAsKept(project),
  }
}

/** The names under which the figures of the verdict open. */
export function verdictPaths(answer: PlanAnswer, about: About, words: Page["words"]): string[] {
  const best = answer.projects[answer.best]
  const isChosen = best !== undefined && standingOf(best) !== "loses"
  const reasons = isChosen ? mostTelling(answer.because?.differences ?? []) : []
  const told = reasons.filter(({ quantity }) => quantity !== "survival")
  const own = ["ruin", ...told.map(({ quantity }) => quantity)].map((name) => `${answer.best}.${name}`)
  const path = best?.objective.path ?? ""
  return explainsLine(words, about, [path, ...own, "resources.cash"])
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
  return broken === undefined
    ? said.worth(value)
    : said.unlawful(value, next.project.label, its(), writer.constraint(broken.text, next.name))
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
