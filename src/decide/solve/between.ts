/** `--between '5 to 60 USD/seat/month'`: the values of the input that are looked at. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { isSame, parseValue, type Unit } from "../../units/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { Domain } from "./domain.ts"

/** Where messages about it say that it stands. */
const betweenPlace = "--between"

export type Asked = { readonly path: string; readonly unit: Unit; readonly isDecision: boolean }

/** The domain within what was asked for; null when that cannot be read or leaves nothing, which is told. */
export function within(
  domain: Domain,
  text: string,
  asked: Asked,
  { header }: Venture,
  diagnostics: Diagnostic[],
): Domain | null {
  const ends = endsOf(text, asked, header, diagnostics)
  if (ends === null) return null
  const limited = limitedTo(domain, ends, asked.isDecision)
  if (limited === null) diagnostics.push(error("solve-between-none", spanOf(text), { name: asked.path, got: text.trim() }))
  return limited
}

function endsOf(
  text: string,
  { path, unit }: Asked,
  { units }: Venture["header"],
  diagnostics: Diagnostic[],
): readonly [number, number] | null {
  const told: Diagnostic[] = []
  const value = parseValue(text, { file: betweenPlace, offset: 0 }, units, (diagnostic) => void told.push(diagnostic))
  // Two figures without the word between them: how a range is written says more than what is left over.
  const isFormless = told.length > 0 && told.every(({ code }) => code === "syntax")
  if (!isFormless) diagnostics.push(...told)
  if (value?.kind !== "random" || value.distribution.kind !== "interval") {
    if (told.length === 0 || isFormless)
      diagnostics.push(error("solve-between", spanOf(text), { got: text.trim(), example: exampleFor(text, unit) }))
    return null
  }
  if (!isSame(value.unit.dimension, unit.dimension)) {
    const params = { name: path, expected: unit.text, got: value.unit.text }
    diagnostics.push(error("solve-between-unit", spanOf(text), params))
    return null
  }
  const { low, high } = value.distribution
  const inUnit = (x: number): number => Number(((x * value.unit.factor) / unit.factor).toPrecision(15))
  return [inUnit(low), inUnit(high)]
}

/** `2 to 8 USD` for `2 8`; where there are no two figures, any two. */
function exampleFor(text: string, { text: unit }: Unit): string {
  const [, low = "5", high = "60"] = /^\s*(-?[\d.]+)[\s,;:]+(-?[\d.]+)\s*$/u.exec(text) ?? []
  return `${low} to ${high} ${unit}`.trim()
}

/** Of a decision other values than the file's may be asked about; what cannot be stays out. */
function limitedTo(domain: Domain, [a, b]: readonly [number, number], isDecision: boolean): Domain | null {
  if (domain.kind === "list") {
    const values = domain.values.filter((x) => x >= a && x <= b)
    return values.length === 0 ? null : { kind: "list", values }
  }
  const [low, high] = isDecision ? [a, b] : [Math.max(a, domain.low), Math.min(b, domain.high)]
  const hasNone = domain.isWhole ? Math.ceil(low) > Math.floor(high) : low >= high
  return hasNone ? null : { ...domain, low, high, own: [low, high] }
}

function spanOf(text: string): NonNullable<Diagnostic["span"]> {
  return { file: betweenPlace, start: 0, end: text.length }
}
