/**
 * Projects whose requests come late: the month in which the fewest are in time in the busiest hour, by the median of few samples. A target that not even one
 * request alone reaches is told apart from replicas that are too few, since neither more of them nor a reserve helps it.
 */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import type { Quantity, Sampler } from "../../engine/index.ts"
import { calendarMonth, type Venture } from "../../venture/index.ts"
import { monthOf } from "../batches.ts"
import { inProject } from "../find-quantity.ts"
import { quantiles } from "../quantiles.ts"
import { samplerOf } from "../run/run-venture.ts"
import { mentionOf } from "./mention.ts"

const few = 256
/** Fewer in time than this are told. */
const enough = 0.9

/** `decisions`: of a project, by its name in paths. Warnings: serving-late, serving-out-of-reach. */
export function lateServing(venture: Venture, decisions: (project: string) => readonly number[]): Diagnostic[] {
  let sampler: Sampler | null = null
  return venture.projects.flatMap(({ name, label }) => {
    const own = (key: string): Quantity | null => inProject(venture, name, `serving.${key}`)
    const [onTime, load] = [own("on_time"), own("load")]
    if (onTime === null || load === null) return []
    sampler ??= samplerOf(venture, { samples: few })
    const medians = mediansOf(
      sampler,
      told.flatMap((key) => own(key) ?? []),
      decisions(name),
    )
    const month = worstMonth(medians(onTime), medians(load))
    if (month === null) return []
    const figures = (key: Told): Figure | null => {
      const quantity = own(key)
      return quantity === null ? null : { quantity, value: medians(quantity)[month] ?? Number.NaN }
    }
    const params = { project: label, month: calendarMonth(venture.header.start, month) ?? String(month) }
    return [outOfReach(venture, figures, params) ?? tooFew(venture, onTime, figures, params)]
  })
}

const told = [
  ...(["on_time", "load", "served", "replicas", "peak_requests", "replica_requests", "spare"] as const),
  ...(["batch", "unit_cost", "step_time", "target.tpot", "first_token_time", "answer_time", "target.ttft"] as const),
] as const
type Told = (typeof told)[number]

/** In base units, money as it is shown. */
type Figure = { readonly quantity: Quantity; readonly value: number }
type Figures = (key: Told) => Figure | null
type Where = { readonly project: string; readonly month: string }

/** Of the months in which something is asked that of the fewest in time, and of equal ones that of the highest load; null: enough are. */
function worstMonth(shares: readonly number[], loads: readonly number[]): number | null {
  let worst: number | null = null
  for (const [month, share] of shares.entries()) {
    if (!((loads[month] ?? 0) > 0 && share < enough)) continue
    const least = worst === null ? Number.POSITIVE_INFINITY : (shares[worst] ?? 0)
    const most = worst === null ? 0 : (loads[worst] ?? 0)
    if (share < least || (share === least && (loads[month] ?? 0) > most)) worst = month
  }
  return worst
}

/** What one request alone takes, and the target that it misses. */
const pairs: readonly (readonly [alone: Told, target: Told])[] = [
  ["step_time", "target.tpot"],
  ["first_token_time", "target.ttft"],
  ["answer_time", "target.ttft"],
]

/** Null where the target can be kept at some load. */
function outOfReach(venture: Venture, figures: Figures, where: Where): Diagnostic | null {
  if (figures("on_time")?.value !== 0) return null
  for (const [key, target] of pairs) {
    const [alone, wanted] = [figures(key), figures(target)]
    if (alone === null || wanted === null || !(alone.value > wanted.value)) continue
    const best = shown({ quantity: wanted.quantity, value: alone.value })
    const [batch, cost] = [figures("batch"), figures("unit_cost")]
    // Nobody shares a replica that takes one at a time: what that costs is told.
    const isAlone = batch !== null && plain(batch) === 1 && cost !== null
    const costs = isAlone ? { cost: shown(cost).replace(/\/request$/u, "") } : {}
    const params = { ...where, target: `serving.${target}`, wanted: shown(wanted), best, ...costs }
    return warning("serving-out-of-reach", mentionOf(venture, wanted.quantity), params)
  }
  return null
}

/** More are wanted than there are where the pool ends: a reserve makes the wish greater and the replicas no more. */
function tooFew(venture: Venture, onTime: Quantity, figures: Figures, where: Where): Diagnostic {
  const of = (key: Told): number => figures(key)?.value ?? Number.NaN
  const needed = Math.ceil(of("peak_requests") / of("replica_requests") - 1e-6)
  const replicas = Math.round(of("replicas"))
  const bound = needed > replicas ? { replicas, needed } : {}
  const served = Number.isNaN(of("served")) ? {} : { served: of("served") }
  const params = { ...where, share: of("on_time"), load: of("load"), ...served, ...bound }
  return warning("serving-late", mentionOf(venture, onTime), params)
}

function shown(figure: Figure): string {
  return `${plain(figure)} ${figure.quantity.unit}`
}

function plain({ value, quantity }: Figure): number {
  return Number((value / quantity.factor).toPrecision(3))
}

/** By month, of quantities among those that are given. */
function mediansOf(
  sampler: Sampler,
  quantities: readonly Quantity[],
  decisions: readonly number[],
): (quantity: Quantity) => readonly number[] {
  const { model, plan } = sampler
  const nodes = quantities.map(({ shownNode }) => shownNode)
  const results = sampler.run(nodes, decisions)
  return ({ shownNode }) => {
    const values = results[nodes.indexOf(shownNode)] ?? new Float64Array()
    return Array.from({ length: model.months }, (_, month) => median(monthOf(values, month, plan.samples)))
  }
}

function median(values: Float64Array): number {
  return quantiles(values, [0.5])[0] ?? Number.NaN
}
