/** Makes a distribution of arguments that were read: how many, all in one unit, constants where constants are due. */
import { isPlain, isSame } from "./dimension.ts"
import { brokenRule, namedDistributions, scaleDistribution } from "./distributions.ts"
import { convert, type Term } from "./literal.ts"
import { fail, type Source } from "./source.ts"
import type { Distribution, Unit } from "./value.ts"

/** One argument of a named distribution; its weight in `discrete` and `mixture`. */
export type Argument = Term & { readonly weight: number | null }
/** Arguments as read, with the place behind the closing parenthesis. */
export type Arguments = { readonly list: readonly Argument[]; readonly end: number }
/** A distribution in figures of a unit, null when its arguments had none. */
export type Body = { readonly distribution: Distribution; readonly unit: Unit | null }

export const takesWeights: ReadonlySet<string> = new Set(["discrete", "mixture"])

/** The distribution of that name; null when a mistake was reported. */
export function makeDistribution(source: Source, name: string, args: Arguments, start: number): Body | null {
  const body = takesWeights.has(name) ? weighted(source, name, args) : direct(source, name, args, start)
  const rule = body && brokenRule(body.distribution)
  return rule ? fail(source, "bad-distribution", start, args.end, { name, rule }) : body
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
  if (!arg.unit) {
    const fix = `${source.text.slice(arg.start, arg.end)} ${unit.text}`
    return fail(source, "unit-missing", arg.start, arg.end, { unit: unit.text }, fix)
  }
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
export function plainFigure(source: Source, term: Term): number | null {
  if (typeof term.body !== "number") return fail(source, "constant-expected", term.start, term.end)
  if (!term.unit) return term.body
  if (!isPlain(term.unit.dimension)) return fail(source, "plain-expected", term.start, term.end, { unit: term.unit.text })
  return term.body * term.unit.factor
}

/** A constant among distributions is a value that comes always. */
function asDistribution(body: number | Distribution): Distribution {
  return typeof body === "number" ? { kind: "discrete", values: [body], weights: [1] } : body
}
