/** Choosing by more than the mean: dominance, risk that is borne, the founders' own criteria, expectation beside survival. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { effort } from "../effort.ts"
import { type Ground, runOf } from "../plan/ground.ts"
import { keptBeside } from "../plan/kept-cash.ts"
import type { Dominance, PreferenceAnswer } from "./answer.ts"
import { criteriaOf } from "./criteria.ts"
import { dominanceAmong } from "./dominance.ts"
import { frontOf } from "./front.ts"
import { mostRatio } from "./priorities.ts"
import { riskOf } from "./risk.ts"

/** Operations for one sample of one project at one place of a ladder. */
const perPlace = 40
const [fewest, usual] = [9, 49]

/** Null where a single project is compared. */
export function preferenceOf(ground: Ground): PreferenceAnswer | null {
  const { chosen, unit, best } = ground
  if (chosen.length < 2) return null
  const subjects = chosen.map((one) => ({
    name: one.subject.project.name,
    amounts: runOf(ground, one).objective,
    mayBeBest: one.best.shortfall <= best.best.shortfall,
  }))
  const work = perPlace * chosen.length * ground.samplers.full.plan.samples
  const points = Math.max(fewest, Math.min(usual, Math.floor(effort.preference / work)))
  return {
    dominance: dominancesOf(subjects),
    risk: riskOf({ subjects, kept: keptBeside(ground.venture, best, ground.samplers.full) }, unit, points),
    criteria: criteriaOf(ground),
    front: frontOf(ground, effort.preference),
  }
}

function dominancesOf(
  subjects: readonly { readonly name: string; readonly amounts: Float64Array }[],
): readonly Dominance[] | null {
  const dominates = dominanceAmong(subjects.map(({ amounts }) => amounts))
  if (dominates === null) return null
  return subjects.flatMap(({ name: better }, a) =>
    subjects.flatMap(({ name: worse }, b) => {
      const order = a === b ? null : dominates(a, b)
      return order === null ? [] : [{ better, worse, order }]
    }),
  )
}

/** Judgements that contradict each other, criteria of which nothing is known. */
export function preferenceWarnings({ venture, chosen }: Ground, answer: PreferenceAnswer | null): Diagnostic[] {
  const { list = [], judgements = [] } = venture.criteria ?? {}
  if (list.length === 0 || chosen.length < 2) return []
  const known = new Set(answer?.criteria?.list.map(({ name }) => name))
  const unknown = list.filter(({ name }) => !known.has(name))
  const { ratio = null, worst = null } = answer?.criteria?.consistency ?? {}
  const isContradicting = ratio !== null && ratio > mostRatio && worst !== null
  const place = judgements.find(({ over, under }) => over === worst?.over && under === worst.under)
  const params = {
    ...{ ratio: rounded(ratio), over: worst?.over ?? "", under: worst?.under ?? "" },
    ...{ given: rounded(worst?.given ?? null), implied: rounded(worst?.implied ?? null) },
  }
  return [
    ...unknown.map(({ label, span }) => warning("criterion-unknown", span, { criterion: label })),
    ...(isContradicting ? [warning("judgements-inconsistent", place?.span ?? null, params)] : []),
  ]
}

/** As many digits as a judgement deserves. */
function rounded(figure: number | null): number {
  return figure === null ? 0 : Number(figure.toPrecision(2))
}
