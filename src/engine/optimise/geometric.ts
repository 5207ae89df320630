/**
 * Geometric progressions: `exp(rate * t)`, `(1 + rate) ^ t`, and what they are multiplied with or divided by, become
 * states that are multiplied by one factor a month. 600 months cost 600 roundings: a relative error below 1e-13.
 * Only where no figure on the way can leave the range of numbers before the result itself does.
 */
import { type GraphBuilder, type NodeId, nodeAt } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { continuityOf, type IsContinuous } from "./continuity.ts"
import { identity } from "./identities.ts"
import { linearOf } from "./linear.ts"
import { type Program, type Rule, rewrite } from "./rewrite.ts"

/** First figure and monthly factor; neither changes by month. */
type Progression = { readonly start: NodeId; readonly factor: NodeId }

/** The number e to this power has as much room above as below: a start beyond it might underflow where the result does not. */
const mostOffset = 300
const mostExponent = 12

export function withGeometric(program: Program, isContinuous: IsContinuous): Program {
  const known = new Map<NodeId, Progression>()
  const states = new Map<string, NodeId>()
  let smooth: ((id: NodeId) => boolean) | null = null
  const rule: Rule = (builder, operation, old) => {
    smooth ??= continuityOf(builder, isContinuous)
    const found = progressionOf(builder, operation.op, operation.args, known)
    if (found !== null) return stateOf(builder, found, known, states)
    const [a = 0, b = 0] = operation.args
    const divisor = operation.op === "divide" ? known.get(b) : undefined
    // A division by a progression is a product with the inverse one, unless its rounding could turn a comparison.
    if (divisor === undefined || !(smooth(divisor.start) || smooth(divisor.factor))) return identity(builder, operation, old)
    return times(builder, a, stateOf(builder, inverse(builder, divisor), known, states))
  }
  return rewrite(program, rule)
}

function progressionOf(
  builder: GraphBuilder,
  op: string,
  [a = 0, b = 0]: readonly NodeId[],
  known: ReadonlyMap<NodeId, Progression>,
): Progression | null {
  switch (op) {
    case "exp":
      return ofExp(builder, a)
    case "power":
      return ofPower(builder, a, b)
    case "multiply":
      return ofProduct(builder, a, b, known)
    case "divide": {
      const top = known.get(a)
      return top === undefined || builder.isMonthly(b) ? null : { ...top, start: builder.operation("divide", top.start, b) }
    }
    default:
      return null
  }
}

function ofExp(builder: GraphBuilder, of: NodeId): Progression | null {
  const linear = linearOf(builder, of)
  const offset = linear === null ? null : builder.constantOf(linear.offset)
  if (linear === null || offset === null || Math.abs(offset) > mostOffset) return null
  // 0 times an infinite slope is no number, in the first month alone: a progression would carry it on.
  if (!isAlwaysFinite(builder, linear.slope)) return null
  return { start: builder.operation("exp", linear.offset), factor: builder.operation("exp", linear.slope) }
}

/** Inputs and parameters are numbers; what goes beyond the range of numbers is left out of account. */
function isAlwaysFinite(builder: GraphBuilder, root: NodeId): boolean {
  const seen = new Set<NodeId>()
  const waiting = [root]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const node = nodeAt(builder, id)
    if (node.kind === "input" || node.kind === "parameter") continue
    if (node.kind === "constant" && Number.isFinite(node.value)) continue
    if (node.kind !== "operation") return false
    const [, divisor = 0] = node.args
    const isByFigure = node.op === "divide" && (builder.constantOf(divisor) ?? 0) !== 0
    if (!isByFigure && operators[node.op].staysFinite !== true) return false
    waiting.push(...node.args)
  }
  return true
}

function ofPower(builder: GraphBuilder, base: NodeId, exponent: NodeId): Progression | null {
  const linear = builder.isMonthly(base) ? null : linearOf(builder, exponent)
  const [slope, offset] = [linear?.slope, linear?.offset].map((id) => (id === undefined ? null : builder.constantOf(id)))
  if (linear === null || slope == null || offset == null) return null
  // A whole slope: the power of a negative base is a number then. Away from 1: the start is nearest to it.
  const isSafe = Number.isInteger(slope) && Math.abs(slope) <= mostExponent && offset * slope >= 0
  return isSafe ? { start: raised(builder, base, linear.offset), factor: raised(builder, base, linear.slope) } : null
}

function raised(builder: GraphBuilder, base: NodeId, exponent: NodeId): NodeId {
  return identity(builder, { kind: "operation", op: "power", args: [base, exponent] }, -1)
}

/** Of two progressions, or of one and a figure that no month changes. */
function ofProduct(builder: GraphBuilder, a: NodeId, b: NodeId, known: ReadonlyMap<NodeId, Progression>): Progression | null {
  const [left, right] = [known.get(a), known.get(b)]
  if (left !== undefined && right !== undefined)
    return { start: times(builder, left.start, right.start), factor: times(builder, left.factor, right.factor) }
  const [one, other] = left === undefined ? [right, a] : [left, b]
  return one === undefined || builder.isMonthly(other) ? null : { ...one, start: times(builder, one.start, other) }
}

function inverse(builder: GraphBuilder, { start, factor }: Progression): Progression {
  const over = (id: NodeId): NodeId => builder.operation("divide", builder.constant(1), id)
  return { start: over(start), factor: over(factor) }
}

function stateOf(
  builder: GraphBuilder,
  progression: Progression,
  known: Map<NodeId, Progression>,
  states: Map<string, NodeId>,
): NodeId {
  const { start, factor } = progression
  const key = `${start} ${factor}`
  const state = states.get(key) ?? builder.state(start)
  if (!states.has(key)) builder.setNext(state, builder.operation("multiply", state, factor))
  states.set(key, state)
  known.set(state, progression)
  return state
}

function times(builder: GraphBuilder, a: NodeId, b: NodeId): NodeId {
  return identity(builder, { kind: "operation", op: "multiply", args: [a, b] }, -1)
}
