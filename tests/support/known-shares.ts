/** For tests: functions whose shares of the variance are known in closed form, written as models. */
import type { Model } from "../../src/engine/model/model.ts"
import type { Correlation } from "../../src/engine/run/correlation.ts"
import { createSampler, type Sampler } from "../../src/engine/run/sampler.ts"
import { modelOf, type Text } from "./model.ts"

/** A result of a model, and the inputs whose shares are asked for. */
export type Posed = {
  readonly lines: Readonly<Record<string, Text>>
  readonly result: string
  readonly names: readonly string[]
  /** Numbers of two of the names, and Pearson's correlation of their normals. */
  readonly pairs?: readonly (readonly [number, number, number])[]
}

export type KnownShares = {
  /** Inputs are called by the prefix and a number: which Sobol dimensions they take follows from their names. */
  readonly posed: (prefix: string) => Posed
  readonly first: readonly number[]
  readonly total: readonly number[]
  readonly shapley: readonly number[]
}

export type Case = {
  readonly sampler: Sampler
  readonly node: number
  readonly inputs: readonly number[]
  readonly correlations: readonly Correlation[]
}

export function caseOf(posed: Posed, samples = 10_000, seed = 1): Case {
  const { result, names, pairs = [] } = posed
  const model = compiled.get(posed) ?? compile(posed)
  const inputs = names.map((name) => model.inputs.findIndex((input) => input.path === name))
  const correlations = pairs.map(([a, b, pearson]) => ({
    a: inputs[a] ?? -1,
    b: inputs[b] ?? -1,
    rank: (6 / Math.PI) * Math.asin(pearson / 2),
  }))
  const sampler = createSampler(model, { samples, seed, correlations })
  return { sampler, node: model.quantities.get(result)?.node ?? -1, inputs, correlations }
}

/** One model serves all seeds. */
const compiled = new WeakMap<Posed, Model>()

function compile(posed: Posed): Model {
  const { model, diagnostics } = modelOf(posed.lines, { months: 6 })
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics))
  compiled.set(posed, model)
  return model
}

const numbered = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, k) => `${prefix}${k}`)

/** A result of one input. */
export function alone(distribution: string, formula: (x: string) => string = (x) => x): KnownShares {
  const posed: KnownShares["posed"] = (x) => ({
    lines: { [`${x}0`]: distribution, y: `= ${formula(`${x}0`)}` },
    result: "y",
    names: numbered(x, 1),
  })
  return { posed, first: [1], total: [1], shapley: [1] }
}

/**
 * sin a + 7 sin² b + 0.1 c⁴ sin a of a, b, c uniform from -π to π.
 * Source: T. Ishigami, T. Homma, ISUMA 1990, doi:10.1109/ISUMA.1990.151285; its variances: A. Saltelli and others, Sensitivity
 * Analysis, Wiley 2000; what a and c bring together is divided evenly: A. Owen, SIAM/ASA JUQ 2 (2014) 245-251.
 */
export function ishigami(): KnownShares {
  const [a, b, p4, p8] = [7, 0.1, Math.PI ** 4, Math.PI ** 8]
  const variance = a ** 2 / 8 + (b * p4) / 5 + (b ** 2 * p8) / 18 + 1 / 2
  const [vx, vy, vxz] = [(1 + (b * p4) / 5) ** 2 / 2 / variance, a ** 2 / 8 / variance, (8 * b ** 2 * p8) / 225 / variance]
  const uniform = `uniform(${-Math.PI}, ${Math.PI})`
  return {
    posed: (x) => ({
      lines: {
        ...Object.fromEntries(numbered(x, 3).map((name) => [name, uniform])),
        ...{ sa: `= ${sine(`${x}0`)}`, sb: `= ${sine(`${x}1`)}` },
        y: `= sa + 7 * sb^2 + 0.1 * ${x}2^4 * sa`,
      },
      result: "y",
      names: numbered(x, 3),
    }),
    first: [vx, vy, 0],
    total: [vx + vxz, vy, vxz],
    shapley: [vx + vxz / 2, vy, vxz / 2],
  }
}

/** Taylor's series, within 3e-8 up to π: the language has no sine. */
function sine(x: string): string {
  let [text, factorial] = [x, 1]
  for (let n = 3; n <= 17; n += 2) {
    factorial *= (n - 1) * n
    text += ` ${n % 4 === 3 ? "-" : "+"} ${x}^${n} / ${factorial}`
  }
  return `(${text})`
}

/** Sobol's g-function. Source: A. Saltelli, I. M. Sobol, Computational Statistics & Data Analysis 20 (1995); the product has variance Π (1 + V) - 1. */
export function gFunction(a: readonly number[]): KnownShares {
  const own = a.map((k) => 1 / (3 * (1 + k) ** 2))
  const all = own.reduce((product, v) => product * (1 + v), 1)
  const posed: KnownShares["posed"] = (x) => ({
    lines: {
      ...Object.fromEntries(numbered(x, a.length).map((name) => [name, "uniform(0, 1)"])),
      y: `= ${a.map((k, i) => `(abs(4 * ${x}${i} - 2) + ${k}) / ${1 + k}`).join(" * ")}`,
    },
    result: "y",
    names: numbered(x, a.length),
  })
  const first = own.map((v) => v / (all - 1))
  return { posed, first, total: own.map((v) => (v * (all / (1 + v))) / (all - 1)), shapley: [] }
}

/**
 * 2 u + v - 3 w of normal u, v, w with spreads 1, 2 and 0.5, v and w correlated by r: v has b² + r b c + r² (c² - b²) / 2; alone it
 * explains (b + r c)², and (1 - r²) b² stays of it.
 * Source: B. Iooss, C. Prieur, Int. J. Uncertainty Quantification 9 (2019) 493-514,
 * doi:10.1615/Int.J.UncertaintyQuantification.2019028372, section 3.
 */
export function linear(r: number): KnownShares {
  const [a, b, c] = [2, 2, -1.5]
  const shares = (parts: readonly number[]): number[] => parts.map((part) => part / (a ** 2 + b ** 2 + c ** 2 + 2 * r * b * c))
  const shared = (r ** 2 * (c ** 2 - b ** 2)) / 2
  return {
    posed: (x) => ({
      lines: {
        ...{ [`${x}0`]: "normal(1, 1)", [`${x}1`]: "normal(0, 2)", [`${x}2`]: "normal(5, 0.5)" },
        y: `= 2 * ${x}0 + ${x}1 - 3 * ${x}2`,
      },
      result: "y",
      names: numbered(x, 3),
      pairs: r === 0 ? [] : [[1, 2, r]],
    }),
    first: shares([a ** 2, (b + r * c) ** 2, (c + r * b) ** 2]),
    total: shares([a ** 2, (1 - r ** 2) * b ** 2, (1 - r ** 2) * c ** 2]),
    shapley: shares([a ** 2, b ** 2 + r * b * c + shared, c ** 2 + r * b * c - shared]),
  }
}
