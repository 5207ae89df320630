// The truths that are added to a graph against a reader who computes only what is needed, and notes whether it met what is no number.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { meets } from "../../../tests/support/lazy-reader.ts"
import { graphOfSteps, isEndless, step } from "../../../tests/support/random-graph.ts"
import { interpret } from "../backends/interpreter.ts"
import { compileProgram } from "../backends/program.ts"
import { compileWasm } from "../backends/wasm/wasm.ts"
import { GraphBuilder, type NodeId } from "../graph/graph.ts"
import { making, overMonths, resting, showing, suspicion } from "./watched.ts"

const months = 5
const inputs = 3

/** Figures that make 0 / 0, ∞ - ∞, 0 * ∞, roots and logarithms of what is below nothing. */
const figure = fc.constantFrom(0, 0, 1, -1, 0.5, -2.5, 3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)

const recipe = fc.record({
  steps: fc.array(step, { minLength: 5, maxLength: 50 }),
  constants: fc.array(figure, { minLength: 2, maxLength: 4 }),
  given: fc.array(figure, { minLength: inputs, maxLength: inputs }),
  parameter: figure,
})

describe("on random graphs", () => {
  test("a truth says what whoever computes only what is needed meets, by every month", () => {
    let [compared, rests, hidden] = [0, 0, 0]
    fc.assert(
      fc.property(recipe, ({ steps, constants, given, parameter }) => {
        const { graph, nodes } = graphOfSteps(steps, constants, { months, inputs })
        const figures = nodes.slice(-10)
        if (isEndless(graph, figures)) return
        const sample = { inputs: given, parameters: [parameter], months }
        const value = interpret(graph, sample)
        const met = meets(graph, months, value)
        const builder = GraphBuilder.on(graph)
        const truths = resting(builder, months, figures)
        const watched = interpret(builder, sample)
        for (const [k, id] of figures.entries()) {
          for (let month = 0; month < months; month++) {
            const truth = truths[k] ?? null
            const told = truth !== null && watched(truth, month) !== 0
            expect(told, `node ${id} month ${month}`).toBe(met(id, month))
            compared++
            if (told) rests++
            if (told && !Number.isNaN(value(id, month))) hidden++
          }
        }
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(compared).toBeGreaterThan(10_000)
    expect(rests).toBeGreaterThan(1000)
    expect(hidden).toBeGreaterThan(100)
  })

  test("nothing rests on what is no number without suspicion, and the compiled program has it too", () => {
    fc.assert(
      fc.property(recipe, ({ steps, constants, given, parameter }) => {
        const { graph, nodes } = graphOfSteps(steps, constants, { months, inputs })
        const figures = nodes.slice(-10)
        if (isEndless(graph, figures)) return
        const builder = GraphBuilder.on(graph)
        const [rest, shown] = [resting(builder, months, figures), showing(builder, figures)].map((truths) =>
          truths.map((truth) => overMonths(builder, truth)),
        )
        const truth = suspicion(builder, figures)
        const value = interpret(builder, { inputs: given, parameters: [parameter], months })
        const isTrue = (id: NodeId | null): boolean => id !== null && value(id, 0) !== 0
        if (rest?.some(isTrue)) expect(shown?.some(isTrue) || isTrue(truth)).toBe(true)
        if (truth === null) return
        const options = { months, parameters: 1, isContinuous: () => false, compile: compileWasm }
        const program = compileProgram(builder, [truth], options)
        const result = new Float64Array(1)
        program.run(
          given.map((x) => Float64Array.of(x)),
          [parameter],
          1,
          [result],
        )
        expect(result[0] !== 0).toBe(isTrue(truth))
      }),
      { numRuns: 150, seed: 2 },
    )
  })

  test("where a figure rests on what is no number, something below it made it of numbers", () => {
    fc.assert(
      fc.property(recipe, ({ steps, constants, given, parameter }) => {
        const { graph, nodes } = graphOfSteps(steps, constants, { months, inputs })
        const figures = nodes.slice(-6)
        if (isEndless(graph, figures)) return
        const builder = GraphBuilder.on(graph)
        const [rest, made] = [
          resting(builder, months, figures),
          figures.map((root) => making(builder, months, { root, isOther: () => false })),
        ].map((truths) => truths.map((truth) => overMonths(builder, truth)))
        const value = interpret(builder, { inputs: given, parameters: [parameter], months })
        const isTrue = (id: NodeId | null | undefined): boolean => id != null && value(id, 0) !== 0
        for (const k of figures.keys()) expect(isTrue(made?.[k])).toBe(isTrue(rest?.[k]))
      }),
      { numRuns: 250, seed: 3 },
    )
  })
})
