/** Derivatives along all samples: forward by the usual back end, a block at a time, and back by generated JavaScript. */
import { compileProgram } from "../backends/program.ts"
import { quickestBackEnd } from "../backends/quickest.ts"
import type { Graph } from "../graph/graph.ts"
import type { Point } from "./gradient.ts"
import { compileReverse, type Sought } from "./reverse.ts"

export type GradientOptions = {
  readonly months: number
  /** How many parameters the graph knows. */
  readonly parameters: number
  /** Whether an input, by its number, has a continuous distribution. */
  readonly isContinuous: (input: number) => boolean
}

/** Derivatives of the inputs sought and then of the parameters sought.  Shape: columns [inputs][samples], result [sought][samples]. */
export type Gradients = (
  columns: readonly Float64Array[],
  parameters: readonly number[],
  samples: number,
) => readonly Float64Array[]

/** Samples at once: so many that a call is cheap, so few that the checkpoints stay in the cache. */
const block = 512

export function compileGradients(graph: Graph, output: Point, sought: Sought, options: GradientOptions): Gradients {
  const { kernel, checkpoints } = compileReverse(graph, options.months, output, sought)
  const compile = quickestBackEnd()
  const forward = checkpoints.length === 0 ? null : compileProgram(graph, checkpoints, { ...options, compile })
  const lengths = checkpoints.map((_, k) => (forward?.isMonthly[k] === true ? options.months : 1))
  const room = lengths.map((length) => new Float64Array(length * block))
  return (columns, parameters, samples) => {
    const run = forward?.at(parameters)
    const gradients = Array.from({ length: sought.inputs.length + sought.parameters.length }, () => new Float64Array(samples))
    for (let first = 0; first < samples; first += block) {
      const count = Math.min(block, samples - first)
      const part = (column: Float64Array): Float64Array => column.subarray(first, first + count)
      const inputs = columns.map(part)
      const points = room.map((held, k) => held.subarray(0, lengths[k]! * count))
      run?.(inputs, count, points)
      // A figure that no month changes is held once.
      const strides = lengths.map((length) => (length === 1 ? 0 : count))
      kernel(inputs, parameters, 0, count, points, strides, gradients.map(part))
    }
    return gradients
  }
}
