// What is no number stays none through the passes, and nothing becomes one: 0 * x is not folded, nor x - x. Two differences are
// intended, beyond the figures here: a progression stays within the range of numbers where `exp(800 * t) * exp(-800 * t)` as it is
// written leaves it, and the reciprocal of a figure below 1e-308 is infinite.
import fc from "fast-check"
import { expect, test } from "vitest"
import { graphOfSteps, isEndless, step } from "../../../tests/support/random-graph.ts"
import { interpret } from "../backends/interpreter.ts"
import { passes } from "./simplify.ts"

const months = 6
const inputs = 3

const finite = fc.constantFrom(0, -0, 1, -1, 0.5, -2.5, 3)
const any = fc.oneof(finite, fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY))

function recipeOf(figure: fc.Arbitrary<number>) {
  return fc.record({
    steps: fc.array(step, { minLength: 5, maxLength: 50 }),
    constants: fc.array(figure, { minLength: 2, maxLength: 4 }),
    given: fc.array(finite, { minLength: inputs, maxLength: inputs }),
    parameter: finite,
  })
}

test.each(
  passes.flatMap(({ name, run }) => [
    { name, run, of: "figures", figure: finite },
    { name, run, of: "infinities too", figure: any },
  ]),
)("$name, of $of", ({ run, figure }) => {
  let unknown = 0
  fc.assert(
    fc.property(recipeOf(figure), ({ steps, constants, given, parameter }) => {
      const { graph, nodes } = graphOfSteps(steps, constants, { months, inputs })
      const outputs = nodes.slice(-10)
      if (isEndless(graph, outputs)) return
      const after = run({ graph, outputs }, () => true)
      const sample = { inputs: given, parameters: [parameter], months }
      const [before, now] = [interpret(graph, sample), interpret(after.graph, sample)]
      for (const [k, id] of outputs.entries())
        for (let month = 0; month < months; month++) {
          const [was, is] = [before(id, month), now(after.outputs[k] ?? 0, month)]
          if (Number.isNaN(was)) unknown++
          expect(Number.isNaN(is), `node ${id} month ${month}: ${was} and ${is}`).toBe(Number.isNaN(was))
        }
    }),
    { numRuns: 600, seed: 1 },
  )
  expect(unknown).toBeGreaterThan(200)
})
