/**
 * Constants and random variables as they stand in values, whole or as arguments of each other:
 * `5 USD`, `20 to 40 USD`, `normal(5, 1) USD`, `mixture(1 to 2: 3, beta(2, 5): 1)`.
 */
import { nearest } from "../diagnostics/index.ts"
import { distributionNames, scaleDistribution } from "./distributions.ts"
import { constant, intervalEnd, type Literal, parseLiteral, readEnds, type Term } from "./literal.ts"
import { type Argument, type Arguments, type Body, makeDistribution, plainFigure, takesWeights } from "./make-distribution.ts"
import { withTens } from "./parse-unit.ts"
import { type Commas, readUnitBehind } from "./scan-literal.ts"
import { fail, foundAt, type Source, skipSpace } from "./source.ts"

/** Arguments may nest this deep. */
const maxNesting = 50
const callStart = /([\p{L}_][\p{L}\p{M}\p{Nd}_]*)\s*\(/uy

/** A constant, an interval or a named distribution; null when a mistake was reported. */
export function parseTerm(source: Source, from: number, commas: Commas, depth = 0): Term | null {
  const start = skipSpace(source.text, from)
  callStart.lastIndex = start
  const name = callStart.exec(source.text)?.[1]
  if (name !== undefined) {
    if (depth >= maxNesting) return fail(source, "too-deep", start, start + name.length, { limit: maxNesting, of: "nesting" })
    if (distributionNames.includes(name)) return parseNamed(source, name, start, callStart.lastIndex, depth)
    const near = nearest(name, distributionNames)
    return fail(
      source,
      "unknown-distribution",
      start,
      start + name.length,
      { name, nearest: near },
      near.length === 1 ? near[0] : undefined,
    )
  }
  const first = parseLiteral(source, start, commas)
  if (!first) return null
  const second = intervalEnd(source, first.end)
  return second === null ? constant(first) : interval(source, first, second, commas)
}

function interval(source: Source, first: Literal, from: number, commas: Commas): Term | null {
  const second = parseLiteral(source, from, commas)
  const ends = second && readEnds(source, first, second)
  if (!second || !ends) return null
  return { body: { kind: "interval", ...ends }, unit: second.unit?.unit ?? null, start: first.start, end: second.end }
}

/** Reads from behind the opening parenthesis to the end, a unit behind it included. */
function parseNamed(source: Source, name: string, start: number, inside: number, depth: number): Term | null {
  if (name === "data") return fail(source, "data-not-alone", start, inside)
  const args = readArguments(source, name, inside, depth)
  const body = args && makeDistribution(source, name, args, start)
  return args && body && withUnitBehind(source, body, start, args.end)
}

/** A unit behind the parenthesis; 万 goes into the figures, or stays in the unit of shapes that have a scale of their own. */
function withUnitBehind(source: Source, body: Body, start: number, end: number): Term | null {
  const behind = readUnitBehind(source, end)
  if (behind.isBad) return null
  if (!behind.unit) return { body: body.distribution, unit: body.unit, start, end }
  if (body.unit) return fail(source, "unit-twice", end, behind.end, { unit: behind.unit.unit.text, other: body.unit.text }, "")
  const scaled = scaleDistribution(body.distribution, 10 ** behind.unit.tens)
  return { body: scaled ?? body.distribution, unit: scaled ? behind.unit.unit : withTens(behind.unit), start, end: behind.end }
}

function readArguments(source: Source, name: string, inside: number, depth: number): Arguments | null {
  const list: Argument[] = []
  let place = inside
  for (;;) {
    const term = parseTerm(source, place, "separate", depth + 1)
    if (!term) return null
    const weight = takesWeights.has(name) ? readWeight(source, name, term.end) : { weight: null, end: term.end }
    if (!weight) return null
    list.push({ ...term, weight: weight.weight })
    place = skipSpace(source.text, weight.end)
    if (source.text[place] === ")") return { list, end: place + 1 }
    if (source.text[place] !== ",") {
      const found = foundAt(source.text, place)
      return fail(source, "syntax", place, place + found.length, { expected: "comma-or-closing-parenthesis", found })
    }
    place += 1
  }
}

function readWeight(source: Source, name: string, from: number): { readonly weight: number; readonly end: number } | null {
  const place = skipSpace(source.text, from)
  if (source.text[place] !== ":") return fail(source, "weight-expected", place, Math.min(place + 1, source.text.length), { name })
  const literal = parseLiteral(source, place + 1, "separate")
  if (!literal) return null
  const weight = plainFigure(source, constant(literal))
  return weight === null ? null : { weight, end: literal.end }
}
