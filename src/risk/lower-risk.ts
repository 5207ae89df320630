/** The `risks` section as quantities: when events come, what they cost, what they do to other quantities. */
import { error, nearest, type Span, warning } from "../diagnostics/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import { isName } from "../units/index.ts"
import { eventCount, mostEvents, periodOf } from "./arrivals.ts"
import { type Effect, type LoweredEffect, lowerEffect } from "./effects.ts"
import type { RiskGiven } from "./given.ts"
import type { RiskEntry } from "./section.ts"

export type LoweredRisk = { readonly quantities: readonly RoomQuantity[]; readonly effects: readonly Effect[] }

/** `field` is the path of what is written, `root` that of what is computed. */
type Risk = RiskEntry & {
  readonly field: string
  readonly root: string
  readonly label: string
  readonly span: Span
  readonly begin: string | null
}

/**
 * Errors: unknown-task, probability-or-frequency, probability-too-high, delay-expected.
 * Warnings: risk-without-effect, risk-too-frequent.
 */
export function lowerRisk(entries: readonly RiskEntry[], given: RiskGiven): LoweredRisk {
  const risks = entries.flatMap((entry) => riskOf(entry, given))
  // A name that comes twice was reported when the list was read.
  const single = risks.filter((risk, k) => risks.findIndex((other) => other.root === risk.root) === k)
  const lowered = single.map((risk) => oneRisk(risk, given))
  const losses = single.filter(({ loss }) => loss !== null).map(({ root }) => `${root}.losses`)
  const controls = single.filter(({ control }) => control?.cost != null).map(({ field }) => `${field}.control.cost`)
  return {
    quantities: [
      ...lowered.flatMap((risk) => risk.quantities),
      ...quantities("risk", { losses: total(losses), controls: total(controls) }),
    ],
    effects: lowered.flatMap((risk) => risk.effects),
  }
}

function riskOf(entry: RiskEntry, given: RiskGiven): Risk[] {
  const { report } = given
  const { name, probability, frequency } = entry
  if (name === null) return []
  const own = slug(name.text)
  // A name that no formula can hold was reported when the list was read.
  if (!isName(own)) return []
  if ((probability === null) === (frequency === null)) {
    report(error("probability-or-frequency", name.span, { risk: name.text }))
    return []
  }
  const value = probability?.value ?? null
  const isCertain = value?.kind === "constant" && value.magnitude * value.unit.factor * periodOf(value) >= 1
  if (isCertain) {
    report(error("probability-too-high", probability?.span ?? null, { risk: name.text }))
    return []
  }
  if (entry.effect.length === 0 && entry.loss === null) report(warning("risk-without-effect", name.span, { risk: name.text }))
  return [
    { ...entry, field: `risks.${own}`, root: `risk.${own}`, label: name.text, span: name.span, begin: beginOf(entry, given) },
  ]
}

/** Formula of the month from which on it may happen; null: from the beginning. Errors: unknown-task. */
function beginOf({ after }: RiskEntry, { taskEnds, report }: RiskGiven): string | null {
  if (after === null) return null
  const end = taskEnds.get(slug(after.text))
  if (end !== undefined) return end
  const known = [...taskEnds.keys()]
  const close = nearest(after.text, known)
  report(error("unknown-task", after.span, { name: after.text, nearest: close, known }, close[0]))
  return null
}

function total(terms: readonly string[]): Row {
  return ["¤/month", terms.length === 0 ? "0 ¤/month" : `= ${terms.join(" + ")}`]
}

