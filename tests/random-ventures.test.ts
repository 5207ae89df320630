/** What must hold of every venture, however odd its figures: on a thousand of them. */
import fc from "fast-check"
import { expect, test } from "vitest"
import { interpret, quantile } from "../src/engine/index.ts"
import { compileVenture, type Venture } from "../src/venture/index.ts"
import { randomVenture } from "./support/random-venture.ts"

/** Where in its distribution every input stands: all of them low, all high, and by turns. */
const places: readonly ((k: number) => number)[] = [() => 0.001, () => 0.999, (k) => (k % 2 === 0 ? 0.02 : 0.98)]

const counted = /^(customer|seat|request|token)(\/|$)/u

test("no customers, prices or usage below zero, ever", () => {
  fc.assert(
    fc.property(randomVenture, (text) => {
      const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
      expect(venture === null ? [] : belowZero(venture)).toEqual([])
    }),
    { numRuns: Number(process.env.RUNS ?? 1000), endOnFailure: true },
  )
}, 600_000)

/** Names of the counts and prices that go below zero, or are no number, with the month and the figure. */
function belowZero({ model }: Venture): string[] {
  return places.flatMap((place) => {
    const value = interpret(model.graph, {
      inputs: model.inputs.map(({ distribution, factor }, k) => quantile(distribution)(place(k)) * factor),
      parameters: model.parameters.map(({ initial }) => initial),
      months: model.months,
    })
    return (
      [...model.quantities.values()]
        // A cost may be a rebate.
        .filter(({ path }) => !path.includes("costs."))
        .filter(({ path, unit }) => counted.test(unit) || /\.(price|amount|sold|revenue|deferred)$/u.test(path))
        .flatMap(({ path, node, isMonthly }) => {
          const figures = Array.from({ length: isMonthly ? model.months : 1 }, (_, t) => value(node, t))
          const scale = Math.max(1, ...figures.map(Math.abs))
          // Of a hundred thousand customers who all left, adding up leaves a millionth of a request.
          const t = figures.findIndex((x) => !(x >= -1e-6 * scale))
          return t < 0 ? [] : [`${path} in month ${t}: ${figures[t]}`]
        })
    )
  })
}
