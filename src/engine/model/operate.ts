/** Operations on typed nodes: each operator's own row checks the units, each mistake is told where it stands. */
import { error, type Span } from "../../diagnostics/index.ts"
import { type Dimension, isSame, printDimension } from "../../units/index.ts"
import type { NodeId } from "../graph/graph.ts"
import { figuredText } from "../graph/operation-text.ts"
import { type Op, operators } from "../graph/operators.ts"
import type { Compiling, Failure, Typed } from "./frame.ts"

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
  const node = graph.operation(op, ...args.map((arg) => arg.node))
  const fails = failuresIn(lowering, op, args, node, whole)
  return { node, dimension: answer.dimension, isTruth, ...(fails.length === 0 ? {} : { fails }) }
}

/** Its own, and those of operands that count in every sample. */
function failuresIn({ graph }: Compiling, op: Op, args: readonly Typed[], node: NodeId, whole: Span): readonly Failure[] {
  const { sign, countsWhen = [], isMistakeOfText = false } = operators[op]
  const figures = args.map((arg) => graph.constantOf(arg.node))
  const [condition = null] = figures
  const inherited = args.flatMap(({ fails = [] }, k) => {
    const when = countsWhen[k] ?? null
    return when === null || (condition !== null && (condition !== 0) === when) ? fails : []
  })
  // Operations on known figures are known too, but where they give none.
  const isFailure = isMistakeOfText && figures.every((figure) => figure !== null) && graph.constantOf(node) === null
  const own = { span: whole, sign, operation: figuredText(sign, figures.map(Number)) }
  return isFailure && inherited.length === 0 ? [own] : inherited
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
