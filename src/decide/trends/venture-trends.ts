/** `trends FILE`: the trends and rules that a venture expects, its margin under them, and the end of that with each trend switched off. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Quantity } from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { type ExpectedRule, type ExpectedTrend, priceCourse } from "../../trends/index.ts"
import { type Project, remade, type Venture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { atEnd, monthOf } from "../batches.ts"
import { shownAs, statsOf } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"
import { ofTrends } from "../run/run-options.ts"
import { type SamplingOptions, samplerOf } from "../run/run-venture.ts"
import type { Band, ProjectTrends, RuleTold, TrendsAnswer, TrendTold, WithoutTrend } from "./answer.ts"
import { bandOf, marginsByYear, medianEnd, noBand, shareDead, shareSaved } from "./margins.ts"
import { type Drawn, switchedOff } from "./switched-off.ts"

export type TrendsOptions = SamplingOptions & {
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}
export type TrendsResult = { readonly answer: TrendsAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/**
 * The answer is null where the venture expects nothing, or an option cannot be; only the latter is told. At the decisions that `plan` found; as
 * written where there is none.
 */
export function ventureTrends(venture: Venture, options: TrendsOptions = {}, plan: PlanAnswer | null = null): TrendsResult {
  const wrong = mistakesIn({ venture, options }, ofTrends)
  const { trends: expected } = venture
  if (wrong.length > 0 || expected === undefined) return { answer: null, diagnostics: wrong }
  const { onProgress = () => {} } = options
  const sampler = samplerOf(venture, options)
  const base: Drawn = { venture, sampler, columns: sampler.columns }
  const acting = expected.trends.filter((trend) => actsOn(venture, trend).length > 0)
  const sets = [...acting.map((trend) => [trend]), ...(acting.length > 1 ? [acting] : [])]
  const projects = venture.projects.filter(({ name }) => ofProject(venture, name, "business.margin_end") !== null)
  const before = projects.map((project) => endsOf(base, project, plan))
  const without = sets.map((set, k) => {
    const off = switchedOff(base, set, options)
    const ends = off === null ? null : projects.map((project) => endsOf(off, project, plan))
    onProgress((k + 1) / (sets.length + 1))
    return { set, ends }
  })
  const answer: TrendsAnswer = {
    ...{ samples: sampler.plan.samples, seed: sampler.seed, least: leastMargin(base) },
    prices: acting.some(({ series }) => series?.actsOn === "tokens") ? priceCourse() : null,
    trends: expected.trends.map((trend) => trendTold(base, trend)),
    rules: expected.rules.map((rule) => ruleTold(base, rule)),
    projects: projects.map((project, k) => {
      const ends = before[k] ?? new Float64Array()
      const off = without.flatMap(({ set, ends: all }) =>
        all === null ? [] : [{ set, told: withoutOf(set, ends, all[k] ?? ends) }],
      )
      const isOwn = (set: readonly ExpectedTrend[]): boolean =>
        set.length === 1 && set.some((trend) => actsOn(venture, trend).some((path) => path.startsWith(`${project.name}.`)))
      const singles = off.filter(({ set }) => isOwn(set)).map(({ told }) => told)
      const ordered = singles.toSorted((a, b) => b.saves - a.saves || a.dies - b.dies)
      return projectTold(base, project, ends, ordered, off.find(({ set }) => set.length > 1)?.told ?? ordered[0] ?? null, plan)
    }),
  }
  onProgress(1)
  return { answer, diagnostics: [] }
}

/** At the decisions of the plan, where there is one. */
function parametersFor({ sampler }: Drawn, { name }: Project, plan: PlanAnswer | null): readonly number[] {
  const decisions = plan?.projects[name]?.decisions ?? {}
  return sampler.model.parameters.map(({ path, initial }) => decisions[path]?.value ?? initial)
}

function valuesOf(drawn: Drawn, project: Project, names: readonly string[], plan: PlanAnswer | null): readonly Float64Array[] {
  const quantities = names.map((name) => ofProject(drawn.venture, project.name, name))
  const nodes = quantities.flatMap((quantity) => (quantity === null ? [] : [quantity.node]))
  if (nodes.length < names.length) return []
  return drawn.sampler.run(nodes, parametersFor(drawn, project, plan), drawn.columns)
}

/** Months in which the margin ends.  Shape: [samples]. */
function endsOf(drawn: Drawn, project: Project, plan: PlanAnswer | null): Float64Array {
  const [ends = new Float64Array()] = valuesOf(drawn, project, ["business.margin_end"], plan)
  return atEnd(ends, drawn.sampler.plan.samples)
}

