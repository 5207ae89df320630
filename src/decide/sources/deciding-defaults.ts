/**
 * Which defaults to replace first: those that make most of the spread of a project's objective, with all that they do together
 * with others, at the decisions as written. A quick look on few samples, not the answer of `plan`. A default without spread cannot be told so.
 */
import { eachAnew, momentsOf, type Sampler, screened, totalShare, varianceOf } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { SourcedDefault, SourcesAnswer } from "../answer.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { reachOf } from "../dependence.ts"
import { samplerOf } from "../run/run-venture.ts"
import { objectiveOn } from "../sensitivity/sensitivities.ts"

export type DecidingDefault = {
  readonly path: string
  /** Label of the project whose objective it moves most. */
  readonly project: string
  /** Of the variance of that objective, interactions included: the measure of `plan`. */
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
  for (const { input, ...found } of subjects.flatMap((subject) => sharesOf(subject, byInput, sampler, venture))) {
    const one = byInput.get(input)
    if (one === undefined || found.share <= (most.get(one)?.share ?? least)) continue
    most.set(one, { path: one.path, isOld: one.ageMonths !== null && one.ageMonths > oldMonths, ...found })
  }
  return [...most.values()].toSorted((a, b) => b.share - a.share).slice(0, told)
}

type Share = { readonly input: number; readonly project: string; readonly share: number }

/** Those looked at more closely, each by one more run. */
const leading = 8

function sharesOf(subject: Subject, asked: ReadonlyMap<number, SourcedDefault>, sampler: Sampler, venture: Venture): Share[] {
  const trial = { subject, parameters: sampler.initial }
  const y = objectiveOn(sampler, trial)
  const variance = varianceOf(momentsOf(y))
  if (!(variance > 0) || !Number.isFinite(variance)) return []
  const candidates = [...subject.reach.inputs].filter((input) => asked.has(input))
  const inputs = screened(candidates, sampler.columns, y).slice(0, leading)
  const reached = reachOf(venture.model, [subject.objective.node]).inputs
  const anew = eachAnew(sampler, { correlations: venture.correlations, inputs, reached })
  return inputs.map((input) => {
    const share = totalShare(y, objectiveOn(sampler, trial, anew(input)), sampler.plan)?.value ?? 0
    return { input, project: subject.project.label, share }
  })
}
