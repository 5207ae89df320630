/**
 * Finds the parameters that measured figures and expectations make most probable: least squares of logarithms with a spread for each parameter, by Gauss and
 * Newton. A figure that lies far off counts the less the farther (Cauchy's weights; Holland and Welsch, doi:10.1080/03610927708827533): whether a server
 * decoded speculatively is not recorded.
 */

import type { CalibratedName } from "../../../src/serving/calibration/constants.ts"
import { constantNames, kernelNames } from "../../../src/serving/step/constants.ts"
import { joinedSeconds, joinedSlope } from "../../../src/serving/step/host-work.ts"
import { addObservation, type Equations, emptyEquations, solved } from "../normal-equations.ts"
import type { Figure, MetricName } from "./figures.ts"
import type { Observation } from "./observations.ts"
import { type Parameter, parametersFor } from "./parameters.ts"

export type Problem = {
  readonly parameters: readonly Parameter[]
  /** Of each observation: which parameters it reads. */
  readonly reads: readonly (readonly number[])[]
  /** Of each parameter: the place of its constant; those of scale and of all kernels are behind the others. */
  readonly places: readonly number[]
}

export type Options = {
  /** Standard deviation of one figure [ln]. */
  readonly noise: Readonly<Record<MetricName, number>>
  /** How much rows of one group share: the more, the less each of many counts. */
  readonly shared: number
  readonly steps: number
}

export const usualOptions: Options = { noise: { ttft: 0.15, tpot: 0.1, throughput: 0.1 }, shared: 0.05, steps: 7 }

const scalePlace = constantNames.length
const kernelsPlace = scalePlace + 1
/** Constants, their scale and that of all kernels. */
export const placeCount: number = kernelsPlace + 1

export function problemOf(observations: readonly Observation[]): Problem {
  const parameters = parametersFor(observations)
  const reads = observations.map(({ setting }) =>
    parameters.flatMap(({ factor, level }, k) => (factor === null || setting.levels[factor] === level ? [k] : [])),
  )
  const places = parameters.map(({ constant }) => placeOf(constant))
  return { parameters, reads, places }
}

function placeOf(constant: CalibratedName): number {
  if (constant === "scale") return scalePlace
  return constant === "kernels" ? kernelsPlace : constantNames.indexOf(constant)
}

/** ln of each constant, and of the scales, for one observation. */
export function logsFor(reads: readonly number[], { places }: Problem, values: Float64Array): Float64Array {
  const logs = new Float64Array(placeCount)
  for (const k of reads) logs[places[k]!]! += values[k]!
  return logs
}

/** ln of the predicted seconds; `slopes` are filled with what each constant counts in it. */
export function predict({ works, waits, idle }: Figure, logs: Float64Array, slopes: Float64Array): number {
  const sum = secondsOf(works, waits, logs, slopes)
  const scale = Math.exp(logs[scalePlace]!)
  const whole = idle + scale * sum
  for (let k = 0; k < scalePlace; k++) slopes[k]! *= scale / whole
  slopes[scalePlace] = (scale * sum) / whole
  slopes[kernelsPlace] = kernelPlaces.reduce((all, k) => all + slopes[k]!, 0)
  return Math.log(whole)
}

/** Without the scale; `slopes` become what each constant counts in them. */
function secondsOf(works: Figure["works"], waits: boolean, logs: Float64Array, slopes: Float64Array): number {
  slopes.fill(0)
  let sum = 0
  for (const work of works) {
    let all = 0
    for (let k = 0; k < work.length; k++) {
      constants[k] = work[k]! * Math.exp(logs[k]! + (isKernel[k] ? logs[kernelsPlace]! : 0))
      all += constants[k]!
    }
    const host = constants[launchPlace]!
    const joined = joinedSeconds(all - host, host, waits)
    const slope = joinedSlope(all - host, joined, waits)
    for (let k = 0; k < work.length; k++) slopes[k]! += slope * constants[k]!
    slopes[launchPlace]! += (joinedSlope(host, joined, waits) - slope) * host
    sum += joined
  }
  return sum
}

/** [s] of one part of a figure. */
const constants = new Float64Array(constantNames.length)
const launchPlace = constantNames.indexOf("launch")
const kernelPlaces = kernelNames.map((name) => constantNames.indexOf(name))
const isKernel = constantNames.map((name) => kernelNames.includes(name))

export function start(parameters: readonly Parameter[]): Float64Array {
  return Float64Array.from(parameters, ({ prior }) => prior)
}

/** `used`: indices of the observations that are fitted; `from`: where to begin. */
export function solve(
  observations: readonly Observation[],
  problem: Problem,
  used: readonly number[],
  from: Float64Array,
  options: Options = usualOptions,
): Float64Array {
  const weights = weightsOf(observations, used, options.shared)
  const values = Float64Array.from(from)
  for (let step = 0; step < options.steps; step++) {
    const equations = priorEquations(problem, values)
    for (const [w, index] of used.entries()) addRow(equations, observations[index]!, problem, index, values, weights[w]!, options)
    const change = solved(equations)
    const greatest = change.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
    // Shortened as a whole, so that it still goes downhill.
    const part = Math.min(1, longestMove / greatest)
    for (let k = 0; k < values.length; k++) values[k]! += part * change[k]!
    if (greatest < 1e-3) break
  }
  return values
}

/** [ln] of any parameter in one step. */
const longestMove = 0.7

/** What is expected of each parameter, as if it had been measured once with its spread. */
function priorEquations({ parameters }: Problem, values: Float64Array): Equations {
  const equations = emptyEquations(parameters.length)
  parameters.forEach(({ prior, spread }, k) => {
    equations.matrix[k]![k] = 1 / spread ** 2
    equations.right[k] = (prior - values[k]!) / spread ** 2
  })
  return equations
}

const slopes = new Float64Array(placeCount)

function addRow(
  equations: Equations,
  { figures }: Observation,
  problem: Problem,
  index: number,
  values: Float64Array,
  share: number,
  { noise }: Options,
): void {
  const own = problem.reads[index]!
  const logs = logsFor(own, problem, values)
  for (const figure of figures) {
    const off = figure.target - predict(figure, logs, slopes)
    const spread = noise[figure.metric]
    const weight = share / (1 + (off / (2 * spread)) ** 2) / spread ** 2
    addObservation(
      equations,
      own,
      own.map((k) => slopes[problem.places[k]!]!),
      off,
      weight,
    )
  }
}

/** Rows of one group say partly the same: n of them count as n / (1 + (n - 1) · shared). */
function weightsOf(observations: readonly Observation[], used: readonly number[], shared: number): readonly number[] {
  const sizes = new Map<string, number>()
  for (const index of used) {
    const { group } = observations[index]!
    sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  return used.map((index) => 1 / (1 + ((sizes.get(observations[index]!.group) ?? 1) - 1) * shared))
}
