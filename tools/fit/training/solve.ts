/**
 * Finds the parameters that measured steps and expectations make most probable: least squares of logarithms with a spread for each
 * parameter, by Gauss and Newton, each step in closed form. Rows far off count less (Huber, doi:10.1214/aoms/1177703732).
 */
import type { ConstantName, StepTable } from "../../../src/training/calibration/constants.ts"
import { type StepConstants, stepSeconds } from "../../../src/training/step/assemble.ts"
import { solvePositive } from "../solve-positive.ts"
import type { Observation } from "./observations.ts"
import { type Parameter, parametersFor, powerPrior, tableOf } from "./parameters.ts"

export type Problem = {
  readonly parameters: readonly Parameter[]
  /** Of each observation: which parameters it reads. */
  readonly reads: readonly (readonly number[])[]
  /** Of each parameter: the place of its constant. */
  readonly places: readonly number[]
}

export type Options = {
  /** Standard deviation of one row [ln]. */
  readonly noise: number
  /** How much rows of one group share: the more, the less each of many counts. */
  readonly shared: number
  readonly steps: number
}

export const usualOptions: Options = { noise: 0.06, shared: 0.4, steps: 8 }

export function problemOf(observations: readonly Observation[]): Problem {
  const parameters = parametersFor(observations)
  const reads = observations.map(({ setting }) =>
    parameters.flatMap(({ factor, level }, k) => (factor === null || setting.levels[factor] === level ? [k] : [])),
  )
  return { parameters, reads, places: parameters.map(({ constant }) => place.get(constant) ?? 0) }
}

const names: readonly ConstantName[] = [
  ...(["product", "attention", "pass", "launch", "tensor", "context", "expert", "contention"] as const),
  ...(["cover", "send", "ends", "optimizer", "step", "selective", "grouped", "scan", "scale"] as const),
]
const place: ReadonlyMap<ConstantName, number> = new Map(names.map((name, k) => [name, k]))
const [productPlace, groupedPlace, scalePlace] = [0, names.indexOf("grouped"), names.length - 1]

/** ln of each constant for one observation. */
function logsFor(one: Observation, reads: readonly number[], { places }: Problem, values: Float64Array): Float64Array {
  const logs = new Float64Array(names.length)
  for (const k of reads) logs[places[k]!]! += values[k]!
  logs[productPlace]! += values[places.length]! * one.setting.power
  logs[groupedPlace]! += values[places.length]! * one.setting.power
  return logs
}

/** ln of the predicted step. */
export function predict(one: Observation, reads: readonly number[], problem: Problem, values: Float64Array): number {
  return atLogs(one, logsFor(one, reads, problem, values))
}

function atLogs(one: Observation, logs: Float64Array): number {
  const [product, attention, pass, launch, tensor, context, expert, contention] = logs
  const [cover, send, ends, optimizer, step, selective, grouped, scan, scale] = logs.subarray(8)
  const constants: StepConstants = {
    product: Math.exp(product!),
    attention: Math.exp(attention!),
    pass: Math.exp(pass!),
    launch: Math.exp(launch!),
    tensor: Math.exp(tensor!),
    context: Math.exp(context!),
    expert: Math.exp(expert!),
    contention: Math.min(1, Math.exp(contention!)),
    cover: Math.exp(cover!),
    send: Math.exp(send!),
    ends: Math.exp(ends!),
    optimizer: Math.exp(optimizer!),
    step: Math.exp(step!),
    selective: Math.exp(selective!),
    grouped: Math.exp(grouped!),
    scan: Math.exp(scan!),
    least: Math.exp(-scale!),
  }
  return Math.log(stepSeconds(one.work, one.recompute, constants)) + scale!
}

export function start(parameters: readonly Parameter[]): Float64Array {
  return Float64Array.from([...parameters.map(({ prior }) => prior), powerPrior.prior])
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
    const { matrix, right } = priorEquations(problem, values)
    for (const [w, index] of used.entries())
      addRow(matrix, right, observations, problem, index, values, weights[w]!, options.noise)
    const change = solvePositive(matrix, right)
    let greatest = 0
    for (let k = 0; k < values.length; k++) {
      const moved = Math.max(-0.5, Math.min(0.5, change[k]!))
      values[k]! += moved
      greatest = Math.max(greatest, Math.abs(moved))
    }
    if (greatest < 1e-4) break
  }
  return values
}

type Equations = { readonly matrix: readonly Float64Array[]; readonly right: Float64Array }

/** What is expected of each parameter, as if it had been measured once with its spread. */
function priorEquations({ parameters }: Problem, values: Float64Array): Equations {
  const count = values.length
  const all = [...parameters, powerPrior]
  const matrix = Array.from({ length: count }, () => new Float64Array(count))
  const right = new Float64Array(count)
  all.forEach(({ prior, spread }, k) => {
    matrix[k]![k] = 1 / spread ** 2
    right[k] = (prior - values[k]!) / spread ** 2
  })
  return { matrix, right }
}

/** Rows more than two deviations off pull no harder than those that are two. */
function addRow(
  matrix: readonly Float64Array[],
  right: Float64Array,
  observations: readonly Observation[],
  problem: Problem,
  index: number,
  values: Float64Array,
  share: number,
  noise: number,
): void {
  const { parameters, reads, places } = problem
  const one = observations[index]!
  const own = [...reads[index]!, parameters.length]
  const logs = logsFor(one, reads[index]!, problem, values)
  const base = atLogs(one, logs)
  const off = one.target - base
  const weight = (share * Math.min(1, (2 * noise) / Math.max(1e-9, Math.abs(off)))) / noise ** 2
  const byConstant = slopesOf(one, logs, base)
  const ofPower = (byConstant[productPlace]! + byConstant[groupedPlace]!) * one.setting.power
  const slopes = [...reads[index]!.map((k) => byConstant[places[k]!]!), ofPower]
  for (let a = 0; a < own.length; a++) {
    const row = matrix[own[a]!]!
    const weighted = weight * slopes[a]!
    right[own[a]!]! += weighted * off
    for (let b = 0; b < own.length; b++) row[own[b]!]! += weighted * slopes[b]!
  }
}

/** The slope on each constant, once; all deviations of a constant share it. */
function slopesOf(one: Observation, logs: Float64Array, base: number): Float64Array {
  const slopes = new Float64Array(names.length)
  for (let k = 0; k < names.length - 1; k++) {
    const kept = logs[k]!
    logs[k] = kept + 1e-3
    slopes[k] = (atLogs(one, logs) - base) / 1e-3
    logs[k] = kept
  }
  slopes[scalePlace] = 1
  return slopes
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

export function tableAt(problem: Problem, values: Float64Array): StepTable {
  return tableOf(problem.parameters, values)
}
