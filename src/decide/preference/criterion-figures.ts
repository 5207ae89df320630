/** What each project has by each criterion: its samples where they differ, or one figure; and what that is worth. */
import { average, type Quantity, type Sampler } from "../../engine/index.ts"
import { unitOf } from "../../units/index.ts"
import type { Criterion, CriterionFigure, Venture } from "../../venture/index.ts"
import { atEnd } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { isTime } from "../figures.ts"
import { inProject, ofProject } from "../find-quantity.ts"
import { quantiles } from "../quantiles.ts"
import { isRuined, ruinIn } from "../ruin.ts"
import type { CriterionFigures } from "./answer.ts"

/** In base units; a figure that is the same in every sample is one number. */
export type Judged = number | Float64Array

export type CriterionFacts = {
  readonly criterion: Criterion
  readonly unit: string
  readonly factor: number
  /** Shape: [projects]. */
  readonly judged: readonly Judged[]
}

/** Of those criteria of which every project's figure is known. Each project runs once. */
export function factsOf(
  venture: Venture,
  chosen: readonly Chosen[],
  sampler: Sampler,
  criteria: readonly Criterion[],
): CriterionFacts[] {
  const sources = criteria.map((criterion) => chosen.map((one) => sourceIn(venture, one, criterion)))
  const runs = chosen.map(({ best }, p) => {
    const nodes = [...new Set(sources.flatMap((row) => row[p]?.quantity.node ?? []))]
    const results = sampler.run(nodes, best.parameters)
    return new Map(nodes.map((node, k) => [node, results[k] ?? new Float64Array()]))
  })
  return criteria.flatMap((criterion, c) => {
    const found = (sources[c] ?? []).filter((one) => one !== null)
    if (found.length < chosen.length) return []
    const judged = found.map((one, p) => judgedIn(one, runs[p]?.get(one.quantity.node) ?? new Float64Array(), criterion, sampler))
    const isKnown = judged.every((one) => (typeof one === "number" ? Number.isFinite(one) : one.every(Number.isFinite)))
    return isKnown ? [{ criterion, ...shownIn(found), judged }] : []
  })
}

type Source = { readonly quantity: Quantity; readonly isSurvival: boolean }

function sourceIn(venture: Venture, { subject: { project } }: Chosen, { of }: Criterion): Source | null {
  const own = (name: string): Quantity | null => ofProject(venture, project.name, name)
  if (of.kind === "scores") {
    const quantity = venture.model.quantities.get(of.scores.get(project.name) ?? "")
    return quantity === undefined ? null : { quantity, isSurvival: false }
  }
  const named = inProject(venture, project.name, of.quantity)
  if (named !== null) return { quantity: named, isSurvival: false }
  const ruin = of.quantity === "survival" ? ruinIn(own) : null
  return ruin === null ? null : { quantity: ruin, isSurvival: true }
}

/** `all`: the samples of the quantity, in base units. */
function judgedIn({ quantity, isSurvival }: Source, all: Float64Array, { of }: Criterion, { plan, model }: Sampler): Judged {
  const { samples } = plan
  // A probability is the figure that is judged: it is no luck of a sample.
  if (isSurvival) return 1 - average(isRuined(quantity, all, samples))
  const last = atEnd(all, samples)
  if (quantity.isTruth || (quantity.definition.name === "ruin" && Object.keys(quantity.dimension).length === 0))
    return average(last)
  const values = isTime(quantity.dimension) ? last.map((x) => Math.min(x, model.months)) : last
  const at = of.kind === "quantity" ? of.at : null
  if (at !== null) return figureAt(values, at)
  return values.every((x) => x === values[0]) ? (values[0] ?? Number.NaN) : Float64Array.from(values)
}

const placeOf: Readonly<Record<Exclude<CriterionFigure, "mean">, number>> = {
  p5: 0.05,
  p25: 0.25,
  p50: 0.5,
  p75: 0.75,
  p95: 0.95,
}

function figureAt(values: Float64Array, at: CriterionFigure): number {
  if (at === "mean") return average(values)
  return values.some(Number.isNaN) ? Number.NaN : (quantiles(values, [placeOf[at]])[0] ?? Number.NaN)
}

/** The unit in which all projects show it, else the books' own; a probability is a plain number. */
function shownIn(found: readonly Source[]): { readonly unit: string; readonly factor: number } {
  const [first] = found
  if (first === undefined || first.isSurvival || first.quantity.isTruth) return { unit: "", factor: 1 }
  const { unit, factor, dimension } = first.quantity
  const isShared = found.every(({ quantity: q }) => q.unit === unit && q.factor === factor && q.perUnit === null)
  const shown = isShared ? { text: unit, factor } : unitOf(dimension)
  return { unit: shown.text, factor: shown.factor }
}

/** Its mean over the samples: what the weighted sum and TOPSIS judge. */
export function meanOf(judged: Judged): number {
  return typeof judged === "number" ? judged : average(judged)
}

/** Of each project, in the unit shown. */
export function figuresIn({ criterion, judged, factor }: CriterionFacts): CriterionFigures[] {
  const worths = worthsOf(judged.map(meanOf), criterion.better)
  return judged.map((one, p) => {
    const [p5, p95] = typeof one === "number" ? [one, one] : quantiles(one, [0.05, 0.95])
    return { mean: meanOf(one) / factor, p5: p5! / factor, p95: p95! / factor, worth: worths[p]! }
  })
}

/** The same worth in every sample, by that sample's own figures; one number where the figures are. */
export function worthsBySample({ criterion: { better }, judged }: CriterionFacts): readonly Judged[] {
  const samples = Math.max(...judged.map((one) => (typeof one === "number" ? 0 : one.length)))
  if (samples === 0) return worthsOf(judged.map(meanOf), better)
  const columns = judged.map(() => new Float64Array(samples))
  for (let s = 0; s < samples; s++) {
    const worths = worthsOf(
      judged.map((one) => (typeof one === "number" ? one : one[s]!)),
      better,
    )
    for (const [p, worth] of worths.entries()) columns[p]![s] = worth
  }
  return columns
}

/** 0 for the worst of the projects, 1 for the best; where nothing distinguishes them nothing is worth anything. */
function worthsOf(figures: readonly number[], better: Criterion["better"]): number[] {
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  if (low === high) return figures.map(() => 0)
  return figures.map((x) => (better === "higher" ? x - low : high - x) / (high - low))
}
