// What `solve` does not understand is told with a code; nothing that is asked makes it throw.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { asked, codes, loss, variantOf } from "../../../tests/support/solve.ts"
import type { SolveRequest } from "./question.ts"
import { solveVenture } from "./solve-venture.ts"

describe("what cannot be asked", () => {
  const text = `
assumptions: { price: 10 to 12 USD }
projects:
  small one: { formulas: { value: = price * 2 - need, need: 5 to 6 USD } }
  big one: { formulas: { value: = price * 9 - need, need: 99 to 110 USD, own: = price * 3 } }
`

  test.each<[string, SolveRequest, string]>([
    ["an unknown input", { input: "prize", suchThat: "value > 1 USD" }, "solve-unknown-input"],
    ["a name of two inputs", { input: "need", suchThat: "value > 1 USD", project: "x" }, "solve-unknown-project"],
    ["a formula", { input: "big_one.own", suchThat: "value > 1 USD" }, "solve-formula"],
    ["an unknown quantity", { input: "price", suchThat: "valu > 1 USD" }, "unknown-quantity"],
    ["a unit of another kind", { input: "price", suchThat: "value > 1 GPU" }, "wrong-unit"],
    ["no condition", { input: "price", suchThat: "value is high" }, "solve-no-condition"],
    ["a mean with a probability", { input: "price", suchThat: "mean(value) > 1 USD with 90 %" }, "solve-mean-with"],
    ["a month after the end", { input: "price", suchThat: "value at month 60 > 1 USD" }, "month-outside"],
    ["a range of another unit", { input: "price", suchThat: "value > 1 USD", between: "5 to 6 GPU" }, "solve-between-unit"],
    ["a range that is none", { input: "price", suchThat: "value > 1 USD", between: "5 USD" }, "solve-between"],
    ["a range of nothing", { input: "price", suchThat: "value > 1 USD", between: "-5 to -2 USD" }, "solve-between-none"],
    ["what does not depend on it", { input: "small_one.need", suchThat: "value > 1 USD", project: "big one" }, "solve-unmoved"],
  ])("%s is told", (_, request, code) => {
    expect(codes(text, request)).toEqual([code])
  })

  test("a formula names the inputs that it follows from, the nearest names are told", () => {
    const formula = asked(text, { input: "big_one.own", suchThat: "value > 1 USD" })
    expect(formula.diagnostics[0]?.params).toMatchObject({ name: "big_one.own", inputs: ["price"] })
    const unknown = asked(text, { input: "prise", suchThat: "value > 1 USD" })
    expect(unknown.diagnostics[0]?.params.nearest).toContain("price")
  })

  test.each([
    "ruin < 20 % and mean(value) > 1M USD",
    "mean(value) > 1M USD, ruin < 20 %",
    "value > 1 USD && value < 5 USD",
    "value > 1 USD或value < 5 USD",
    "value > 1 USD，value < 5 USD",
  ])("several conditions: %s", (suchThat) => {
    const { diagnostics } = asked(text, { input: "price", suchThat })
    expect(diagnostics.map(({ code }) => code)).toEqual(["solve-no-condition"])
    expect(diagnostics[0]?.params.parts).toHaveLength(2)
  })

  test.each(["value > 1,000 USD", "value > 1, 2 USD", "value and need > 1 USD"])("%s is not told to be several", (suchThat) => {
    const { diagnostics } = asked(text, { input: "price", suchThat })
    expect(diagnostics.map(({ params }) => params.parts ?? [])).toEqual(diagnostics.map(() => []))
  })

  test("a name of several quantities is told with them, in a file without projects too", () => {
    const twice =
      "assumptions: { x: 5 }\nresources: { gpus: [{ name: near, gpu: H100-SXM, count: 5 GPU }, { name: far, gpu: A100-SXM-80GB, count: 2 GPU }] }"
    const { diagnostics } = asked(twice, { input: "x", suchThat: "count < 3 GPU" })
    expect(diagnostics).toMatchObject([
      { code: "unknown-quantity", params: { several: ["resources.gpus.near.count", "resources.gpus.far.count"] } },
    ])
  })

  test("several figures are none", () => {
    const steps = `assumptions: { x: { month 0: 1, month 6: 2 } }\nformulas: { y: = last(x) }`
    expect(codes(steps, { input: "x", suchThat: "y > 1" })).toEqual(["solve-several-figures"])
  })
})

test("whatever is asked, an answer or a message comes", () => {
  const variant = variantOf(loss("60 USD"))
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "__proto__",
      "constructor",
      "mean(",
      "mean()",
      "mean(ruin) < 5 %",
      "ruin < 1e999 %",
      "a".repeat(5000),
      "(".repeat(900),
    ),
  )
  fc.assert(
    fc.property(texts, texts, texts, (input, suchThat, between) => {
      for (const request of [
        { input, suchThat: "ruin at end < 5 %" },
        { input: "cash", suchThat },
        { input: "cash", suchThat: "ruin at end < 5 %", between },
        { input: "cash", suchThat: "ruin at end < 5 %", project: between },
      ]) {
        const { answer, diagnostics } = solveVenture(variant, request, { samples: 64 })
        expect(answer !== null || diagnostics.some(({ severity }) => severity === "error")).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})
