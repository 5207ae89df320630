import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { graphOfSteps, isEndless, step } from "../../../tests/support/random-graph.ts"
import type { GraphBuilder, NodeId } from "../graph/graph.ts"
import { interpret } from "./interpreter.ts"
import { compileJavaScript } from "./javascript.ts"
import { type Compile, compileProgram } from "./program.ts"
import { hasRelaxedSimd } from "./wasm/simd.ts"
import { compileWasm } from "./wasm/wasm.ts"

const months = 7
const inputs = 3

function agree(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
}

type Backend = {
  readonly name: string
  /** Runs two samples. */
  readonly run: (graph: GraphBuilder, outputs: readonly NodeId[], columns: readonly Float64Array[], parameter: number) => Results
}
type Results = { readonly results: readonly Float64Array[]; readonly isMonthly: readonly boolean[] }

const samples = 2

function roomFor(isMonthly: readonly boolean[]): Float64Array[] {
  return isMonthly.map((monthly) => new Float64Array(monthly ? samples * months : samples))
}

type Compiler = { readonly name: string; readonly compile: Compile }

const compilers: readonly Compiler[] = [
  { name: "generated JavaScript", compile: compileJavaScript },
  ...[false, true]
    .filter((isRelaxed) => hasRelaxedSimd() || !isRelaxed)
    .map(
      (isRelaxed): Compiler => ({
        name: isRelaxed ? "relaxed WebAssembly" : "WebAssembly",
        compile: (graph, all, outputs) => compileWasm(graph, all, outputs, isRelaxed),
      }),
    ),
]

/** Of a graph as it was built, and of the one that the passes make of it. */
const backends: readonly Backend[] = [
  ...compilers.map(
    ({ name, compile }): Backend => ({
      name,
      run: (graph, outputs, columns, parameter) => {
        const { kernel, isMonthly } = compile(graph, months, outputs)
        const results = roomFor(isMonthly)
        kernel(columns, [parameter], samples, 0, samples, results)
        return { results, isMonthly }
      },
    }),
  ),
  ...compilers.map(
    ({ name, compile }): Backend => ({
      name: `${name} of the simplified graph`,
      run: (graph, outputs, columns, parameter) => {
        const options = { months, parameters: 1, isContinuous: () => true, compile }
        const program = compileProgram(graph, outputs, options)
        const results = roomFor(program.isMonthly)
        program.run(columns, [parameter], samples, results)
        return { results, isMonthly: program.isMonthly }
      },
    }),
  ),
]

/** Nothing between 0 and what a division can bear: the reciprocal of a subnormal is infinite where the quotient is not. */
const figure = fc.double({ min: -50, max: 50, noNaN: true }).map((x) => (Math.abs(x) < 1e-9 ? 0 : x))

describe.each(backends)("$name agrees with the interpreter", ({ run }) => {
  test("on random graphs with states and reductions", () => {
    let compared = 0
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 5, maxLength: 60 }),
        fc.array(figure, { minLength: 2, maxLength: 4 }),
        fc.array(figure, { minLength: samples * inputs, maxLength: samples * inputs }),
        figure,
        (steps, constants, figures, parameter) => {
          const { graph, nodes } = graphOfSteps(steps, constants, { months, inputs })
          const outputs = nodes.slice(-12)
          if (isEndless(graph, outputs)) return
          const columns = Array.from({ length: inputs }, (_, k) =>
            Float64Array.from(figures.slice(samples * k, samples * (k + 1))),
          )
          const { results, isMonthly } = run(graph, outputs, columns, parameter)
          for (let sample = 0; sample < samples; sample++) {
            const value = interpret(graph, { inputs: columns.map((c) => c[sample] ?? 0), parameters: [parameter], months })
            for (const [k, id] of outputs.entries()) {
              for (let t = 0; t < (isMonthly[k] === true ? months : 1); t++) {
                compared++
                const got = results[k]?.[t * samples + sample] ?? Number.NaN
                expect(agree(got, value(id, t)), `node ${id} month ${t}: ${got} and ${value(id, t)}`).toBe(true)
              }
            }
          }
        },
      ),
      { numRuns: 600, seed: 1 },
    )
    expect(compared).toBeGreaterThan(10_000)
  })
})