function projectTold(
  base: Drawn,
  project: Project,
  ends: Float64Array,
  without: readonly WithoutTrend[],
  withoutAll: WithoutTrend | null,
  plan: PlanAnswer | null,
): ProjectTrends {
  const { plan: drawn, model } = base.sampler
  const [profit, revenue] = valuesOf(base, project, ["business.gross_profit", "business.revenue"], plan)
  const margin = profit === undefined || revenue === undefined ? [] : marginsByYear(profit, revenue, model.months, drawn.samples)
  const quantity = ofProject(base.venture, project.name, "business.margin_end")
  const hasSold = margin.some(({ p50 }) => p50 !== null)
  return {
    ...{ name: project.name, label: project.label, margin },
    path: `${project.name}.business.margin_end`,
    end: statsOf(ends, quantity === null ? { unit: "month", factor: 1, isMoment: true } : shownAs(quantity)),
    dies: hasSold ? shareDead(ends) : null,
    ...{ without, withoutAll },
  }
}

function withoutOf(set: readonly ExpectedTrend[], ends: Float64Array, others: Float64Array): WithoutTrend {
  const [first] = set
  const isOne = set.length === 1 && first !== undefined
  return {
    name: isOne ? first.label : "",
    root: isOne ? first.root : "",
    ...{ dies: shareDead(others), saves: shareSaved(ends, others), month: medianEnd(others) },
  }
}

const monthsOfYear = 12

function trendTold(base: Drawn, trend: ExpectedTrend): TrendTold {
  const { root, label, series, isStated } = trend
  const { sampler, venture } = base
  const { months } = sampler.model
  const yearly = sharedValues(base, `${root}.yearly`)
  const factor = sharedValues(base, `${root}.factor`)
  const bands =
    factor === null ? [] : Array.from({ length: months }, (_, month) => bandOf(monthOf(factor, month, sampler.plan.samples)))
  const of = (name: keyof Band): readonly (number | null)[] => bands.map((band) => band[name])
  return {
    ...{ name: label, root },
    growth: yearly === null ? noBand : bandOf(atEnd(yearly, sampler.plan.samples), (x) => x - 1),
    factor: bands.filter((_, month) => month % monthsOfYear === monthsOfYear - 1 || month === months - 1),
    course: { p5: of("p5"), p25: of("p25"), p50: of("p50"), p75: of("p75"), p95: of("p95") },
    actsOn: actsOn(venture, trend),
    fit:
      series === null || isStated
        ? null
        : {
            ...{ observations: series.fit.observations, from: series.fit.from, to: series.fit.to },
            source: sourceTold(series.source),
          },
  }
}

function ruleTold(base: Drawn, expected: ExpectedRule): RuleTold {
  const { root, label, rule } = expected
  const own = (key: string): RuleTold["cost"] => {
    const quantity = ruleQuantity(base.venture, expected, key)
    const values = quantity === null ? null : sharedValues(base, quantity.path)
    return quantity === null || values === null ? null : statsOf(atEnd(values, base.sampler.plan.samples), shownAs(quantity))
  }
  return {
    ...{ name: label, root, applies: rule?.applies ?? null },
    ...{ cost: own("cost"), upkeep: own("upkeep"), delay: own("delay") },
    source: rule === null ? null : sourceTold(rule.source),
  }
}

/** Of the catalogue, or the founder's field of the same rule: `trends.licence.cost`. */
function ruleQuantity({ model }: Venture, { root, field }: ExpectedRule, key: string): Quantity | null {
  return model.quantities.get(`${root}.${key}`) ?? model.quantities.get(`${field}.${key}`) ?? null
}

function sourceTold({ title, where, date }: { title: string; where?: string; date: string }): NonNullable<RuleTold["source"]> {
  return { title, where: where ?? null, date }
}

/** As they are shown; factors and rates have no unit.  Shape: [samples] or [months][samples]. */
function sharedValues({ sampler, venture, columns }: Drawn, path: string): Float64Array | null {
  const quantity = venture.model.quantities.get(path)
  if (quantity === undefined) return null
  const [values] = sampler.run([quantity.shownNode], sampler.initial, columns)
  return values ?? null
}

/** Whatever names one of its factors and is none of its own quantities. */
function actsOn({ model }: Venture, { root }: ExpectedTrend): readonly string[] {
  const isOwn = (path: string): boolean => path.startsWith(`${root}.`) || path.includes(`.${root}.`)
  return [...model.quantities.values()].flatMap(({ path, uses }) => (!isOwn(path) && uses.some(isOwn) ? [path] : []))
}

function leastMargin(base: Drawn): number {
  const values = sharedValues(base, "trends.margin")
  return values === null ? 0 : (bandOf(atEnd(values, base.sampler.plan.samples)).p50 ?? 0)
}

/** The same venture with the usual trends, for one that expects none; null where it was not made of a file. */
export function expectingUsual(venture: Venture): Venture | null {
  return remade(venture, { kind: "edit", place: ["trends"], text: "usual" })
}
