/**
 * Projects whose customers, counted from above and from below, do not agree: by the medians and the 90 % intervals of few
 * samples. Medians may differ by a factor of four: as far apart as published reports on one market and year lie
 * (1.08 and 4.18 thousand million yuan for Chinese medical language models in 2024), so a smaller gap says nothing yet.
 */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { createSampler, type Quantity, type Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { monthOf } from "../batches.ts"
import { inProject } from "../find-quantity.ts"
import { quantiles } from "../quantiles.ts"
import { type Counts, closing, type Side } from "./closing-gap.ts"
import { mentionOf } from "./mention.ts"

const few = 256
const factor = 4
const seed = 1

/** `decisions`: of a project, by its name in paths; as written where they are not given. Warnings: market-gap. */
export function marketGaps(venture: Venture, decisions?: (project: string) => readonly number[]): Diagnostic[] {
  let sampler: Sampler | null = null
  return venture.projects.flatMap(({ name, label }) => {
    const own = (key: string): Quantity | null => inProject(venture, name, key)
    const [above, below] = [own("business.from_above"), own("business.from_below")]
    if (above === null || below === null) return []
    sampler ??= createSampler(venture.model, { samples: few, seed, correlations: venture.correlations })
    const inputs = inputsOf(venture, name)
    const parts = ["business.from_channels", "business.from_sellers"].map(own)
    const curve = ["market.adoption.p", "market.adoption.q", "business.fade_to_end"].map(own)
    const asked = [above, below, ...[...parts, ...curve].flatMap((each) => each ?? []), ...inputs.map(({ quantity }) => quantity)]
    const spread = spreadsOf(sampler, asked, decisions?.(name))
    const [top, bottom] = [spread(above), spread(below)]
    const [channels = 0, sellers = 0] = parts.map((part) => (part === null ? 0 : spread(part).median))
    if (!isGap(top, bottom)) return []
    const counts = {
      above: top.median,
      below: bottom.median,
      channels,
      sellers,
      curve: curveOf(curve.map((each) => (each === null ? null : spread(each).median))),
    }
    const span = mentionOf(venture, own("market.total") ?? own("market.customers") ?? above)
    const figures = {
      ...{ above: shown(top.median), aboveLow: shown(top.low), aboveHigh: shown(top.high) },
      ...{ below: shown(bottom.median), belowLow: shown(bottom.low), belowHigh: shown(bottom.high) },
    }
    return [warning("market-gap", span, { project: label, ...figures, ...adviceOf(inputs, spread, counts) })]
  })
}

/** In base units. */
type Spread = { readonly low: number; readonly median: number; readonly high: number }

/** Of nobody at all there is no factor: a market that never opens is another matter. */
function isGap(above: Spread, below: Spread): boolean {
  const [less, more] = [Math.min(above.median, below.median), Math.max(above.median, below.median)]
  if (!(above.median > 0) || !Number.isFinite(more)) return false
  return above.low > below.high || below.low > above.high || more > less * factor
}

/** What stands behind the two. */
type Input = { readonly quantity: Quantity; readonly side: Side; readonly name: string }

const sides: readonly (readonly [name: RegExp, side: Side])[] = [
  [/^market\.(?:total|customers|share|filters\.[^.]+\.share)$/u, "factor"],
  [/^market\.spending$/u, "divisor"],
  [/^market\.adoption\.p$/u, "innovation"],
  [/^market\.adoption\.q$/u, "imitation"],
  [/^market\.channels\.conversion$/u, "channels"],
  [/^market\.sellers\.deals$/u, "sellers"],
]

function inputsOf({ model }: Venture, project: string): readonly Input[] {
  return [...model.quantities.values()].flatMap((quantity) => {
    if (!quantity.path.startsWith(`${project}.`)) return []
    const name = quantity.path.slice(project.length + 1)
    const side = sides.find(([pattern]) => pattern.test(name))?.[1]
    return side === undefined ? [] : [{ quantity, side, name }]
  })
}

/** Nobody believes a figure that is further from what was written than this. */
const believed = 10

/** The least certain of them that could close the gap alone, and what it would have to be; where none can, the least certain. */
function adviceOf(
  inputs: readonly Input[],
  spread: (quantity: Quantity) => Spread,
  counts: Counts,
): Readonly<Record<string, string>> {
  const all = inputs.map((input) => {
    const own = spread(input.quantity)
    return { input, own, to: own.median * closing(input.side, counts) }
  })
  const width = ({ own }: (typeof all)[number]): number => (own.low > 0 ? own.high / own.low : 1)
  const ordered = all.toSorted((a, b) => width(b) - width(a))
  const able = ordered.find(({ input: { quantity }, own, to }) => isPossible(to, own.median, quantity))
  if (able === undefined) return ordered[0] === undefined ? {} : { input: ordered[0].input.name }
  const { input, own, to } = able
  return { input: input.name, from: withUnit(own.median, input.quantity), to: withUnit(to, input.quantity) }
}

/** Within what makes sense at all, and within what may be believed.  Units: base. */
function isPossible(to: number, from: number, { unit, definition }: Quantity): boolean {
  const { least = 0, most = isPlain(unit) ? 1 : Number.POSITIVE_INFINITY } = definition.within ?? {}
  return to > 0 && Number.isFinite(to) && to >= least && to <= most && Math.max(to / from, from / to) <= believed
}

/** A share, however it is written. */
function isPlain(unit: string): boolean {
  return unit === "" || unit === "%"
}

/** Null where segments have curves of their own. */
function curveOf([p, q, left]: readonly (number | null)[]): Counts["curve"] {
  if (p == null || q == null || left == null || !(p + q > 0)) return null
  return { p, q, months: -Math.log(left) / (p + q) }
}

function withUnit(value: number, { unit, factor: base }: Quantity): string {
  return isPlain(unit) ? `${shown(value * 100)} %` : `${shown(value / base)} ${unit}`
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)))
}

/** Of what changes by the month its last month.  Units: base. */
function spreadsOf(
  { model, plan, run, initial }: Sampler,
  quantities: readonly Quantity[],
  decisions: readonly number[] | undefined,
): (quantity: Quantity) => Spread {
  const nodes = quantities.map(({ node }) => node)
  const results = run(nodes, decisions ?? initial)
  return ({ node, isMonthly }) => {
    const values = results[nodes.indexOf(node)] ?? new Float64Array()
    const [low = 0, median = 0, high = 0] = quantiles(
      isMonthly ? monthOf(values, model.months - 1, plan.samples) : values,
      [0.05, 0.5, 0.95],
    )
    return { low, median, high }
  }
}
