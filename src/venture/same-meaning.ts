/** Whether two texts of a file mean the same: `1.2M USD` and `1200k USD`, `= a*b` and `= a * b`, `"x"` and `x`. */
import { type Distribution, type Expr, parseValue, type Unit, type UnitContext, type Value } from "../units/index.ts"

/** Each text is read with the units that its own file declares. */
export function meansTheSame(a: string, b: string, unitsOfA: UnitContext, unitsOfB: UnitContext): boolean {
  if (a.trim() === b.trim()) return true
  const [left, right] = [meaningOf(a, unitsOfA), meaningOf(b, unitsOfB)]
  return left !== null && left === right
}

/** One text for all ways of writing a value; null for what is no value, such as a name. */
function meaningOf(text: string, units: UnitContext): string | null {
  let isRead = true
  const value = parseValue(text, { file: "", offset: 0 }, units, () => {
    isRead = false
  })
  return value === null || !isRead ? null : JSON.stringify(valueKey(value))
}

type Key = string | number | boolean | readonly Key[]

function valueKey(value: Value): Key {
  switch (value.kind) {
    case "constant":
      return ["constant", figure(value.magnitude, value.unit), dimensionKey(value.unit)]
    case "random":
      return ["random", distributionKey(value.distribution, value.unit), dimensionKey(value.unit)]
    case "decision":
      return ["decision", optionsKey(value.options, value.unit), dimensionKey(value.unit)]
    case "bound":
      return ["bound", valueKey(value.limit)]
    case "data":
      return ["data", value.file, value.column, value.unit.factor, dimensionKey(value.unit)]
    case "formula":
      return ["formula", expressionKey(value.expr)]
    case "stock":
      return ["stock", valueKey(value.start), value.step.kind, valueKey(value.step.formula)]
    case "steps":
      return ["steps", ...value.steps.map(({ month, value: step }): Key => [month, valueKey(step)])]
  }
}

/** Twelve digits: units are converted in floating point. */
function figure(x: number, { factor }: Pick<Unit, "factor">): number {
  return Number((x * factor).toPrecision(12))
}

function dimensionKey({ dimension }: Unit): Key {
  return Object.entries(dimension)
    .filter(([, power]) => power !== 0)
    .map(([base, power]): Key => [base, power])
    .toSorted((a, b) => (String(a) < String(b) ? -1 : 1))
}

function optionsKey(options: Extract<Value, { kind: "decision" }>["options"], unit: Unit): Key {
  if (options.kind === "list") return ["list", ...options.values.map((x) => figure(x, unit))]
  return ["range", figure(options.low, unit), figure(options.high, unit), options.isWhole]
}

/** Figures that scale with the unit are told in base units; shapes, weights and counts as they are, beside their unit. */
function distributionKey(distribution: Distribution, unit: Unit): Key {
  const at = (x: number): number => figure(x, unit)
  switch (distribution.kind) {
    case "interval":
    case "uniform":
      return [distribution.kind, at(distribution.low), at(distribution.high)]
    case "normal":
    case "lognormal":
      return [distribution.kind, at(distribution.mean), at(distribution.sd)]
    case "triangular":
    case "pert":
      return [distribution.kind, at(distribution.low), at(distribution.mode), at(distribution.high)]
    case "exponential":
      return [distribution.kind, at(distribution.mean)]
    case "beta":
      return [distribution.kind, distribution.alpha, distribution.beta, unit.factor]
    case "poisson":
      return [distribution.kind, distribution.mean, unit.factor]
    case "bernoulli":
      return [distribution.kind, distribution.p, unit.factor]
    case "discrete":
      return [distribution.kind, distribution.values.map(at), distribution.weights]
    case "mixture":
      return [distribution.kind, distribution.parts.map((part) => distributionKey(part, unit)), distribution.weights]
    case "truncate":
      return [distribution.kind, distributionKey(distribution.of, unit), at(distribution.low), at(distribution.high)]
    case "observed":
      return [distribution.kind, distribution.values.map(at)]
  }
}

function expressionKey(expr: Expr): Key {
  switch (expr.kind) {
    case "number":
      return ["number", figure(expr.magnitude, expr.unit), dimensionKey(expr.unit)]
    case "name":
      return ["name", expr.path]
    case "call":
      return ["call", expr.name, ...expr.args.map(expressionKey)]
    case "unary":
      return ["unary", expr.op, expressionKey(expr.of)]
    case "binary":
      return ["binary", expr.op, expressionKey(expr.left), expressionKey(expr.right)]
  }
}
