/**
 * What one per cent more of an input does to the mean of a result: the derivative of an expectation, each figure of the input being
 * made larger by the same share while all others stay. How it is found depends on how the result depends on the input.
 */
import { isContinuousIn, type Sampler } from "../run/sampler.ts"
import { type Asked, resultsOn, withReplaced } from "../sensitivity/asked.ts"
import { type Estimate, meanOf } from "../sensitivity/estimate.ts"
import { compileGradients } from "./gradients.ts"
import { dependenceOf } from "./jumps.ts"

/**
 * - derivative: the mean of the derivatives along each sample, right wherever no jump lies between.
 * - differences: of two runs on common random numbers, across jumps.
 * - probability: of an input that is 0 or 1: it is its probability that grows by one per cent.
 */
export type How = "derivative" | "differences" | "probability"

export type OnePerCent = {
  readonly input: number
  readonly how: How
  /** In base units of the result; null where it is not finite. */
  readonly change: Estimate | null
}

/** In the first month asked about. */
export function onePerCentMore(sampler: Sampler, asked: Asked, inputs: readonly number[]): OnePerCent[] {
  const { model, columns } = sampler
  const { smooth } = dependenceOf(model.graph, asked.node)
  const howOf = (input: number): How =>
    isChance(columns[input] ?? new Float64Array()) ? "probability" : smooth.has(input) ? "derivative" : "differences"
  const along = alongSamples(
    sampler,
    asked,
    inputs.filter((input) => howOf(input) === "derivative"),
  )
  return inputs.map((input): OnePerCent => {
    const how = howOf(input)
    if (how === "probability") return { input, how, change: byProbability(sampler, asked, input) }
    const derivative = along.get(input)
    if (derivative !== undefined) return { input, how: "derivative", change: derivative }
    return { input, how: "differences", change: byDifferences(sampler, asked, input) }
  })
}

const percent = 0.01

function isChance(column: Float64Array): boolean {
  return column.every((x) => x === 0 || x === 1)
}

/** Without those whose derivative is not finite in some sample. */
function alongSamples(sampler: Sampler, asked: Asked, inputs: readonly number[]): ReadonlyMap<number, Estimate> {
  const { model, plan, columns } = sampler
  if (inputs.length === 0) return new Map()
  const options = { months: model.months, parameters: model.parameters.length, isContinuous: isContinuousIn(model) }
  const point = { node: asked.node, month: asked.months[0] ?? 0 }
  const run = compileGradients(model.graph, point, { inputs, parameters: [] }, options)
  const gradients = run(columns, asked.parameters, plan.samples)
  return new Map(
    inputs.flatMap((input, k) => {
      const column = columns[input] ?? new Float64Array(plan.samples)
      const change = meanOf(
        column.map((x, s) => percent * x * gradients[k]![s]!),
        plan,
      )
      return Number.isFinite(change.value) ? [[input, change] as const] : []
    }),
  )
}

/** Of one month: results on columns in which an input has other figures. */
function resultWith(sampler: Sampler, asked: Asked, input: number, change: (x: number) => number): Float64Array {
  const column = (sampler.columns[input] ?? new Float64Array(sampler.plan.samples)).map(change)
  const [first] = resultsOn(
    sampler,
    { ...asked, months: asked.months.slice(0, 1) },
    withReplaced(sampler, new Map([[input, column]])),
  )
  return first ?? new Float64Array(sampler.plan.samples)
}

function byProbability(sampler: Sampler, asked: Asked, input: number): Estimate | null {
  const [without, always] = [resultWith(sampler, asked, input, () => 0), resultWith(sampler, asked, input, () => 1)]
  const column = sampler.columns[input] ?? new Float64Array(sampler.plan.samples)
  const probability = column.reduce((sum, x) => sum + x, 0) / column.length
  return finite(
    meanOf(
      always.map((y, s) => percent * probability * (y - without[s]!)),
      sampler.plan,
    ),
  )
}

/**
 * A wide step has a bias, a narrow one lets few samples cross an edge. Two steps together cancel the bias of the second order; with
 * common random numbers and jumps the variance falls as 1 / (n h) and the squared bias grows as h⁸, so that n^(-1/9) is the
 * order of the best step.
 * Source: P. Glasserman, Monte Carlo Methods in Financial Engineering, Springer 2003, section 7.1.2, with the extrapolation of
 * L. F. Richardson (Phil. Trans. R. Soc. A 210 (1911) 307-357, doi:10.1098/rsta.1911.0009); the factor is ours.
 */
function stepFor(samples: number): number {
  return 0.1 * samples ** (-1 / 9)
}

function byDifferences(sampler: Sampler, asked: Asked, input: number): Estimate | null {
  const step = stepFor(sampler.plan.samples)
  const across = (h: number): Float64Array => {
    const less = resultWith(sampler, asked, input, (x) => x * (1 - h))
    return resultWith(sampler, asked, input, (x) => x * (1 + h)).map((y, s) => (y - less[s]!) / (2 * h))
  }
  const [wide, narrow] = [across(step), across(step / 2)]
  return finite(
    meanOf(
      narrow.map((slope, s) => (percent * (4 * slope - wide[s]!)) / 3),
      sampler.plan,
    ),
  )
}

function finite(estimate: Estimate): Estimate | null {
  return Number.isFinite(estimate.value) ? estimate : null
}
