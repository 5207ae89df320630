/** `explain FILE QUANTITY --matters`: the inputs that a quantity depends on most, by several measures at once. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import {
  type Asked,
  drawsOf,
  finite,
  meanOf,
  momentsOf,
  notANumber,
  onePerCentMore,
  type Quantity,
  resultsOn,
  type Sampler,
  screened,
  shapleyEffects,
  standardDeviation,
  tiedAmong,
  varianceShares,
} from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import { reachOf } from "../dependence.ts"
import { monthOption } from "../explain/month-option.ts"
import { isTime } from "../figures.ts"
import { findQuantity } from "../find-quantity.ts"
import { inputPath } from "../input-path.ts"
import { ofMatters } from "../run/run-options.ts"
import { drawWarnings, type SamplingOptions, samplerOf } from "../run/run-venture.ts"
import type { Matter, MattersAnswer } from "./answer.ts"
import { type Found, matterOf, told } from "./matter.ts"

export type MattersOptions = SamplingOptions & {
  /** Of a monthly quantity: `14`, `"month 14"` or `"2027-03"`; the last one where it is not given. */
  readonly month?: number | string
}

export type MattersResult = { readonly answer: MattersAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** Inputs looked at closely: those that matter most in the month told of, and in a few others. */
const leading = 12
const leadingElsewhere = 2
const elsewhere = [0, 0.25, 0.5, 0.75, 1]

/** At the decisions as written, as in `run`. */
export function mattersOf(venture: Venture, name: string, options: MattersOptions = {}): MattersResult {
  const wrong = mistakesIn({ venture, name, options }, ofMatters)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const { model } = venture
  const found = findQuantity(model, name)
  if (found.kind === "unknown") return { answer: null, diagnostics: [found.diagnostic] }
  const { quantity } = found
  const asked = monthOption(venture, options.month)
  if (asked !== null && typeof asked !== "number") return { answer: null, diagnostics: [asked] }
  const month = quantity.isMonthly ? (asked ?? model.months - 1) : null
  const sampler = samplerOf(venture, options)
  const answer = answerOn(venture, sampler, quantity, month)
  const unknown = notANumber({ draws: drawsOf(sampler), quantities: [quantity] })
  return { answer, diagnostics: [...drawWarnings(sampler), ...unknown] }
}

function answerOn(venture: Venture, sampler: Sampler, quantity: Quantity, month: number | null): MattersAnswer {
  const { model } = venture
  const asked: Asked = {
    node: quantity.shownNode,
    parameters: sampler.initial,
    months: quantity.isMonthly ? Array.from({ length: model.months }, (_, t) => t) : [0],
    ...(isTime(quantity.dimension) ? { never: model.months } : {}),
  }
  const base = resultsOn(sampler, asked)
  const y = base[month ?? 0] ?? new Float64Array(sampler.plan.samples)
  const moments = momentsOf(y)
  const [mean, sd] = [moments.mean, standardDeviation(moments)]
  const state = !Number.isFinite(sd) ? "unknown" : sd > 0 ? "told" : "certain"
  const reached = [...reachOf(model, [asked.node]).inputs]
  const tied = tiedAmong(venture.correlations, new Set(reached))
  const inputs = state === "told" ? lookedAt(sampler, base, month ?? 0, reached) : []
  const matters = state === "told" ? mattersAmong(venture, sampler, quantity, { asked, base, month, inputs, reached, tied }) : []
  return {
    path: quantity.path,
    unit: quantity.unit,
    isTruth: quantity.isTruth,
    month,
    mean: told(meanOf(y, sampler.plan), quantity.factor),
    sd: finite(sd / quantity.factor),
    never: neverIn(sampler, quantity, month),
    state: Number.isFinite(mean) ? state : "unknown",
    measure: tied.size > 0 ? "shapley" : "sobol",
    inputs: matters,
    others: state === "told" ? reached.length - inputs.length : 0,
    samples: sampler.plan.samples,
    seed: sampler.seed,
  }
}

/** `base`: the result by month, which decides who is looked at.  Shape: [months][samples]. */
function lookedAt(sampler: Sampler, base: readonly Float64Array[], month: number, reached: readonly number[]): number[] {
  const first = (t: number, count: number): number[] => {
    const y = base[t] ?? new Float64Array()
    const { squares } = momentsOf(y)
    return squares > 0 && Number.isFinite(squares) ? screened(reached, sampler.columns, y).slice(0, count) : []
  }
  const others = elsewhere.map((share) => Math.round(share * (base.length - 1))).filter((t) => t !== month)
  return [...new Set([...first(month, leading), ...others.flatMap((t) => first(t, leadingElsewhere))])]
}

/** How often a time never comes. */
function neverIn(sampler: Sampler, quantity: Quantity, month: number | null): MattersAnswer["never"] {
  if (!isTime(quantity.dimension)) return null
  const asked = { node: quantity.shownNode, parameters: sampler.initial, months: [month ?? 0] }
  const [y = new Float64Array()] = resultsOn(sampler, asked)
  const count = y.reduce((sum, value) => sum + (value === Number.POSITIVE_INFINITY ? 1 : 0), 0)
  return count === 0 ? null : { share: count / y.length, countsAs: sampler.model.months / quantity.factor }
}

type Scope = {
  readonly asked: Asked
  /** Shape: [months][samples]. */
  readonly base: readonly Float64Array[]
  readonly month: number | null
  readonly inputs: readonly number[]
  readonly reached: readonly number[]
  readonly tied: ReadonlySet<number>
}

function mattersAmong({ model, correlations, projects }: Venture, sampler: Sampler, quantity: Quantity, scope: Scope): Matter[] {
  const { asked, base, month, inputs, reached, tied } = scope
  const only = { ...asked, months: [asked.months[month ?? 0] ?? 0] }
  const y = base.slice(month ?? 0, (month ?? 0) + 1)
  const shares = varianceShares(sampler, asked, correlations, inputs, base)
  // What was looked at only quickly plays together as one more.
  const rest = reached.filter((input) => !inputs.includes(input))
  const players = [...inputs.map((input) => [input]), ...(rest.length === 0 ? [] : [rest])]
  const effects = tied.size === 0 ? [] : shapleyEffects(sampler, asked, correlations, players, base)
  const onePercent = onePerCentMore(sampler, only, inputs)
  const project = projects.find(({ name }) => quantity.path.startsWith(`${name}.`))?.name ?? ""
  const all = inputs.flatMap((input, k): Found[] => {
    const [share, change] = [shares[k], onePercent[k]]
    if (share === undefined || change === undefined) return []
    const path = inputPath(model.inputs[input], project)
    return [{ input, path, share, change, shapley: effects[k] ?? null }]
  })
  const size = ({ shapley, share }: Found): number => (shapley ?? share.total)[month ?? 0]?.value ?? 0
  return distinct(all.toSorted((a, b) => size(b) - size(a))).map((one) => matterOf(sampler, quantity, y, month, one))
}

/** A quantity of several inputs, such as steps by month, is told of once. */
function distinct(all: readonly Found[]): Found[] {
  return all.filter((one, k) => all.findIndex(({ path }) => path === one.path) === k)
}
