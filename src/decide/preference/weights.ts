/** What each criterion weighs, as the file says it: drawn weights, judgements in pairs, an order, or nothing. */
import { average, type Sampler } from "../../engine/index.ts"
import type { Criterion, Judgement, Venture } from "../../venture/index.ts"
import { atEnd } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { quantiles } from "../quantiles.ts"
import type { Consistency, CriteriaAnswer } from "./answer.ts"
import { prioritiesOf } from "./priorities.ts"
import { anyWeights, centralWeights, orderedWeights, type WeightDraws } from "./weight-draws.ts"

export type Weights = {
  readonly kind: CriteriaAnswer["weights"]
  /** Means; they sum to 1.  Shape: [criteria]. */
  readonly means: readonly number[]
  /** Where the file says it with figures.  Shape: [criteria]. */
  readonly intervals: readonly (readonly [number, number] | null)[]
  /** As the file says it.  Shape: [criteria][samples]. */
  readonly stated: WeightDraws
  /** Whatever they may be, in their order where the file gives one. */
  readonly any: WeightDraws
  readonly consistency: Consistency | null
}

export function weightsOf(venture: Venture, criteria: readonly Criterion[], { best }: Chosen, sampler: Sampler): Weights {
  const { samples } = sampler.plan
  const drawn = anyWeights(criteria.length, samples, sampler.seed)
  const places = criteria.map(({ order }) => order ?? 1)
  const isOrdered = criteria.some(({ order }) => order !== null)
  const any = isOrdered ? orderedWeights(drawn, places) : drawn
  const common = { any, stated: any, intervals: criteria.map(() => null), consistency: null }
  const judgements = venture.criteria?.judgements ?? []
  const given = criteria.flatMap(({ weight }) => venture.model.quantities.get(weight ?? "") ?? [])
  if (given.length === criteria.length) {
    const nodes = given.map(({ node }) => node)
    const columns = sampler.run(nodes, best.parameters).map((column) => atEnd(column, samples))
    return { ...common, kind: "given", ...figured(normalised(columns)) }
  }
  if (judgements.length > 0) {
    const { weights, ...consistency } = judgedWeights(criteria, judgements)
    const stated = weights.map((weight) => new Float64Array(samples).fill(weight))
    return { ...common, kind: "judged", means: weights, stated, consistency }
  }
  return { ...common, kind: isOrdered ? "ordered" : "open", means: centralWeights(places) }
}

/** To a sum of 1 in each sample; where all are nothing, all are equal. */
function normalised(columns: readonly Float64Array[]): WeightDraws {
  const sums = new Float64Array(columns[0]?.length ?? 0)
  for (const column of columns) for (let s = 0; s < sums.length; s++) sums[s]! += Math.max(0, column[s]!)
  return columns.map((column) => column.map((x, s) => (sums[s]! > 0 ? Math.max(0, x) / sums[s]! : 1 / columns.length)))
}

function figured(stated: WeightDraws): Pick<Weights, "means" | "intervals" | "stated"> {
  const intervals = stated.map((column): Weights["intervals"][number] => {
    const [low = 0, high = 0] = quantiles(column, [0.05, 0.95])
    return low === high ? null : [low, high]
  })
  return { stated, intervals, means: stated.map(average) }
}

/** Between criteria that were left out nothing is asked. */
function judgedWeights(
  criteria: readonly Criterion[],
  judgements: readonly Judgement[],
): Consistency & { readonly weights: readonly number[] } {
  const place = new Map(criteria.map(({ name }, k) => [name, k]))
  const matrix = criteria.map(() => criteria.map(() => 1))
  for (const { over, under, times } of judgements) {
    const [row, column] = [place.get(over), place.get(under)]
    if (row === undefined || column === undefined) continue
    matrix[row]![column] = times
    matrix[column]![row] = 1 / times
  }
  const { weights, eigenvalue, index, ratio, worst } = prioritiesOf(matrix)
  const [row, column] = [criteria[worst?.row ?? 0]?.name ?? "", criteria[worst?.column ?? 0]?.name ?? ""]
  if (worst === null) return { weights, eigenvalue, index, ratio, worst }
  const isAsWritten = judgements.some(({ over, under }) => over === row && under === column)
  const given = matrix[worst.row]![worst.column]!
  return {
    ...{ weights, eigenvalue, index, ratio },
    worst: isAsWritten
      ? { over: row, under: column, given, implied: worst.implied }
      : { over: column, under: row, given: 1 / given, implied: 1 / worst.implied },
  }
}
