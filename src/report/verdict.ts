/** The verdict: which project, how sure, against doing nothing; why it comes before the next one; what endangers it most. */
import type { Difference, PlanAnswer, ProjectAnswer } from "../decide/index.ts"
import { effectOf } from "./effects.ts"
import { share, withUnit } from "./figures.ts"
import { type About, asWritten, explainsLine, nameOf } from "./names.ts"
import type { Page } from "./page.ts"

type Named = { readonly name: string; readonly project: ProjectAnswer }

export function verdictText(answer: PlanAnswer, about: About, { words }: Pick<Page, "words">): string {
  const said = words.report
  const [best, next] = ranked(answer)
  if (best === undefined) return ""
  const { project } = best
  const lacks = lackOf(project, about)
  const facts = {
    project: project.label,
    projects: Object.keys(answer.projects).length,
    probabilityBest: share(words, project.probabilityBest),
    beatsNothing: project.beatsNothing === null ? null : share(words, project.beatsNothing),
    survival: project.survival === null ? null : share(words, project.survival),
    value: withUnit(words, project.objective.worth, project.objective.unit),
    lacks: lacks === null ? null : withUnit(words, lacks, project.value.unit),
  }
  const standing = standingOf(project, about)
  if (standing === "loses") return said.keepCash(facts)
  const first = standing === "gamble" ? said.gamble(facts) : said.choose(facts)
  const glue = words.language === "zh" ? "" : " "
  return [first, worthOf(answer, best, next, words), ...dangerOf(answer, about, words)].join(glue)
}

/** The names under which the figures of the verdict open. */
export function verdictPaths(answer: PlanAnswer, about: About, words: Page["words"]): string[] {
  const told = (answer.because?.differences ?? []).filter(({ quantity }) => quantity !== "survival")
  const own = ["ruin", ...told.map(({ quantity }) => quantity)].map((name) => `${answer.best}.${name}`)
  const path = answer.projects[answer.best]?.objective.path ?? ""
  return explainsLine(words, about, [path, ...own, "resources.cash"])
}

/** By how much its mean value is less than the cash kept, in the unit of the value; null where it is not, or that is not known. */
export function lackOf({ value }: ProjectAnswer, about: About): number | null {
  const kept = keptCash(about, value.unit)
  return kept === null || value.mean === null || value.mean > kept ? null : kept - value.mean
}

/** What the best project does not keep of the constraints; null when it keeps all. */
export function unkeptText(answer: PlanAnswer, { words }: Page): string | null {
  const broken = (answer.projects[answer.best]?.constraints ?? []).filter((c) => !c.isMet)
  if (broken.length === 0) return null
  return words.report.unkept(words.report.list(broken.map(({ text, probability }) => `${text} (${share(words, probability)})`)))
}

/** The best first, then those that keep all constraints, then by what they are worth. */
export function ranked(answer: PlanAnswer): Named[] {
  const all = Object.entries(answer.projects).map(([name, project]) => ({ name, project }))
  const rank = ({ name, project }: Named): number =>
    name === answer.best ? 0 : project.constraints.every((c) => c.isMet) ? 1 : 2
  const worth = ({ project }: Named): number => project.objective.worth ?? Number.NEGATIVE_INFINITY
  return all.toSorted((a, b) => rank(a) - rank(b) || worth(b) - worth(a))
}

/** By the mean where the cash kept is a plain figure in the unit of the value, else by the probability alone. */
function standingOf(project: ProjectAnswer, about: About): "wins" | "gamble" | "loses" {
  const beats = project.beatsNothing
  if (beats === null) return "wins"
  const kept = keptCash(about, project.value.unit)
  const isRarely = beats < 0.5
  if (kept === null || project.value.mean === null) return isRarely ? "loses" : "wins"
  if (project.value.mean <= kept) return "loses"
  return isRarely ? "gamble" : "wins"
}

function keptCash({ model }: About, unit: string): number | null {
  const cash = model.quantities.get("resources.cash")
  if (cash === undefined) return 0
  const { value } = cash.definition
  return value?.kind === "constant" && cash.unit === unit ? (value.magnitude * value.unit.factor) / cash.factor : null
}

/** How much more than the next one, and why; or what keeps a richer one from being chosen. */
function worthOf(answer: PlanAnswer, best: Named, next: Named | undefined, words: Page["words"]): string {
  const said = words.report
  const { worth, unit } = best.project.objective
  const other = next?.project.objective
  const value = withUnit(words, worth, unit)
  const more = worth === null || other?.worth == null || other.unit !== unit ? 0 : worth - other.worth
  if (next === undefined || more === 0) return said.worth(value)
  if (more > 0) return said.ahead(value, withUnit(words, more, unit), next.project.label, reasonsOf(answer, next, words))
  const broken = next.project.constraints.find((c) => !c.isMet)
  return broken === undefined
    ? said.worth(value)
    : said.unlawful(value, next.project.label, withUnit(words, other?.worth, unit), broken.text)
}

const mostReasons = 2

function reasonsOf({ because }: PlanAnswer, { name }: Named, words: Page["words"]): string[] {
  if (because === null || because.next !== name) return []
  return because.differences.slice(0, mostReasons).map((one) => reasonText(one, words))
}

function reasonText({ quantity, best, next, unit }: Difference, words: Page["words"]): string {
  const said = words.report.reasons
  const amount = (x: number): string => withUnit(words, x, unit)
  switch (quantity) {
    case "business.revenue":
      return said.revenue(amount(best), amount(next))
    case "business.costs":
      return said.costs(amount(best), amount(next))
    case "launch":
      return said.launch(amount(next - best))
    case "survival":
      return said.survival(share(words, best), share(words, next))
  }
}

/** The risk that costs most; else what goes with ruin most closely. */
function dangerOf({ actions, projects, best }: PlanAnswer, about: About, words: Page["words"]): string[] {
  const said = words.report
  const risk = actions.find(({ kind }) => kind === "protect")
  if (risk !== undefined) {
    const often = risk.from === null ? "" : withUnit(words, risk.from.value, risk.from.unit)
    const name = asWritten(risk.path.split(".")[2] ?? risk.path, about.text)
    return [said.riskIs(name, often, withUnit(words, risk.moves.by.mean, risk.moves.by.unit))]
  }
  const watched = actions.find(({ kind }) => kind === "watch")
  if (watched?.from == null || watched.to === null) return []
  const [from, to] = [watched.from, watched.to].map(({ value, unit }) => withUnit(words, value, unit))
  const effect = effectOf(watched.moves, null, true, projects[best]?.objective.path ?? "", about, words)
  return [said.dangerIs(nameOf(words, about, watched.path), from ?? "", to ?? "", effect)]
}
