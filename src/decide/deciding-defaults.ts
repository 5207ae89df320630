/**
 * Which defaults to replace first: those that alone explain most of the spread of a project's objective, at the decisions
 * as written. A quick look on few samples, not the answer of `plan`. A default without spread cannot be told so.
 */
import { firstOrderIndex, type Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import type { SourcedDefault, SourcesAnswer } from "./answer.ts"
import { atEnd } from "./batches.ts"
import { samplerOf } from "./run-venture.ts"
import { readSubjects, type Subject } from "./subject.ts"

export type DecidingDefault = {
  readonly path: string
  /** Label of the project whose objective it moves most. */
  readonly project: string
  /** Of the variance of that objective, alone. */
  readonly share: number
  /** A figure of two years ago may have been overtaken. */
  readonly isOld: boolean
}

const samples = 4096
const least = 0.03
const told = 5
const oldMonths = 24

/** Those with the largest share first. */
export function decidingDefaults(venture: Venture, { defaults }: Pick<SourcesAnswer, "defaults">): readonly DecidingDefault[] {
  const { subjects } = readSubjects(venture)
  if (subjects.length === 0) return []
  const sampler = samplerOf(venture, { samples })
  const byPath = new Map(defaults.flatMap((one) => one.paths.map((path) => [path, one] as const)))
  const byInput = new Map(
    venture.model.inputs.flatMap(({ paths }, input) => {
      const one = paths.map((path) => byPath.get(path)).find((each) => each !== undefined)
      return one === undefined ? [] : [[input, one] as const]
    }),
  )
  const most = new Map<SourcedDefault, DecidingDefault>()
  for (const { input, ...found } of subjects.flatMap((subject) => sharesOf(subject, byInput, sampler))) {
    const one = byInput.get(input)
    if (one === undefined || found.share <= (most.get(one)?.share ?? least)) continue
    most.set(one, { path: one.path, isOld: one.ageMonths !== null && one.ageMonths > oldMonths, ...found })
  }
  return [...most.values()].toSorted((a, b) => b.share - a.share).slice(0, told)
}

type Share = { readonly input: number; readonly project: string; readonly share: number }

function sharesOf({ objective, project, reach }: Subject, asked: ReadonlyMap<number, SourcedDefault>, sampler: Sampler): Share[] {
  const { columns, plan } = sampler
  const [values = new Float64Array()] = sampler.run([objective.node])
  const y = atEnd(values, plan.samples)
  return [...reach.inputs]
    .filter((input) => asked.has(input))
    .flatMap((input) => {
      const x = columns[input]
      const share = x === undefined ? null : firstOrderIndex(x, y, plan)
      return share === null ? [] : [{ input, project: project.label, share: Math.min(1, share) }]
    })
}
