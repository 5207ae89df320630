/** A random input moved as a whole: stretched, shifted, or, where it counts events, with another probability or mean. */
import { drawInputs, type Input, quantile, type Sampler, seatsOf } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { constant } from "../columns.ts"
import type { Domain } from "./domain.ts"
import { distributionText, isProportional, middleOf, movedDistribution } from "./moved-distribution.ts"
import type { Base, Mover, Of } from "./moved-input.ts"
import { withColumn } from "./moved-sampler.ts"

type Law = Input["distribution"]

export function randomMover(base: Base, target: Of<"random">): Mover {
  const { kind } = target.distribution
  if (kind === "bernoulli" || kind === "poisson") return eventMover(base, target)
  return isProportional(target.distribution) && middleOf(target.distribution) > 0
    ? stretched(base, target)
    : shifted(base, target)
}

type Rest = Pick<Mover, "venture" | "samplers" | "spread" | "moves">

function restOf(base: Base, { distribution, input }: Of<"random">): Rest {
  return { ...base, spread: spreadOf(distribution), moves: { kind: "inputs", index: input } }
}

function factorOf({ venture }: Base, { input }: Of<"random">): number {
  return venture.model.inputs[input]?.factor ?? 1
}

function written({ isBound }: Of<"random">, law: Law | null, digits: number): string | null {
  const text = law === null ? null : distributionText(law, digits)
  return text === null ? null : `${isBound ? "up to " : ""}${text}`
}

function moved(sampler: Sampler, input: number, change: (x: number) => number): Sampler {
  return withColumn(sampler, input, (sampler.columns[input] ?? constant(sampler, 0)).map(change))
}

function stretched(base: Base, target: Of<"random">): Mover {
  const { distribution, input } = target
  const middle = middleOf(distribution)
  return {
    ...restOf(base, target),
    move: "proportion",
    today: middle,
    domain: proportional(distribution, middle),
    at: (sampler, value) => moved(sampler, input, (x) => x * (value / middle)),
    text: (value, digits) => written(target, movedDistribution(distribution, { scale: value / middle, shift: 0 }), digits),
  }
}

function shifted(base: Base, target: Of<"random">): Mover {
  const { distribution, input } = target
  const middle = middleOf(distribution)
  const factor = factorOf(base, target)
  const own = spreadOf(distribution)
  return {
    ...restOf(base, target),
    move: "width",
    today: middle,
    domain: { kind: "range", low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, own, isWhole: false },
    at: (sampler, value) => moved(sampler, input, (x) => x + (value - middle) * factor),
    text: (value, digits) => written(target, movedDistribution(distribution, { scale: 1, shift: value - middle }), digits),
  }
}

function eventMover(base: Base, target: Of<"random">): Mover {
  const { distribution, input } = target
  const isChance = distribution.kind === "bernoulli"
  const today = distribution.kind === "bernoulli" ? distribution.p : distribution.kind === "poisson" ? distribution.mean : 0
  const law = (x: number): Law => (isChance ? { kind: "bernoulli", p: x } : { kind: "poisson", mean: x })
  const uniforms = uniformsOf(base.venture, input)
  return {
    ...restOf(base, target),
    move: isChance ? "chance" : "count",
    today,
    domain: eventDomain(today, isChance ? 1 : Number.POSITIVE_INFINITY),
    at: (sampler, value) => withColumn(sampler, input, drawn(uniforms(sampler), law(value), factorOf(base, target))),
    text: (value, digits) => written(target, law(value), digits),
  }
}

function spreadOf(distribution: Law): [number, number] {
  const at = quantile(distribution)
  return [at(0.05), at(0.95)]
}

/** A share as a beta distribution cannot be stretched beyond the whole. */
function proportional(distribution: Law, middle: number): Domain {
  const [p5, p95] = spreadOf(distribution)
  const own: readonly [number, number] = p5 > 0 && p5 < p95 ? [p5, p95] : [middle / 2, 2 * middle]
  const high = distribution.kind === "beta" ? middle / quantile(distribution)(1) : Number.POSITIVE_INFINITY
  // Stretched to nothing it would be no distribution any more.
  return { kind: "range", low: Number.MIN_VALUE, high, own, isWhole: false }
}

function eventDomain(today: number, high: number): Domain {
  const own: readonly [number, number] = today > 0 ? [today / 2, Math.min(high, 2 * today)] : [1e-3, 1]
  return { kind: "range", low: 0, high, own, isWhole: false }
}

/** The input's own place in each draw as a uniform number, correlations included: events of any probability come from it. */
function uniformsOf({ model, correlations }: Venture, input: number): (sampler: Sampler) => Float64Array {
  const known = new Map<Sampler["columns"], Float64Array>()
  const even: Law = { kind: "uniform", low: 0, high: 1 }
  const inputs = model.inputs.map((one, k) => (k === input ? { ...one, distribution: even, factor: 1 } : one))
  return ({ plan, seed, columns }) => {
    const column = known.get(columns) ?? drawInputs(inputs, correlations, plan, seed, seatsOf(model)).columns[input]
    if (column === undefined) return new Float64Array(plan.samples)
    known.set(columns, column)
    return column
  }
}

function drawn(uniforms: Float64Array, law: Law, factor: number): Float64Array {
  if (law.kind === "poisson" && !(law.mean > 0)) return new Float64Array(uniforms.length)
  const at = quantile(law)
  return uniforms.map((u) => factor * at(u))
}
