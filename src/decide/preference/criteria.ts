/** Projects by the founders' own criteria, in three ways on the same figures: weighted sum, SMAA-2, TOPSIS. */
import type { Ground } from "../plan/ground.ts"
import { acceptability, confidences, type Worths } from "./acceptability.ts"
import type { Choices, CriteriaAnswer, CriterionAnswer, SwayingCriterion } from "./answer.ts"
import { type CriterionFacts, factsOf, figuresIn, meanOf, worthsBySample } from "./criterion-figures.ts"
import { closeness } from "./ideal-distance.ts"
import { type Weights, weightsOf } from "./weights.ts"

/** Null where the file has no criteria, or nothing is known of any. */
export function criteriaOf({ venture, chosen, best, samplers }: Ground): CriteriaAnswer | null {
  const { full } = samplers
  const facts = factsOf(venture, chosen, full, venture.criteria?.list ?? [])
  if (facts.length === 0) return null
  const names = chosen.map(({ subject }) => subject.project.name)
  const criteria = facts.map(({ criterion }) => criterion)
  const weights = weightsOf(venture, criteria, best, full)
  const samplewise = facts.map(worthsBySample)
  const list = facts.map((one, c) => told(one, names, weights, c))
  const worths = names.map((_, p) => samplewise.map((one) => one[p]!))
  const sums = names.map((name) => weightedSum(list, name))
  const topsis = closeness(
    names.map((_, p) => facts.map(({ judged }) => meanOf(judged[p]!))),
    weights.means,
    criteria.map(({ better }) => better === "higher"),
  )
  const ranks = rankedBy(worths, weights)
  const firsts = ranks.map((one) => one.ranks[0] ?? 0)
  const choices = {
    objective: best.subject.project.name,
    ...{ weighted: firstOf(names, sums), acceptability: firstOf(names, firsts), topsis: firstOf(names, topsis) },
  }
  const central = (own: readonly number[] | null): Readonly<Record<string, number>> | null =>
    own === null ? null : Object.fromEntries(criteria.map(({ name }, c) => [name, own[c] ?? 0]))
  return {
    list,
    weights: weights.kind,
    consistency: weights.consistency,
    projects: Object.fromEntries(
      names.map((name, p) => {
        const one = ranks[p]!
        return [name, { ...one, central: central(one.central), weighted: sums[p]!, topsis: topsis[p]! }]
      }),
    ),
    choices,
    because: swaying(list, names, sums, choices),
  }
}

/** Of equals the one that comes first in the ranking. */
function firstOf(names: readonly string[], figures: readonly number[]): string {
  return names[figures.indexOf(Math.max(...figures))] ?? ""
}

function told(facts: CriterionFacts, names: readonly string[], { means, intervals }: Weights, c: number): CriterionAnswer {
  const { name, label, of, better } = facts.criterion
  const figures = figuresIn(facts)
  return {
    name,
    label,
    quantity: of.kind === "quantity" ? of.quantity : null,
    at: of.kind === "quantity" ? of.at : null,
    ...{ better, unit: facts.unit },
    weight: means[c]!,
    interval: intervals[c] ?? null,
    figures: Object.fromEntries(names.map((project, p) => [project, figures[p]!])),
  }
}

type Ranked = {
  readonly ranks: readonly number[]
  readonly anyWeights: readonly number[]
  readonly central: readonly number[] | null
  readonly confidence: number | null
}

/** One for each project. */
function rankedBy(worths: Worths, { stated, any }: Weights): Ranked[] {
  const open = acceptability(worths, any)
  const { ranks } = stated === any ? open : acceptability(worths, stated)
  const sure = confidences(worths, open.central, any[0]?.length ?? 0)
  return worths.map((_, p) => ({
    ranks: ranks[p]!,
    anyWeights: open.ranks[p]!,
    central: open.central[p] ?? null,
    confidence: sure[p] ?? null,
  }))
}

function weightedSum(list: readonly CriterionAnswer[], project: string): number {
  return list.reduce((sum, { weight, figures }) => sum + weight * (figures[project]?.worth ?? 0), 0)
}

/** The criterion that moves the sums of two projects apart most, in the direction in which they are apart. */
function swaying(
  list: readonly CriterionAnswer[],
  names: readonly string[],
  sums: readonly number[],
  { objective, weighted }: Choices,
): SwayingCriterion | null {
  const next = names.filter((name) => name !== weighted).toSorted((a, b) => sums[names.indexOf(b)]! - sums[names.indexOf(a)]!)[0]
  const worse = weighted === objective ? next : objective
  if (worse === undefined) return null
  const lead = sums[names.indexOf(weighted)]! - sums[names.indexOf(worse)]!
  const [most] = list
    .map(({ name, weight, figures }) => ({
      criterion: name,
      by: weight * ((figures[weighted]?.worth ?? 0) - (figures[worse]?.worth ?? 0)),
    }))
    .toSorted((a, b) => b.by - a.by)
  return most === undefined || most.by <= 0 ? null : { ...most, better: weighted, worse, lead }
}
