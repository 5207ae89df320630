// The doors of decide tell what is wrong with what they are given; none throws, none goes on for ever.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { defineQuantities } from "../../calculator/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { compileVenture, readVariant } from "../../venture/index.ts"
import { sayDiagnostic, wordsOf } from "../../words/index.ts"
import { compareVariants } from "../compare/compare-variants.ts"
import { explainProgram } from "../explain/explain-program.ts"
import { explainQuantity } from "../explain/explain-quantity.ts"
import { mattersOf } from "../matters/matters.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { solveVenture } from "../solve/solve-venture.ts"
import { runVenture } from "./run-venture.ts"
import { streamVenture } from "./stream-venture.ts"

const text = `venturi: 1
horizon: 6 months
assumptions: { price: 20 to 40 USD, n: 1 to 3 }
projects:
  a: { formulas: { value: = price * n, cash: { start: 10 USD, change: = price / 1 month } } }
  b: { formulas: { value: = price * 2 } }
`
const { venture } = compileVenture(text, { file: "v.yaml" })
const { variant } = readVariant(text, { file: "v.yaml" })

type Result = { readonly answer: unknown; readonly diagnostics: readonly Diagnostic[] }
type Door = (...given: never[]) => Result | Promise<Result>

async function streamed(...given: Parameters<typeof streamVenture>): Promise<Result> {
  let last: Result = { answer: null, diagnostics: [] }
  for await (const run of streamVenture(...given)) last = run
  return last
}

const wish = { input: "price", suchThat: "value > 10 USD" }
/** What comes before the options is right. */
const doors: readonly (readonly [string, Door, readonly unknown[]])[] = [
  ["runVenture", runVenture, [venture]],
  ["streamVenture", streamed, [venture]],
  ["planVenture", planVenture, [venture]],
  ["explainQuantity", explainQuantity, [venture, "a.value"]],
  ["mattersOf", mattersOf, [venture, "a.value"]],
  ["compareVariants", compareVariants, [variant, variant]],
  ["solveVenture", solveVenture, [variant, wish]],
]
const called = async (door: Door, given: readonly unknown[]): Promise<Result> => door(...(given as never[])) // it checks them itself
const told = async (door: Door, given: readonly unknown[]): Promise<unknown> => {
  const { answer, diagnostics } = await called(door, given)
  expect(answer).toBeNull()
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["bad-option"]))
  return diagnostics.map(({ params }) => params.option)
}

describe.each(doors)("%s", (_, door, before) => {
  test.each<[unknown, unknown]>([
    [{ samples: Number.NaN }, ["samples"]],
    [{ samples: Number.POSITIVE_INFINITY }, ["samples"]],
    [{ samples: 0 }, ["samples"]],
    [{ samples: -1 }, ["samples"]],
    [{ samples: 1.5 }, ["samples"]],
    [{ samples: "a" }, ["samples"]],
    [{ samples: null }, ["samples"]],
    [{ samples: 2e7, seed: Number.NaN }, ["samples", "seed"]],
    [{ seed: -1 }, ["seed"]],
    [{ seed: 1.5 }, ["seed"]],
    [{ seed: 2 ** 32 }, ["seed"]],
    [{ sample: 64 }, ["sample"]],
    [{ samples: 64, toString: 5 }, ["toString"]],
    [null, ["options"]],
    [5, ["options"]],
    ["samples", ["options"]],
    [[], ["options"]],
  ])("%o", async (options, expected) => expect(await told(door, [...before, options])).toEqual(expected))

  test("options that are undefined are not given", async () => {
    const options = { samples: undefined, seed: undefined, quantities: undefined, until: undefined, onProgress: undefined }
    expect((await called(door, [...before, { ...options, samples: 64 }])).answer).not.toBeNull()
  })

  test("what comes before them must be there", async () => {
    const { calculation } = defineQuantities({ a: "1 to 2" })
    const others = [
      calculation,
      { model: {} },
      { model: 5 },
      { venture: { model: {} } },
      compileVenture(text, { file: "v.yaml" }),
    ]
    for (const missing of [null, undefined, "v.yaml", {}, ...others])
      expect(await told(door, [missing, ...before.slice(1)])).toHaveLength(1)
  })

  test("whatever an option is: an answer, or what is wrong with it", async () => {
    const key = fc.constantFrom("samples", "seed", "quantities", "until", "onProgress", "onSamples", "depth", "month", "signal")
    await fc.assert(
      fc.asyncProperty(key, fc.anything(), async (name, value) => {
        const { answer, diagnostics } = await called(door, [...before, { samples: 16, [name]: value }])
        expect(answer === null).toBe(diagnostics.some(({ severity }) => severity === "error"))
      }),
      { seed: 3, numRuns: 25 },
    )
  })
})

