// The types of the API: what an editor accepts, and what it must not. `npm run check` is the test of the lines that must fail.
import { describe, expect, expectTypeOf, test } from "vitest"
import { defineQuantities, type Written } from "../src/engine.ts"
import {
  type Compiled,
  defineVenture,
  type PlanAnswer,
  planVenture,
  type RunResult,
  runVenture,
  type StreamedRun,
  streamVenture,
  type VentureDescription,
} from "../src/index.ts"

/** Never called: only its types are looked at. */
const unread = (_: () => unknown): void => {}

describe("wrong keys and values fail to compile", () => {
  test("of a venture", () => {
    unread(() => [
      // @ts-expect-error a misspelt section
      defineVenture({ asumptions: {} }),
      // @ts-expect-error a misspelt key of a section
      defineVenture({ projects: { a: { market: { customers: "5 customer", groth: "5 %/year" } } } }),
      // @ts-expect-error a key that a section cannot do without
      defineVenture({ projects: { a: { expansion: { contraction: "5 %/year" } } } }),
      // @ts-expect-error a word that is none of the kinds
      defineVenture({ projects: { a: { revenue: [{ kind: "subscripton", price: "5 USD/customer/month" }] } } }),
      // @ts-expect-error a figure without the unit that it needs
      defineVenture({ resources: { cash: 5 } }),
      // @ts-expect-error a list where one section stands
      defineVenture({ projects: { a: { team: [] } } }),
      // @ts-expect-error a stock with two rates
      defineVenture({ formulas: { cash: { start: "5 USD", next: "= previous", change: "= 1 USD/month" } } }),
      // @ts-expect-error a month that is none
      defineVenture({ assumptions: { price: { "week 3": "5 USD" } } }),
      // @ts-expect-error a text where a section stands
      defineVenture("venturi: 1"),
    ])
  })

  test("of quantities and of what is asked", () => {
    const { venture } = defineVenture({})
    unread(() => [
      // @ts-expect-error no quantity
      defineQuantities({ price: true }),
      // @ts-expect-error an unknown option
      defineQuantities({}, { month: 12 }),
      // @ts-expect-error a pair is two
      defineQuantities({}, { correlations: [{ between: ["a"], rank: 0.5 }] }),
      // @ts-expect-error it may be null
      runVenture(venture),
    ])
    expect(venture).not.toBeNull()
  })
})

test("what comes out has its types", () => {
  expectTypeOf(defineVenture).parameter(0).toEqualTypeOf<VentureDescription>()
  expectTypeOf(defineVenture).returns.toEqualTypeOf<Compiled>()
  expectTypeOf(runVenture).returns.toEqualTypeOf<RunResult>()
  expectTypeOf(planVenture).returns.toHaveProperty("answer").toEqualTypeOf<PlanAnswer | null>()
  expectTypeOf(streamVenture).returns.toEqualTypeOf<AsyncGenerator<StreamedRun, void, void>>()
})

test("what a description may hold", () => {
  expectTypeOf<"= price * seats">().toExtend<Written>()
  expectTypeOf<{ readonly start: "5 USD"; readonly change: "= flow" }>().toExtend<Written>()
  const described = {
    name: "Every form of a quantity",
    units: ["bed"],
    assumptions: { beds: "20 to 40 bed", price: { "month 0": "5 USD", "month 6": "6 USD" }, share: 0.5 },
    formulas: { total: { start: "0 USD", change: "= price * share / 1 month" } },
    projects: {
      "own model": {
        plan: [
          { task: "tune", takes: "2 month", after: ["data"] },
          { milestone: "done", after: "tune" },
        ],
      },
    },
  } satisfies VentureDescription
  expectTypeOf(described).toExtend<VentureDescription>()
  // An AbortSignal is what it takes, in Node as in browsers.
  expectTypeOf<AbortSignal>().toExtend<NonNullable<NonNullable<Parameters<typeof streamVenture>[1]>["signal"]>>()
})
