/**
 * Identities that hold for every figure, infinities and NaN included: `1 * x`, `if(c, x, x)`, `not not c`, branches
 * that are known. `x + 0` and `0 * x` are none: the first loses the sign of -0, the second an infinity.
 */
import { type GraphBuilder, type NodeId, nodeAt } from "../graph/graph.ts"
import { type Op, operators } from "../graph/operators.ts"
import type { Rule } from "./rewrite.ts"

type Identity = (builder: GraphBuilder, args: readonly NodeId[]) => NodeId | null

export const identity: Rule = (builder, { op, args }) => identities[op]?.(builder, args) ?? builder.operation(op, ...args)

/** By operator; what is not here is left as it is. */
const identities: Partial<Readonly<Record<Op, Identity>>> = {
  subtract: (builder, [a = 0, b = 0]) => (isFigure(builder, b, 0) ? a : null),
  multiply: (builder, [a = 0, b = 0]) => (isFigure(builder, a, 1) ? b : isFigure(builder, b, 1) ? a : null),
  divide: (builder, [a = 0, b = 0]) => (isFigure(builder, b, 1) ? a : null),
  power: raised,
  negate: (builder, [a = 0]) => innerOf(builder, "negate", a),
  min: (_, [a = 0, b = 0]) => (a === b ? a : null),
  max: (_, [a = 0, b = 0]) => (a === b ? a : null),
  notEqual: (builder, [a = 0, b = 0]) => (isFigure(builder, b, 0) && isTruth(builder, a) ? a : null),
  and: (builder, args) => withKnown(builder, args, false),
  or: (builder, args) => withKnown(builder, args, true),
  not: (builder, [a = 0]) => {
    const inner = innerOf(builder, "not", a)
    return inner !== null && isTruth(builder, inner) ? inner : null
  },
  select: selected,
}

/** Whatever is raised to 0 is 1, NaN too. */
function raised(builder: GraphBuilder, [base = 0, exponent = 0]: readonly NodeId[]): NodeId | null {
  if (isFigure(builder, exponent, 0)) return builder.constant(1)
  if (isFigure(builder, exponent, 1)) return base
  if (isFigure(builder, exponent, 2)) return builder.operation("multiply", base, base)
  return isFigure(builder, exponent, -1) ? builder.operation("divide", builder.constant(1), base) : null
}

function selected(builder: GraphBuilder, [condition = 0, whenTrue = 0, otherwise = 0]: readonly NodeId[]): NodeId | null {
  const known = builder.constantOf(condition)
  if (known !== null) return known !== 0 ? whenTrue : otherwise
  if (whenTrue === otherwise) return whenTrue
  if (isTruth(builder, condition) && isFigure(builder, whenTrue, 1) && isFigure(builder, otherwise, 0)) return condition
  const node = nodeAt(builder, condition)
  if (node.kind !== "operation") return null
  const [inner = 0, zero = 0] = node.args
  if (node.op === "not") return builder.operation("select", inner, otherwise, whenTrue)
  return node.op === "notEqual" && isFigure(builder, zero, 0) ? builder.operation("select", inner, whenTrue, otherwise) : null
}

/** `a and true` is `a`, `a and false` is false; the same the other way round for `or`. */
function withKnown(builder: GraphBuilder, [a = 0, b = 0]: readonly NodeId[], decisive: boolean): NodeId | null {
  for (const [known, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const figure = builder.constantOf(known)
    if (figure === null) continue
    if ((figure !== 0) === decisive) return builder.constant(decisive ? 1 : 0)
    return isTruth(builder, other) ? other : builder.operation("notEqual", other, builder.constant(0))
  }
  return null
}

/** Whether a node is 1 or 0 whatever happens. */
function isTruth(builder: GraphBuilder, id: NodeId): boolean {
  const node = nodeAt(builder, id)
  if (node.kind === "constant") return node.value === 0 || node.value === 1
  if (node.kind !== "operation") return false
  if (node.op === "select") return node.args.slice(1).every((arg) => isTruth(builder, arg))
  return operators[node.op].isTruth === true
}

function innerOf(builder: GraphBuilder, op: Op, id: NodeId): NodeId | null {
  const node = nodeAt(builder, id)
  return node.kind === "operation" && node.op === op ? (node.args[0] ?? null) : null
}

function isFigure(builder: GraphBuilder, id: NodeId, figure: number): boolean {
  return Object.is(builder.constantOf(id), figure)
}
