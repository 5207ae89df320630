/** Figures that are linear in the month: `slope * t + offset` with a slope and an offset that no month changes. */
import { type GraphBuilder, type NodeId, nodeAt } from "../graph/graph.ts"

export type Linear = { readonly slope: NodeId; readonly offset: NodeId }

/** Null for what is not linear in the month, or does not change by month at all. */
export function linearOf(builder: GraphBuilder, id: NodeId): Linear | null {
  const node = nodeAt(builder, id)
  if (node.kind === "month") return { slope: builder.constant(1), offset: builder.constant(0) }
  if (node.kind !== "operation" || !builder.isMonthly(id)) return null
  const [a = 0, b = 0] = node.args
  switch (node.op) {
    case "negate":
      return scaled(builder, a, (x) => builder.operation("negate", x))
    case "multiply":
      return builder.isMonthly(b) ? timesInvariant(builder, b, a) : timesInvariant(builder, a, b)
    case "divide":
      return builder.isMonthly(b) ? null : scaled(builder, a, (x) => builder.operation("divide", x, b))
    case "add":
    case "subtract":
      return combined(builder, node.op, a, b)
    default:
      return null
  }
}

function timesInvariant(builder: GraphBuilder, of: NodeId, factor: NodeId): Linear | null {
  return builder.isMonthly(factor) ? null : scaled(builder, of, (x) => product(builder, x, factor))
}

function scaled(builder: GraphBuilder, of: NodeId, scale: (x: NodeId) => NodeId): Linear | null {
  const linear = linearOf(builder, of)
  return linear === null
    ? null
    : { slope: scale(linear.slope), offset: isZero(builder, linear.offset) ? linear.offset : scale(linear.offset) }
}

function combined(builder: GraphBuilder, op: "add" | "subtract", a: NodeId, b: NodeId): Linear | null {
  const [left, right] = [a, b].map((id) =>
    builder.isMonthly(id) ? linearOf(builder, id) : { slope: builder.constant(0), offset: id },
  )
  if (left == null || right == null) return null
  const join = (x: NodeId, y: NodeId): NodeId => {
    if (isZero(builder, y)) return x
    if (isZero(builder, x)) return op === "add" ? y : builder.operation("negate", y)
    return builder.operation(op, x, y)
  }
  return { slope: join(left.slope, right.slope), offset: join(left.offset, right.offset) }
}

function product(builder: GraphBuilder, x: NodeId, factor: NodeId): NodeId {
  return builder.constantOf(x) === 1 ? factor : builder.operation("multiply", x, factor)
}

function isZero(builder: GraphBuilder, id: NodeId): boolean {
  return builder.constantOf(id) === 0
}
