/** Decisions: `choose 1, 2, 4 GPU` and `choose 5 to 20 USD`. */
import { figureIn, intervalEnd, type Literal, parseLiteral, readEnds } from "./literal.ts"
import { noUnit } from "./scan-literal.ts"
import { fail, type Source, skipSpace, spanOf } from "./source.ts"
import { isCounting } from "./unit-table.ts"
import type { DecisionValue } from "./value.ts"

/** Reads what stands behind `choose`; a number without a unit takes that of the last one. */
export function parseDecision(
  source: Source,
  start: number,
  from: number,
): { readonly value: DecisionValue; readonly end: number } | null {
  const first = parseLiteral(source, from, "separate")
  if (!first) return null
  const second = intervalEnd(source, first.end)
  return second === null ? list(source, start, first) : range(source, start, first, second)
}

function range(
  source: Source,
  start: number,
  first: Literal,
  from: number,
): { readonly value: DecisionValue; readonly end: number } | null {
  const second = parseLiteral(source, from, "separate")
  const ends = second && readEnds(source, first, second)
  if (!second || !ends) return null
  const { unit } = second.unit ?? noUnit
  const isWhole = unit.factor === 1 && isCounting(unit.dimension, source.context)
  if (isWhole && Math.ceil(ends.low) > Math.floor(ends.high)) {
    return fail(source, "no-whole-number", first.start, second.end, { unit: unit.text })
  }
  const span = spanOf(source, start, second.end)
  return { value: { kind: "decision", options: { kind: "range", ...ends, isWhole }, unit, span }, end: second.end }
}

function list(source: Source, start: number, first: Literal): { readonly value: DecisionValue; readonly end: number } | null {
  const literals = [first]
  let end = first.end
  for (let place = skipSpace(source.text, end); source.text[place] === ","; place = skipSpace(source.text, end)) {
    const next = parseLiteral(source, place + 1, "separate")
    if (!next) return null
    literals.push(next)
    end = next.end
  }
  const target = literals.at(-1)?.unit ?? noUnit
  const values: number[] = []
  for (const literal of literals) {
    const figure = figureIn(source, literal, target)
    if (figure === null) return null
    values.push(figure)
  }
  return {
    value: { kind: "decision", options: { kind: "list", values }, unit: target.unit, span: spanOf(source, start, end) },
    end,
  }
}
