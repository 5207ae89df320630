/** The advantage: what one more unit of each resource adds, and what would be lost without it. */
import type { PlanAnswer, ResourceAnswer } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { wrap } from "./columns.ts"
import { bare, change, withUnit } from "./figures.ts"
import { type About, explainsLine, objectiveName, resourceName } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"

/** Losing so much of what the best project is worth is losing all of it. */
const nearlyAll = 0.999

type Entry = readonly [name: string, resource: ResourceAnswer]

export function advantageText(answer: PlanAnswer, about: About, page: Page): string {
  const { words, paint, width } = page
  const said = words.report
  const all: readonly Entry[] = Object.entries(answer.resources)
  if (all.length === 0) return said.noResources
  const told = all.filter(([, one]) => !isUseless(one)).toSorted(([, a], [, b]) => lossOf(b) - lossOf(a))
  const { columns } = said
  const head = [columns.resource, columns.oneMore, columns.interval, columns.without]
  const objective = answer.projects[answer.best]?.objective
  const named = objectiveName(words, about, objective?.path ?? "")
  const lost = told.filter(
    ([, { holding }]) => (objective?.worth ?? 0) > 0 && (holding ?? 0) >= nearlyAll * (objective?.worth ?? 0),
  )
  const namesOf = (entries: readonly Entry[]): string[] => entries.map(([name]) => resourceName(words, about, name))
  const unused = namesOf(all.filter(([, one]) => one.usedBy.length === 0))
  const idle = namesOf(all.filter(([, one]) => isUseless(one) && one.usedBy.length > 0))
  const paths = told.map(([name]) => about.resources.find((r) => r.name === name)?.path ?? "")
  const text = [
    ...(lost.length === 0 ? [] : [said.allLost(named, namesOf(lost))]),
    ...(unused.length === 0 ? [] : [said.unused(unused.join(", "))]),
    ...(idle.length === 0 ? [] : [said.idle(idle.join(", "))]),
  ]
  const notes = [
    ...(told.length === 0 ? [] : [said.advantageNote(named)]),
    ...(told.some(([, { interval }]) => interval[1] < 0) ? [said.onlyCosts] : []),
    ...explainsLine(words, about, paths),
  ]
  return [
    ...(told.length === 0
      ? []
      : [
          table(
            page,
            head,
            told.map(([name, one]) => ({ cells: rowOf(name, one, about, words) })),
          ),
        ]),
    ...text.flatMap((line) => wrap(line, width)),
    ...notes.flatMap((line) => wrap(line, width)).map(paint.dim),
  ].join("\n")
}

/** Nothing is known without it: more than any loss. */
function lossOf({ holding }: ResourceAnswer): number {
  return holding ?? Number.POSITIVE_INFINITY
}

function isUseless({ perUnit, interval: [low, high], holding, usedBy }: ResourceAnswer): boolean {
  return usedBy.length === 0 || (perUnit === 0 && low === 0 && high === 0 && holding === 0)
}

function rowOf(
  name: string,
  { unit, perUnit, interval, holding, objectiveUnit }: ResourceAnswer,
  about: About,
  words: Words,
): string[] {
  const step = readableStep(perUnit, unit, objectiveUnit)
  const [low, high] = interval
  const range = low === high ? "" : words.report.range(bare(words, low * step), bare(words, high * step))
  const resource = resourceName(words, about, name)
  const label = unit === "" ? resource : words.report.perUnit(resource, withUnit(words, step, unit))
  return [label, change(words, perUnit * step, objectiveUnit), range, withUnit(words, holding, objectiveUnit)]
}

/** One, or so many thousands that a piece of a large heap, such as a token, gets a figure that can be read. */
function readableStep(perUnit: number, unit: string, objectiveUnit: string): number {
  if (perUnit === 0 || unit === objectiveUnit) return 1
  const least = 0.1
  return [1, 1e3, 1e6, 1e9].find((step) => Math.abs(perUnit) * step >= least) ?? 1e12
}
