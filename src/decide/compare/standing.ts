/** What each project of a venture is worth at its better decisions, and which one the plan would choose. */
import { average, type Quantity, type SamplePlan, type Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { byReplicate } from "../by-replicate.ts"
import { meanScore, type Score } from "../choose/score.ts"
import type { Subject } from "../choose/subject.ts"
import { bestOf, judged, type Trial } from "../choose/trial.ts"
import { ofProject } from "../find-quantity.ts"
import { groupedBy } from "../grouped-by.ts"
import { isRuined, ruinIn } from "../ruin.ts"
import { type Bench, candidatesFor } from "./bench.ts"

/** One project at its better decisions, without its samples. */
export type Settled = Trial & {
  /** In base units; not finite where it is not known. */
  readonly worth: number
  /** The same of each replicate, for the error of a difference.  Shape: [replicates]. */
  readonly worths: Float64Array
  /** Null where the project knows no ruin. */
  readonly survival: number | null
  /** Shape: [replicates]. */
  readonly survivals: Float64Array | null
}

type Candidate = { readonly subject: Subject; readonly parameters: readonly number[]; readonly ruin: Quantity | null }

/** The subjects given, in their order. Candidates with the same parameters are run at once: they share most of the work. */
export function settledIn(venture: Venture, subjects: readonly Subject[], bench: Bench): Settled[] {
  if (subjects.length === 0) return []
  const sampler = bench.samplerOf(venture)
  const score = bench.scoreOf(venture)
  const candidates = subjects.flatMap((subject) => {
    const ruin = ruinIn((name) => ofProject(venture, subject.project.name, name))
    return candidatesFor(subject, sampler, bench).map((parameters): Candidate => ({ subject, parameters, ruin }))
  })
  const batches = groupedBy(candidates, ({ parameters }) => parameters.join())
  const tried = [...batches.values()].flatMap((batch) => settledTogether(batch, sampler, score))
  return subjects.flatMap((subject) => bestOf(tried.filter((one) => one.subject === subject)) ?? [])
}

function settledTogether(batch: readonly Candidate[], sampler: Sampler, score: Score): Settled[] {
  const nodesOf = ({ subject, ruin }: Candidate): number[] => [...subject.nodes, ...(ruin === null ? [] : [ruin.node])]
  const nodes = [...new Set(batch.flatMap(nodesOf))]
  const results = sampler.run(nodes, batch[0]?.parameters)
  const resultOf = (node: number): Float64Array => results[nodes.indexOf(node)] ?? new Float64Array(sampler.plan.samples)
  return batch.map(({ subject, parameters, ruin }) => {
    const { samples } = sampler.plan
    const tried = judged(subject, parameters, subject.nodes.map(resultOf), samples, score)
    const alive = ruin === null ? null : isRuined(ruin, resultOf(ruin.node), samples).map((ruined) => 1 - ruined)
    return {
      subject,
      parameters,
      score: tried.score,
      shortfall: tried.shortfall,
      worth: score.back(meanScore(tried.utility)),
      worths: partsOf(tried.utility, sampler.plan, (part) => score.back(meanScore(part))),
      survival: alive === null ? null : average(alive),
      survivals: alive === null ? null : partsOf(alive, sampler.plan, average),
    }
  })
}

function partsOf(values: Float64Array, plan: SamplePlan, figure: (part: Float64Array) => number): Float64Array {
  return Float64Array.from(byReplicate(values, plan, figure))
}
