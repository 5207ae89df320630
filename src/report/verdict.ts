/** The verdict in one sentence: which project, how sure, against doing nothing, and why. */
import type { PlanAnswer, ProjectAnswer } from "../decide/index.ts"
import { share, withUnit } from "./figures.ts"
import { type About, resourceName } from "./names.ts"
import type { Page } from "./page.ts"

type Named = { readonly name: string; readonly project: ProjectAnswer }

export function verdictText(answer: PlanAnswer, about: About, { words }: Page): string {
  const said = words.report
  const [best, next] = ranked(answer)
  if (best === undefined) return ""
  const { project } = best
  const facts = {
    project: project.label,
    projects: Object.keys(answer.projects).length,
    probabilityBest: share(words, project.probabilityBest),
    beatsNothing: project.beatsNothing === null ? null : share(words, project.beatsNothing),
  }
  const standing = standingOf(project, about)
  if (standing === "loses") {
    const reason = said.behind(withUnit(words, project.objective.worth, project.objective.unit))
    return said.keepCash({ ...facts, reasons: [reason] })
  }
  const reasons = [worthOf(best, next, words), ...advantageOf(answer, words), ...survivalOf(project, words)]
  return standing === "gamble" ? said.gamble({ ...facts, reasons }) : said.choose({ ...facts, reasons })
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

function worthOf(best: Named, next: Named | undefined, words: Page["words"]): string {
  const { worth, unit } = best.project.objective
  const other = next?.project.objective
  const value = withUnit(words, worth, unit)
  const more = worth === null || other?.worth == null || other.unit !== unit ? 0 : worth - other.worth
  return more > 0 && next !== undefined
    ? words.report.ahead(value, withUnit(words, more, unit), next.project.label)
    : words.report.worth(value)
}

/** The resource whose loss costs most. */
function advantageOf({ resources }: PlanAnswer, words: Page["words"]): string[] {
  const [top] = Object.entries(resources)
    .filter(([name, { holding }]) => name !== "cash" && (holding ?? 0) > 0)
    .toSorted(([, a], [, b]) => (b.holding ?? 0) - (a.holding ?? 0))
  if (top === undefined) return []
  const [name, { holding, objectiveUnit }] = top
  return [words.report.strongest(resourceName(words, name), withUnit(words, holding, objectiveUnit))]
}

function survivalOf({ survival }: ProjectAnswer, words: Page["words"]): string[] {
  return survival === null ? [] : [words.report.survives(share(words, survival))]
}
