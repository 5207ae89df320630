/** What a risk does to other quantities: multiplies them, adds to them, or puts off a date. Whoever joins the rooms applies it. */
import { error, type Report, type Span } from "../diagnostics/index.ts"
import type { RoomQuantity, Row } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import { type Dimension, isCurrency, isName, isPlain, isSame, printDimension, type Value } from "../units/index.ts"
import type { RiskEffect } from "./section.ts"

export type Effect = {
  /** As written: `revenue`, `serving.cost`. */
  readonly target: string
  readonly span: Span
  /**
   * factor: the target is multiplied by the quantity; addition: it is added, in the target's unit;
   * delay: it is added to a date, and its formula names `<target>.planned`, the date without delays.
   */
  readonly kind: "factor" | "addition" | "delay"
  /** The quantity: `risk.licence_withdrawn.factor_revenue`. */
  readonly name: string
}

export type LoweredEffect = { readonly effect: Effect; readonly quantity: RoomQuantity }

/** Dates, which an event before them puts off. */
const isDate = (target: string): boolean => target === "launch" || /^plan\.[^.]+\.(begin|end)$/u.test(target)

/** What an effect belongs to: the path of its risk, the formulas of the moments of the events, and what a control leaves of it. */
export type EffectOf = {
  readonly root: string
  readonly times: readonly string[]
  /** ` * max(0, 1 - …)` to be set behind a quantity, "" without a control. */
  readonly cut: string
}

/** A formula as an effect is taken for a share. Null for what was reported. Errors: bad-name, delay-expected. */
export function lowerEffect({ root, times, cut }: EffectOf, written: RiskEffect, report: Report): LoweredEffect | null {
  const target = slug(written.key)
  // Behind a dot a number may stand: an entry of a list.
  if (!target.split(".").every((part, i) => isName(i === 0 ? part : `_${part}`))) {
    report(error("bad-name", written.keySpan, { name: written.key }))
    return null
  }
  const dimension = dimensionOf(written.value.value)
  const field = `${written.value.name}${cut}`
  if (isDate(target)) {
    if (dimension === null || isSame(dimension, { month: 1 })) return made(root, written, "delay", delayRow(target, field, times))
    report(error("delay-expected", written.value.span, { target: written.key, got: printDimension(dimension) }))
    return null
  }
  if (dimension !== null && !isPlain(dimension))
    return made(root, written, "addition", [unitText(dimension), `= ${field} * ${root}.active`])
  // Nothing falls below nothing, however low the tail of an uncertain share.
  return made(root, written, "factor", ["", `= max(0, 1 + ${field} * ${root}.active)`])
}

/** Each event before the planned date puts it off. */
function delayRow(target: string, field: string, times: readonly string[]): Row {
  const before = times.map((time) => `if(${time} < ${target}.planned, 1, 0)`)
  return ["month", `= ${field} * (${before.join(" + ")})`]
}

function made(root: string, { key, keySpan }: RiskEffect, kind: Effect["kind"], [unit, text]: Row): LoweredEffect {
  const target = slug(key)
  const own = kind === "delay" && target === "launch" ? "delay" : `${kind}_${target.replaceAll(".", "_")}`
  const meaning = own === kind ? `risk.*.${kind}` : `risk.*.${kind}_*`
  const name = `${root}.${own}`
  return { effect: { target: key, span: keySpan, kind, name }, quantity: { name, unit, text, meaning, source: null } }
}

/** Null for a formula, whose unit nobody knows yet, and for what could not be read. */
function dimensionOf(value: Value | null): Dimension | null {
  if (value === null || !("unit" in value)) return null
  return value.unit.dimension
}

/** Amounts stand in the currency of the books once they are computed. */
function unitText(dimension: Dimension): string {
  return printDimension(dimension)
    .split(/(?<=[*/])|(?=[*/])/u)
    .map((part) => (isCurrency(part) ? "¤" : part))
    .join("")
}
