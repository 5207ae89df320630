/** When the best project fails: a rule found on one half of the replicates, and what the other half says of it. */
import { average, type SamplePlan } from "../../engine/index.ts"
import { figureAt } from "../columns.ts"
import { type Ground, runOf } from "../plan/ground.ts"
import type { FailureBox, FailureCondition, FailuresAnswer } from "./answer.ts"
import { type Feature, leadingFeatures } from "./features.ts"
import { type Box, casesIn, findBox, insideOf, type Range, type Sought } from "./prim.ts"
import { figuresOfBox, quasiP } from "./told-box.ts"

/** Of ruin, outside of which too few samples are of one kind to tell anything. */
const [rare, common] = [0.02, 0.98]
/** From which share of ruin on survival is looked for. */
const mostlyRuined = 0.6
/** More by chance is no condition; fewer of the cases no rule; hardly more of them inside than outside neither. */
const [mostByChance, leastCoverage, leastLift] = [0.01, 0.15, 1.2]
const mostBoxes = 2

/** Null where nothing fails, or everything does, or nothing is uncertain. */
export function failuresOf(ground: Ground): FailuresAnswer | null {
  const { venture, samplers, best } = ground
  const { objective, isRuined } = runOf(ground, best)
  const cases = casesOf(objective, isRuined)
  if (cases === null) return null
  const { isCase } = cases
  const features = leadingFeatures(venture, best, samplers, isCase)
  if (features.length === 0) return null
  const columns = features.map(({ values }) => values)
  const { plan } = samplers.full
  const boxes: FailureBox[] = []
  const halves = [halfOf(plan, 0), halfOf(plan, 1)] as const
  let left = { seek: halves[0], tell: halves[1] }
  while (boxes.length < mostBoxes) {
    const seek: Sought = { features: columns, isCase, among: left.seek }
    const tell: Sought = { ...seek, among: left.tell }
    const box = significant(tell, roundedBox(findBox(seek), features))
    const figures = figuresOfBox(tell, box)
    const coverage = casesIn(isCase, insideOf(columns, box, left.tell)) / Math.max(1, casesIn(isCase, halves[1]))
    if (box.size === 0 || coverage < leastCoverage || figures.density < leastLift * figures.base) break
    boxes.push({ ...figures, coverage, conditions: conditionsOf(tell, box, features) })
    const outside = (among: Uint32Array): Uint32Array => {
      const inside = new Set(insideOf(columns, box, among))
      return among.filter((s) => !inside.has(s))
    }
    left = { seek: outside(left.seek), tell: outside(left.tell) }
  }
  return { of: cases.of, share: average(isCase), boxes }
}

type Cases = Pick<FailuresAnswer, "of"> & { readonly isCase: Float64Array }

function casesOf(objective: Float64Array, isRuined: Float64Array | null): Cases | null {
  const share = isRuined === null ? 0 : average(isRuined)
  if (isRuined !== null && share > common) return null
  if (isRuined !== null && share > mostlyRuined) return { of: "survival", isCase: isRuined.map((x) => 1 - x) }
  if (isRuined !== null && share >= rare) return { of: "ruin", isCase: isRuined }
  const bound = figureAt(objective, 0.1)
  const isCase = objective.map((x) => (x <= bound ? 1 : 0))
  // Where a fifth or more come to the same, they are no lowest tenth.
  const isTenth = Number.isFinite(bound) && average(isCase) < 0.2
  return isTenth && average(isCase) > 0 ? { of: "lowest-tenth", isCase } : null
}

/** Every second replicate: each is a Sobol set of its own, the other half knows nothing of this one. */
function halfOf({ samples, perReplicate }: SamplePlan, odd: 0 | 1): Uint32Array {
  return Uint32Array.from({ length: samples }, (_, s) => s).filter((s) => Math.floor(s / perReplicate) % 2 === odd)
}

/** As it is told, so that the figures are those of the rule that one reads. */
function roundedBox(box: Box, features: readonly Feature[]): Box {
  const end = (feature: number, value: number): number =>
    Number.isFinite(value) ? (features[feature]?.rounded(value) ?? value) : value
  return new Map(
    [...box].map(([feature, { low, high }]): [number, Range] => [feature, { low: end(feature, low), high: end(feature, high) }]),
  )
}

/** Without conditions that tell no more than chance. */
function significant(tell: Sought, box: Box): Box {
  const doubtful = [...box.keys()].map((feature) => ({ feature, byChance: quasiP(tell, box, feature) }))
  const [worst] = doubtful.toSorted((a, b) => b.byChance - a.byChance)
  if (worst === undefined || worst.byChance <= mostByChance) return box
  return significant(tell, new Map([...box].filter(([feature]) => feature !== worst.feature)))
}

/** What tells most comes first. */
function conditionsOf(tell: Sought, box: Box, features: readonly Feature[]): FailureCondition[] {
  const all = [...box].flatMap(([number, { low, high }]): FailureCondition[] => {
    const feature = features[number]
    if (feature === undefined) return []
    const { kind, path, unit } = feature
    const finite = (end: number): number | null => (Number.isFinite(end) ? end : null)
    return [{ kind, path, unit, from: finite(low), to: finite(high), byChance: quasiP(tell, box, number) }]
  })
  return all.toSorted((a, b) => a.byChance - b.byChance)
}
