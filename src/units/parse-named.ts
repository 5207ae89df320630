/** Named distributions with their arguments: `normal(5, 1) USD`, `discrete(1: 2, 5: 1)`, `truncate(d, 0, 9)`. */
import { isPlain, isSame } from "./dimension.ts"
import { brokenRule, namedDistributions, scaleDistribution } from "./distributions.ts"
import { constant, convert, parseLiteral, parseTerm, type Term, unitFor } from "./parse-term.ts"
import { readUnitBehind } from "./scan-literal.ts"
import { fail, foundAt, type Source, skipSpace } from "./source.ts"
import type { Distribution, Unit } from "./value.ts"

type Argument = Term & { readonly weight: number | null }
/** Arguments as read, with the place behind the closing parenthesis. */
type Arguments = { readonly list: readonly Argument[]; readonly end: number }
type Body = { readonly distribution: Distribution; readonly unit: Unit | null }

const takesWeights: ReadonlySet<string> = new Set(["discrete", "mixture"])

/** Reads from behind the opening parenthesis to the end, a unit behind it included. */
export function parseNamed(source: Source, name: string, start: number, inside: number, depth: number): Term | null {
  if (name === "data") return fail(source, "data-not-alone", start, inside)
  const args = readArguments(source, name, inside, depth)
  if (!args) return null
  const body = takesWeights.has(name) ? weighted(source, name, args) : direct(source, name, args, start)
  if (!body) return null
  const rule = brokenRule(body.distribution)
  if (rule !== null) return fail(source, "bad-distribution", start, args.end, { name, rule })
  return withUnitBehind(source, body, start, args.end)
}

function withUnitBehind(source: Source, body: Body, start: number, end: number): Term | null {
  const behind = readUnitBehind(source, end)
  if (behind.isBad) return null
  if (!behind.unit) return { body: body.distribution, unit: body.unit, start, end }
  if (body.unit) return fail(source, "unit-twice", end, behind.end, { unit: behind.unit.unit.text, other: body.unit.text }, "")
  const scaled = scaleDistribution(body.distribution, 10 ** behind.unit.tens)
  return { body: scaled ?? body.distribution, unit: unitFor(behind.unit, scaled !== null), start, end: behind.end }
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

/** Normal, uniform, beta … and truncate: a fixed number of arguments. */
function direct(source: Source, name: string, args: Arguments, start: number): Body | null {
  const rule = namedDistributions.get(name)
  const wanted = rule?.args.length ?? 3
  if (args.list.length !== wanted) {
    return fail(source, "wrong-arity", start, args.end, { name, least: wanted, most: wanted, found: args.list.length })
  }
  if (!rule) return truncated(source, args)
  const constants = args.list.map((arg) => constantOf(source, arg))
  if (constants.some((figure) => figure === null)) return null
  if (rule.args.every((arg) => arg.kind === "plain")) {
    const plains = args.list.map((arg) => plainFigure(source, arg))
    return plains.every((figure) => figure !== null) ? { distribution: rule.build(plains), unit: null } : null
  }
  const shared = inOneUnit(source, args.list)
  if (!shared) return null
  return { distribution: rule.build(shared.bodies.map(Number)), unit: shared.unit }
}

function truncated(source: Source, args: Arguments): Body | null {
  const [, low, high] = args.list
  if (!low || !high || constantOf(source, low) === null || constantOf(source, high) === null) return null
  const shared = inOneUnit(source, args.list)
  const [of, from, to] = shared?.bodies ?? []
  if (!shared || of === undefined || typeof from !== "number" || typeof to !== "number") return null
  return { distribution: { kind: "truncate", of: asDistribution(of), low: from, high: to }, unit: shared.unit }
}

function weighted(source: Source, name: string, args: Arguments): Body | null {
  const weights = args.list.map((arg) => arg.weight ?? 0)
  if (name === "discrete" && args.list.some((arg) => constantOf(source, arg) === null)) return null
  const shared = inOneUnit(source, args.list)
  if (!shared) return null
  const { unit, bodies } = shared
  if (name === "discrete") return { distribution: { kind: "discrete", values: bodies.map(Number), weights }, unit }
  return { distribution: { kind: "mixture", parts: bodies.map(asDistribution), weights }, unit }
}

/** All arguments in the unit of the first, or all without one. */
function inOneUnit(
  source: Source,
  list: readonly Argument[],
): { readonly bodies: readonly (number | Distribution)[]; readonly unit: Unit | null } | null {
  const unit = list.find((arg) => arg.unit !== null)?.unit ?? null
  const bodies: (number | Distribution)[] = []
  for (const arg of list) {
    const body = unit === null ? arg.body : bodyIn(source, arg, unit)
    if (body === null) return null
    bodies.push(body)
  }
  return { bodies, unit }
}

function bodyIn(source: Source, arg: Argument, unit: Unit): number | Distribution | null {
  if (!arg.unit)
    return fail(
      source,
      "unit-missing",
      arg.start,
      arg.end,
      { unit: unit.text },
      `${source.text.slice(arg.start, arg.end)} ${unit.text}`,
    )
  if (!isSame(arg.unit.dimension, unit.dimension)) {
    return fail(source, "different-dimensions", arg.start, arg.end, { unit: arg.unit.text, other: unit.text })
  }
  if (typeof arg.body === "number") return convert(arg.body, arg.unit, unit)
  const scaled = scaleDistribution(arg.body, convert(1, arg.unit, unit))
  return scaled ?? fail(source, "different-units", arg.start, arg.end, { unit: arg.unit.text, other: unit.text })
}

function constantOf(source: Source, term: Term): number | null {
  if (typeof term.body === "number") return term.body
  return fail(source, "constant-expected", term.start, term.end)
}

/** A constant without a unit; `30 %` is 0.3. */
function plainFigure(source: Source, term: Term): number | null {
  if (typeof term.body !== "number") return fail(source, "constant-expected", term.start, term.end)
  if (!term.unit) return term.body
  if (!isPlain(term.unit.dimension)) return fail(source, "plain-expected", term.start, term.end, { unit: term.unit.text })
  return term.body * term.unit.factor
}

/** A constant among distributions is a value that comes always. */
function asDistribution(body: number | Distribution): Distribution {
  return typeof body === "number" ? { kind: "discrete", values: [body], weights: [1] } : body
}
