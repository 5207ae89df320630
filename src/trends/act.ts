/** What the trends and rules of a file do in one project: factors of its prices, delays and costs of its launch. */
import { defaultRow } from "../data/index.ts"
import type { Span } from "../diagnostics/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import type { TrendsProject } from "./given.ts"
import type { LoweredTrends } from "./lower-trends.ts"
import { elapsedText, factorText } from "./path.ts"
import type { LivedRule, LivedTrend } from "./read-entries.ts"
import { type Target, targetsOf } from "./targets.ts"

export type TrendEffect = {
  readonly target: string
  readonly span: Span
  /** factor: the target is multiplied by the quantity; delay: it is added to a date, `<target>.planned` in its formula. */
  readonly kind: "factor" | "delay"
  readonly name: string
  /** Whether the founder named the target himself; then some project must have it. */
  readonly isAsked: boolean
}

export type Acting = { readonly quantities: readonly RoomQuantity[]; readonly effects: readonly TrendEffect[] }

/** The cost of the rules that it makes, as a formula; null where no rule costs anything. */
export const rulesCost = "trend.spending"

export function actingOf({ trends, rules }: LoweredTrends, project: TrendsProject): Acting {
  const parts = [...trends.map((trend) => trendActing(trend, project)), ...rules.map(ruleActing)]
  return { quantities: parts.flatMap((part) => part.quantities), effects: parts.flatMap((part) => part.effects) }
}

function trendActing(trend: LivedTrend, project: TrendsProject): Acting {
  const { entry, series, span, root } = trend
  const asked = entry.acts_on.flatMap((name) => (name === null ? [] : [name]))
  const own = entry.pass_through === null ? "cost" : "own"
  const targets: readonly (Target & { readonly span: Span; readonly isAsked: boolean })[] =
    asked.length > 0
      ? asked.map(({ text, span: at }) => ({ name: text, how: isOwnPrice(text) ? own : "cost", span: at, isAsked: true }))
      : series?.actsOn == null
        ? []
        : targetsOf(series.actsOn, project).map((target) => ({ ...target, span, isAsked: false }))
  const names: Readonly<Record<Target["how"], string>> = {
    cost: `${root}.factor`,
    training: `${root}.at_training`,
    own: `${root}.passed_on`,
  }
  const used = new Set(targets.map(({ how }) => how))
  return {
    quantities: instance(root, "trend.*", {
      ...(used.has("training") ? { at_training: ["", trainingText(trend)] satisfies Row } : {}),
      ...(used.has("own") ? passedOnRows(trend) : {}),
    }),
    effects: targets.map(({ name, how, span: at, isAsked }) => ({
      target: name,
      span: at,
      kind: "factor",
      name: names[how],
      isAsked,
    })),
  }
}

const isOwnPrice = (name: string): boolean => /^revenue\.[^.]+\.price$/u.test(slug(name))

/** A task that never ends is one that costs nothing: the horizon bounds it. */
function trainingText(trend: LivedTrend): string {
  return `= ${factorText(trend, `(${elapsedText(trend, "min(training.begin, horizon)")})`)}`
}

function passedOnRows({ root, field, entry }: LivedTrend): Readonly<Record<string, Row>> {
  const part = entry.pass_through === null ? `${root}.pass_through` : `${field}.pass_through`
  return {
    ...(entry.pass_through === null ? { pass_through: defaultRow("", "trend.pass-through") } : {}),
    passed_on: ["", `= ${root}.factor ^ min(1, ${part})`],
  }
}

/** A rule that applies before the launch puts it off; its cost falls due when it holds for the product, its upkeep from then on. */
function ruleActing({ root, field, entry, rule, span }: LivedRule): Acting {
  const at = (key: "cost" | "upkeep" | "delay"): string | null =>
    entry[key] !== null ? `${field}.${key}` : rule?.[key] != null ? `${root}.${key}` : null
  const applies = entry.from !== null ? `${field}.from` : rule === null ? "0 month" : `${root}.applies`
  const [once, upkeep, delay] = [at("cost"), at("upkeep"), at("delay")]
  const parts = [
    ...(once === null ? [] : [`if(${root}.holds >= t and ${root}.holds < t + 1 month, ${once} / 1 month, 0 ¤/month)`]),
    ...(upkeep === null ? [] : [`if(t + 1 month > ${root}.holds, ${upkeep}, 0 ¤/month)`]),
  ]
  const delayed: Row | null = delay === null ? null : ["month", `= if(${applies} <= launch.planned, ${delay}, 0 month)`]
  return {
    quantities: instance(root, "trend.*", {
      holds: ["month", `= max(${applies}, launch)`],
      spending: ["¤/month", parts.length === 0 ? "0 ¤/month" : `= ${parts.join(" + ")}`],
      ...(delayed === null ? {} : { delayed }),
    }),
    effects: delayed === null ? [] : [{ target: "launch", span, kind: "delay", name: `${root}.delayed`, isAsked: false }],
  }
}

/** What all rules cost in a month. */
export function spendingRows({ rules }: LoweredTrends): readonly RoomQuantity[] {
  if (rules.length === 0) return []
  return quantities("trend", { spending: ["¤/month", `= ${rules.map(({ root }) => `${root}.spending`).join(" + ")}`] })
}
