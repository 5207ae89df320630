/** The advantage: what one more unit of each resource adds, and what would be lost without it. */
import type { PlanAnswer, ResourceAnswer } from "../decide/index.ts"
import { wrap } from "./columns.ts"
import { bare, change } from "./figures.ts"
import { type About, objectiveName, resourceName } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"

export function advantageText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, paint, width } = page
  const resources = Object.entries(answer.resources).toSorted(
    ([, a], [, b]) => (b.holding ?? Number.POSITIVE_INFINITY) - (a.holding ?? Number.POSITIVE_INFINITY),
  )
  if (resources.length === 0) return words.report.noResources
  const { columns } = words.report
  const head = [columns.resource, columns.oneMore, columns.interval, columns.without]
  const rows = resources.map(([name, resource]) => ({ cells: rowOf(name, resource, page) }))
  const objective = answer.projects[answer.best]?.objective.path ?? ""
  const note = words.report.advantageNote(objectiveName(words, about, objective))
  return `${table(page, head, rows)}\n${paint.dim(wrap(note, width).join("\n"))}`
}

function rowOf(name: string, { unit, perUnit, interval, holding, objectiveUnit }: ResourceAnswer, { words }: Page): string[] {
  const [low, high] = interval
  const range = low === high ? "" : words.report.range(bare(words, low), bare(words, high))
  const label = unit === "" || unit === objectiveUnit ? resourceName(words, name) : `${resourceName(words, name)} [${unit}]`
  return [label, change(words, perUnit, objectiveUnit), range, holding === null ? bare(words, null) : bare(words, holding)]
}