function oneRisk(risk: Risk, given: RiskGiven): LoweredRisk {
  const { root } = risk
  const count = countOf(risk, given)
  const events = Array.from({ length: count }, (_, k) => `${root}.event_${k + 1}`)
  const times = events.map((event) => `${event}.time`)
  const effects = risk.effect.flatMap((written): LoweredEffect[] => {
    const lowered = lowerEffect({ root, times, cut: cutOf(risk, "cuts_effect") }, written, given.report)
    return lowered === null ? [] : [lowered]
  })
  return {
    quantities: [
      ...instance(root, "risk.*", rateRows(risk)),
      ...events.flatMap((event, k) => instance(event, "risk.*.event_*", eventRows(risk, event, events[k - 1] ?? null))),
      ...instance(root, "risk.*", {
        happened: ["", `= ${times[0]} < t + 1 month`],
        active: ["", active(risk, events)],
        ...(risk.loss === null ? {} : { losses: lossRow(risk, events) }),
      }),
      ...effects.map(({ quantity }) => quantity),
    ],
    effects: effects.map(({ effect }) => effect),
  }
}

/** Of an effect that stays for ever only the first event matters. */
function countOf(risk: Risk, { months, report }: RiskGiven): number {
  const isOnce =
    risk.loss === null && risk.lasts === null && !risk.effect.some(({ key }) => key === "launch" || key.startsWith("plan."))
  if (isOnce) return 1
  const { count, isEnough } = eventCount(risk, months)
  if (!isEnough) report(warning("risk-too-frequent", risk.span, { risk: risk.label, most: mostEvents }))
  return count
}

/**
 * Events by month. A probability is that of at least one event in its period: the rate is -log(1 - p) of it.
 * A rate that changes by month counts with its mean over the horizon.
 */
function rateRows(risk: Risk): Readonly<Record<string, Row>> {
  const { field, root, probability } = risk
  const cut = cutOf(risk, "cuts_frequency")
  if (probability === null) return { rate: ["1/month", `= mean(${field}.frequency)${cut}`] }
  return {
    // The tail of an uncertain probability may pass one; what then comes every month comes nine months in ten.
    hazard: ["1/month", `= min(monthly_probability(${field}.probability), 90 %/month)`],
    rate: ["1/month", `= (0 - log(1 - mean(${root}.hazard) * 1 month)) / 1 month${cut}`],
  }
}

/** `gap` is the time since the event before, as a multiple of the mean time between events. */
function eventRows(
  { field, root, loss, lasts, begin }: Risk,
  event: string,
  before: string | null,
): Readonly<Record<string, Row>> {
  const since = before === null ? begin : `${before}.time`
  const isUncertain = loss?.value?.kind === "random" || loss?.value?.kind === "data"
  return {
    gap: ["", "exponential(1)"],
    time: ["month", `= ${since === null ? "" : `${since} + `}${event}.gap / ${root}.rate`],
    ...(lasts === null ? {} : { until: ["month", `= ${event}.time + ${field}.lasts`] }),
    // Each event has a loss of its own: the founder's range is drawn from anew.
    ...(loss === null ? {} : { loss: ["¤", before !== null && isUncertain ? loss.text : `= ${field}.loss`] }),
  }
}

/** The share of the month t … t + 1 month in which an event is in force; an event during another one only prolongs it. */
function active({ lasts }: Risk, events: readonly string[]): string {
  if (lasts === null) return `= min(1, max(0 month, t + 1 month - ${events[0]}.time) / 1 month)`
  const covered = events.map((event, k) => {
    const begin = k === 0 ? `max(t, ${event}.time)` : `max(t, ${event}.time, ${events[k - 1]}.until)`
    return `max(0 month, min(t + 1 month, ${event}.until) - ${begin})`
  })
  return `= (${covered.join(" + ")}) / 1 month`
}

function lossRow(risk: Risk, events: readonly string[]): Row {
  const cut = cutOf(risk, "cuts_loss")
  const each = events.map((event) => `if(${event}.time >= t and ${event}.time < t + 1 month, ${event}.loss, 0 ¤)`)
  return ["¤/month", `= (${each.join(" + ")})${cut} / 1 month`]
}

/** What the control leaves, as a factor behind a quantity; nothing where it does not say. */
function cutOf({ field, control }: Risk, key: "cuts_frequency" | "cuts_loss" | "cuts_effect"): string {
  return control?.[key] == null ? "" : ` * max(0, 1 - ${field}.control.${key})`
}
