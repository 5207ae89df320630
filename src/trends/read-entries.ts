/** Which trends and which rules the entries of the section are: those of the catalogue, and the founder's own. */
import { findRule, findTrend, isUnknown, ruleNames, type TrendRule, trendNames, trendRules, trendSeries } from "../data/index.ts"
import { error, nearest, type Span, warning } from "../diagnostics/index.ts"
import { slug } from "../shape/index.ts"
import { isName } from "../units/index.ts"
import type { TrendsGiven } from "./given.ts"
import type { TrendPath } from "./path.ts"
import type { TrendEntry, TrendsSection } from "./section.ts"

/** A rule, and what the founder says of it. `rule` is null for one of his own. */
export type LivedRule = {
  readonly root: string
  readonly field: string
  readonly label: string
  readonly span: Span
  readonly entry: TrendEntry
  readonly rule: TrendRule | null
}

/** A trend with its name as written and where that stands. */
export type LivedTrend = TrendPath & { readonly label: string; readonly span: Span }

export type Lived = { readonly trends: readonly LivedTrend[]; readonly rules: readonly LivedRule[] }

/** All rules that hold for whoever offers AI in the country of the file. */
const allRules: ReadonlySet<string> = new Set(["regulation", "regulations", "监管", "法规"])

/** The trends that are expected of whoever says no more. */
const usualTrends: ReadonlySet<string> = new Set(["usual", "常见", "常见趋势"])

/** Errors: unknown-trend, trend-twice, trend-key-unfit, trend-without-targets, trend-growth-steps, trend-without-start. Warnings: trend-no-rules. */
export function readEntries({ entries }: TrendsSection, given: TrendsGiven): Lived {
  const all = entries.flatMap((entry) => readEntry(entry, given))
  const roots = new Set<string>()
  const single = all.filter(({ root, label, span }) => {
    if (!roots.has(root)) return roots.add(root)
    given.report(error("trend-twice", span, { name: label }))
    return false
  })
  return { trends: single.filter((one) => "series" in one), rules: single.filter((one) => "rule" in one) }
}

function readEntry(entry: TrendEntry, given: TrendsGiven): readonly (LivedTrend | LivedRule)[] {
  if (entry.name === null) return []
  const { text: label, span } = entry.name
  const field = `trends.${slug(label)}`
  if (usualTrends.has(label.trim().toLowerCase())) return trendsOfUsual(entry, span, given)
  if (allRules.has(label.trim().toLowerCase())) return usualRules(entry, span, given)
  const series = findTrend(label)
  if (!isUnknown(series)) return trendOf({ entry, label, span, field, series, root: `trend.${slug(series.id)}` }, given)
  const rule = findRule(label)
  if (!isUnknown(rule)) return ruleOf({ entry, label, span, field, rule, root: `trend.${slug(rule.id)}` }, given)
  // A name that no formula can hold was reported when the list was read.
  if (!isName(slug(label)) && (entry.growth !== null || isRule(entry))) return []
  if (entry.growth !== null) return ownTrend({ entry, label, span, field, series: null, root: `trend.${slug(label)}` }, given)
  if (isRule(entry)) return ruleOf({ entry, label, span, field, rule: null, root: `trend.${slug(label)}` }, given)
  const known = ["usual", ...trendNames, "regulation", ...ruleNames]
  const close = nearest(label, known)
  given.report(error("unknown-trend", span, { name: label, nearest: close, known: trendNames }, close[0]))
  return []
}

const isRule = ({ cost, upkeep, delay }: TrendEntry): boolean => cost !== null || upkeep !== null || delay !== null

function ownTrend(trend: LivedTrend, given: TrendsGiven): readonly LivedTrend[] {
  if (trend.entry.acts_on.length === 0) given.report(error("trend-without-targets", trend.span, { name: trend.label }))
  return trendOf(trend, given)
}

function trendOf(trend: LivedTrend, { report }: TrendsGiven): readonly LivedTrend[] {
  const { entry, label } = trend
  for (const key of ["cost", "upkeep", "delay"] as const)
    if (entry[key] !== null) report(error("trend-key-unfit", entry[key].span, { key, name: label, sort: "trend" }))
  if (entry.growth?.value?.kind === "steps") report(error("trend-growth-steps", entry.growth.span, { name: label }))
  return [trend]
}

function ruleOf(lived: LivedRule, { report, start }: TrendsGiven): readonly LivedRule[] {
  const { entry, label, span, rule } = lived
  for (const key of ["growth", "pass_through", "floor", "until"] as const)
    if (entry[key] !== null) report(error("trend-key-unfit", entry[key].span, { key, name: label, sort: "rule" }))
  if (entry.acts_on.length > 0) report(error("trend-key-unfit", span, { key: "acts_on", name: label, sort: "rule" }))
  if (entry.from === null && rule !== null && start === null)
    report(error("trend-without-start", span, { name: label, applies: rule.applies }))
  return [lived]
}

/** Of several together nothing more can be said. */
function checkPack(entry: TrendEntry, span: Span, { report }: TrendsGiven): void {
  const name = entry.name?.text ?? ""
  for (const key of packKeys)
    if (entry[key] !== null) report(error("trend-key-unfit", entry[key].span, { key, name, sort: "pack" }))
  if (entry.acts_on.length > 0) report(error("trend-key-unfit", span, { key: "acts_on", name, sort: "pack" }))
}

const packKeys = ["growth", "pass_through", "floor", "from", "until", "cost", "upkeep", "delay"] as const

function trendsOfUsual(entry: TrendEntry, span: Span, given: TrendsGiven): readonly LivedTrend[] {
  checkPack(entry, span, given)
  return trendSeries
    .filter(({ isUsual }) => isUsual)
    .flatMap((series) => {
      const own = slug(series.id)
      const label = series.id.replaceAll("-", " ")
      const unnamed = { ...entry, ...unsaid, isNamed: false }
      return trendOf({ entry: unnamed, label, span, field: `trends.${own}`, series, root: `trend.${own}` }, given)
    })
}

function usualRules(entry: TrendEntry, span: Span, given: TrendsGiven): readonly LivedRule[] {
  const { country, report } = given
  checkPack(entry, span, given)
  const rules = trendRules.filter(({ isUsual, countries }) => isUsual && country !== null && countries.includes(country))
  if (rules.length === 0) report(warning("trend-no-rules", span, { country: country ?? "", known: ruleNames }))
  return rules.flatMap((rule) => {
    const own = slug(rule.id)
    return ruleOf(
      {
        entry: { ...entry, ...unsaid },
        label: rule.aliases[0] ?? rule.id,
        span,
        field: `trends.${own}`,
        rule,
        root: `trend.${own}`,
      },
      given,
    )
  })
}

const unsaid: Omit<TrendEntry, "name" | "isNamed"> = {
  ...{ growth: null, acts_on: [], pass_through: null, floor: null, from: null, until: null },
  ...{ cost: null, upkeep: null, delay: null },
}
