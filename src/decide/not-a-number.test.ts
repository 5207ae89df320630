import { expect, test } from "vitest"
import { type Lines, smallVenture } from "../../tests/support/small-venture.ts"
import { planVenture } from "./plan-venture.ts"
import { runVenture } from "./run-venture.ts"

const n = { n: "discrete(0: 1, 1: 1)" }

test.each<[string, Lines, readonly string[]]>([
  ["a comparison hides it", { b: "= if(n == 0, 0 / 0, 1) > 0" }, ["b"]],
  ["`not` hides it", { b: "= not (n / n)" }, ["b"]],
  ["`first` hides it", { b: "= first(n / n > t / 1 month)" }, ["b"]],
  ["another quantity makes it", { z: "= n / n", b: "= first(z > 0)" }, ["z"]],
  ["a branch not taken does not count", { b: "= if(n > 0, n / n > 0.5, 0)", c: "= if(n > 0, n / n, 0) > 0.5" }, []],
  ["nor what `and` and `or` need not ask", { b: "= n > 0 and n / n > 0.5", c: "= n == 0 or n / n > 0.5" }, []],
  ["what they ask does", { b: "= n == 0 and n / n > 0.5", c: "= n > 0 or n / n > 0.5" }, ["b", "c"]],
])("0 / 0 in a truth: %s", (_, lines, expected) => {
  const { diagnostics } = runVenture(smallVenture({ file: { ...n, ...lines }, months: 4 }), {
    samples: 1000,
    quantities: ["b", ...("c" in lines ? ["c"] : [])],
  })
  expect(diagnostics.map(({ code, params }) => [code, params.path, params.month])).toEqual(
    expected.map((path) => ["not-a-number", path, 0]),
  )
})

test("`plan` tells it too, once for all projects", () => {
  const projects = { a: { value: "= if(odd, 1 USD, 0 USD)" }, c: { value: "= if(odd, 2 USD, 0 USD)" } }
  const { diagnostics } = planVenture(smallVenture({ file: { ...n, odd: "= n / n > 0.5" }, projects }), { samples: 1000 })
  expect(diagnostics.map(({ code, params }) => [code, params.path])).toEqual([["not-a-number", "odd"]])
})

test("a quantity may be called `__proto__`", () => {
  const { answer } = runVenture(smallVenture({ file: { ["__proto__"]: "2 USD", x: "1 USD" } }), { samples: 100 })
  expect(Object.keys(answer?.quantities ?? {})).toEqual(["__proto__", "x"])
})
