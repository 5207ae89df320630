/** `--until 'value +- 1 %, ruin at end ± 0.5 %'`: how sure which quantities must be, read and checked. */
import { type Diagnostic, error, type Span } from "../../diagnostics/index.ts"
import type { Quantity } from "../../engine/index.ts"
import { monthPattern } from "../../options/index.ts"
import { type ConstantValue, isSame, parseUnit, parseValue } from "../../units/index.ts"
import { askedMonth, type Venture } from "../../venture/index.ts"
import { findQuantity, nameToShow } from "../find-quantity.ts"

/** As a source of places: the text of the option. */
export const untilSource = "--until"

export type Target = {
  readonly text: string
  readonly span: Span
  readonly quantity: Quantity
  /** The month whose figure is meant; 0 for a scalar. */
  readonly month: number
  /** The half width of the 95 % interval of the mean: a share of the mean, or in the unit that the quantity is shown in. */
  readonly halfWidth: number
  readonly isRelative: boolean
}

const form = new RegExp(
  String.raw`^(?<quantity>.*?\S)(?<when>\s+at\s+(?:end|(?<month>${monthPattern})))?\s*(?:\+\/?-|±)\s*(?<value>\S.*?)\s*$`,
  "u",
)
/** A comma between digits parts nothing: grouped digits are told as such, as everywhere in the language. */
const separators = /(?<!\d)[,，]|[,，](?!\d)|[;；、]/u

/** Targets between commas; every mistake is told, with its place in the text. */
export function readTargets(
  venture: Venture,
  text: string,
): { readonly targets: readonly Target[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  let offset = 0
  const targets = text.split(separators).flatMap((entry) => {
    const start = offset + entry.length - entry.trimStart().length
    offset += entry.length + 1
    const target = readTarget(venture, entry.trim(), start, (diagnostic) => diagnostics.push(diagnostic))
    return target === null ? [] : [target]
  })
  return { targets, diagnostics }
}

function readTarget(venture: Venture, text: string, start: number, report: (diagnostic: Diagnostic) => void): Target | null {
  const span = { file: untilSource, start, end: start + Math.max(1, text.length) }
  const groups = form.exec(text)?.groups
  if (groups === undefined) {
    const [value, ruin] = ["value", "ruin"].map((one) => nameToShow(venture.model, one))
    report(error("until-form", span, { got: text, value: value ?? "", ruin: ruin ?? "" }))
    return null
  }
  const { quantity: name = "", when, month, value = "" } = groups
  const found = findQuantity(venture.model, name)
  if (found.kind === "unknown") report({ ...found.diagnostic, span: { ...span, end: start + name.length } })
  const at = { file: untilSource, offset: start + text.lastIndexOf(value) }
  const told: Diagnostic[] = []
  const read = parseValue(value, at, venture.header.units, (diagnostic) => told.push(diagnostic))
  const valueSpan = { file: untilSource, start: at.offset, end: at.offset + value.length }
  if (told.length === 0 && (read?.kind !== "constant" || !(read.magnitude > 0)))
    told.push(error("until-width", valueSpan, { got: value }))
  for (const diagnostic of told) report(diagnostic)
  if (told.length > 0 || found.kind === "unknown" || read?.kind !== "constant") return null
  const { quantity } = found
  const monthSpan = { ...span, start: start + name.length, end: start + name.length + (when ?? "").length }
  const place = monthOf(venture, quantity, month, monthSpan)
  const width = widthOf(venture, quantity, read, valueSpan)
  for (const wrong of [place, width]) if (typeof wrong === "object" && "code" in wrong) report(wrong)
  if (typeof place === "object" || "code" in width) return null
  return { text, span, quantity, month: place, ...width }
}

/** The last month where none is named. */
function monthOf({ header }: Venture, { isMonthly }: Quantity, asked: string | undefined, span: Span): number | Diagnostic {
  const month = asked === undefined ? null : askedMonth(asked, header, span)
  if (month !== null && typeof month !== "number") return month
  return isMonthly ? (month ?? header.months - 1) : 0
}

/** Of a truth, the mean is a probability and a percentage means points of it; elsewhere a percentage is one of the mean. */
function widthOf(
  { header }: Venture,
  { path, isTruth, unit, factor }: Quantity,
  { magnitude, unit: given }: ConstantValue,
  span: Span,
): Pick<Target, "halfWidth" | "isRelative"> | Diagnostic {
  if (given.text === "%" && !isTruth) return { halfWidth: magnitude / 100, isRelative: true }
  const shown = parseUnit(unit, { file: "", offset: 0 }, header.units, () => {})
  if (shown === null || !isSame(shown.dimension, given.dimension))
    return error("wrong-unit", span, { what: path, expected: unit, got: given.text })
  return { halfWidth: (magnitude * given.factor) / factor, isRelative: false }
}