test.each<[string, Door, readonly unknown[], unknown]>([
  ["a text for a list", runVenture, [venture, { quantities: "a" }], ["quantities"]],
  ["numbers for names", runVenture, [venture, { quantities: ["a.value", 5] }], ["quantities[1]"]],
  ["until as a number", runVenture, [venture, { until: 5 }], ["until"]],
  ["no function for progress", runVenture, [venture, { onProgress: "tell me", onSamples: 1 }], ["onProgress", "onSamples"]],
  ["no function for progress", planVenture, [venture, { onProgress: {} }], ["onProgress"]],
  ["no signal", streamed, [venture, { signal: true }], ["signal"]],
  ["half a level", explainQuantity, [venture, "a.value", { depth: 0.5 }], ["depth"]],
  ["a month before the first", explainQuantity, [venture, "a.value", { month: -1 }], ["month"]],
  ["no name", explainQuantity, [venture, 5], ["name"]],
  ["half a month", mattersOf, [venture, "a.cash", { month: 0.5 }], ["month"]],
  ["one name for a list", explainProgram, [venture, "a.value"], ["names"]],
  ["no list of names", explainProgram, [venture], ["names"]],
  ["a venture for a variant", compareVariants, [variant, venture], ["b"]],
  ["no request", solveVenture, [variant, null], ["request"]],
  ["a request without its half", solveVenture, [variant, { input: "price" }], ["suchThat"]],
  ["a request of numbers", solveVenture, [variant, { ...wish, between: 5, best: 1, project: 2 }], ["project", "between", "best"]],
])("%s", async (_, door, given, expected) => expect(await told(door, given)).toEqual(expected))

test.each<[string, Door, readonly unknown[], readonly unknown[]]>([
  ["a stream has no `until`", streamed, [venture, { until: "value +- 1 %" }], ["until", []]],
  ["a slip of the pen", runVenture, [venture, { quantites: ["value"] }], ["quantites", ["quantities"]]],
  ["a slip of the pen", solveVenture, [variant, { ...wish, projects: "a" }], ["projects", ["project"]]],
  ["in another spelling", mattersOf, [venture, "a.cash", { Month: 2 }], ["Month", ["month"]]],
])("%s: an unknown option is told with the nearest right one", async (_, door, given, expected) => {
  const { answer, diagnostics } = await called(door, given)
  expect(answer).toBeNull()
  expect(diagnostics.map(({ code, params }) => [code, params.option, params.nearest])).toEqual([["bad-option", ...expected]])
})

test.each([
  ["explainQuantity", explainQuantity],
  ["mattersOf", mattersOf],
])("%s: a month behind the last one", (_, door) => {
  if (venture === null) throw new Error("the venture does not compile")
  const { answer, diagnostics } = door(venture, "a.cash", { samples: 16, month: 6 })
  expect([answer, diagnostics.map(({ code, params }) => [code, params.last])]).toEqual([null, [["month-outside", 5]]])
  expect(door(venture, "a.cash", { samples: 16, month: 5 }).answer).not.toBeNull()
})

test.each([
  [
    { samples: 0 },
    "`samples` is `0`; a whole number from 1 to 10000000 is needed.",
    "`samples` 是 `0`，这里需要 1 到 10000000 之间的整数。",
    null,
  ],
  [{ sample: 5 }, "There is no option `sample` here.", "这里没有 `sample` 这个选项。", "did you mean `samples`?"],
  [{ quantities: "a" }, '`quantities` is `"a"`; a list is needed.', '`quantities` 是 `"a"`，这里需要列表。', 'write `["a"]`'],
])("%o in words", (options, english, chinese, advice) => {
  const [wrong] = runVenture(venture as never, options as never).diagnostics
  if (wrong === undefined) throw new Error("nothing was told")
  const [en, zh] = [sayDiagnostic(wordsOf("en"), wrong), sayDiagnostic(wordsOf("zh"), wrong)]
  expect([en.message, zh.message]).toEqual([english, chinese])
  expect(en.advice).toBe(advice)
})
