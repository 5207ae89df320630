/**
 * A graph made ready to run: simplified, what is the same in every sample computed apart, the rest compiled by a back end.
 */
import type { Graph, NodeId } from "../graph/graph.ts"
import type { IsContinuous } from "../optimise/continuity.ts"
import { splitFixed } from "../optimise/fixed.ts"
import { simplify } from "../optimise/simplify.ts"
import { compileJavaScript, type Kernel } from "./javascript.ts"

export type ProgramOptions = {
  readonly months: number
  /** How many parameters the graph knows. */
  readonly parameters: number
  readonly isContinuous: IsContinuous
  readonly compile: Compile
}

/** A back end. */
export type Compile = (
  graph: Graph,
  months: number,
  outputs: readonly NodeId[],
) => { readonly kernel: Kernel; readonly isMonthly: readonly boolean[] }

export type CompiledProgram = {
  readonly isMonthly: readonly boolean[]
  /** As `Kernel`; the parameters are those of the graph. */
  readonly run: (
    inputs: readonly Float64Array[],
    parameters: readonly number[],
    samples: number,
    outputs: readonly Float64Array[],
  ) => void
  /** The same with the parameters given beforehand: what is the same in every sample is computed here, once for all runs. */
  readonly at: (parameters: readonly number[]) => RunAt
}

type RunAt = (inputs: readonly Float64Array[], samples: number, outputs: readonly Float64Array[]) => void

export function compileProgram(graph: Graph, outputs: readonly NodeId[], options: ProgramOptions): CompiledProgram {
  const { months, parameters: count, isContinuous, compile } = options
  const simple = simplify({ graph, outputs }, isContinuous)
  const { main, fixed, scalars } = splitFixed(simple, count)
  const compiled = compile(main.graph, months, main.outputs)
  const once = compileJavaScript(fixed.graph, months, fixed.outputs)
  const at = (parameters: readonly number[]): RunAt => {
    const found = fixedFigures(once.kernel, once.isMonthly, parameters, months)
    const all = [...parameters, ...found.slice(0, scalars).map((figures) => figures[0] ?? Number.NaN)]
    const tables = found.slice(scalars)
    return (inputs, samples, results) => compiled.kernel(inputs, all, samples, 0, samples, results, tables)
  }
  return {
    isMonthly: compiled.isMonthly,
    run: (inputs, parameters, samples, results) => at(parameters)(inputs, samples, results),
    at,
  }
}

/** Shape: [outputs][1 or months]. */
function fixedFigures(
  kernel: Kernel,
  isMonthly: readonly boolean[],
  parameters: readonly number[],
  months: number,
): Float64Array[] {
  const found = isMonthly.map((monthly) => new Float64Array(monthly ? months : 1))
  kernel([], parameters, 1, 0, 1, found)
  return found
}
