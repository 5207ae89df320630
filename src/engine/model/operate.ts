/** Operations on typed nodes: each operator's own row checks the units, each mistake is told where it stands. */
import { error, type Span } from "../../diagnostics/index.ts"
import { type Dimension, isSame, printDimension } from "../../units/index.ts"
import { type Op, operators } from "../graph/operators.ts"
import type { Compiling, Typed } from "./frame.ts"

/** Checks units by the operator's row and adds the node. `swapped` is the sign as written where `a > b` is computed as `b < a`. */
export function apply(
  lowering: Compiling,
  op: Op,
  args: readonly Typed[],
  spans: readonly Span[],
  whole: Span,
  isTruth: boolean,
  swapped?: string,
): Typed | null {
  const { graph, report } = lowering
  const row = operators[op]
  const answer = row.units(args.map((arg) => ({ dimension: arg.dimension, constant: graph.constantOf(arg.node) })))
  if ("problem" in answer) {
    const units = args.map((arg) => printDimension(arg.dimension))
    const at = answer.operand === undefined ? whole : (spans[answer.operand] ?? whole)
    report(
      error(answer.problem, at, {
        sign: swapped ?? row.sign,
        units: distinctUnits(args, swapped === undefined ? units : units.toReversed()),
        got: units[answer.operand ?? 0] ?? "",
      }),
    )
    return null
  }
  return { node: graph.operation(op, ...args.map((arg) => arg.node)), dimension: answer.dimension, isTruth }
}

/** The units that disagree, each once: the condition of an `if` is no party to it. */
function distinctUnits(args: readonly Typed[], units: readonly string[]): string[] {
  const parties = args.length === 3 ? [1, 2] : args.map((_, k) => k)
  return [...new Set(parties.map((k) => units[k] ?? ""))]
}

/** Both of one dimension, or an error at `span`. */
export function sameDimension(lowering: Compiling, expected: Typed, got: Typed, span: Span, what: string): boolean {
  if (isSame(expected.dimension, got.dimension)) return true
  lowering.report(
    error("wrong-unit", span, { expected: printDimension(expected.dimension), got: printDimension(got.dimension), what }),
  )
  return false
}

/** The two dimensions in words of the language, for a message. */
export function unitParams(expected: Dimension, got: Dimension, what: string): Record<string, string> {
  return { expected: printDimension(expected), got: printDimension(got), what }
}
