// Studies as a file writes them: what is read, and each mistake at its place.
import { describe, expect, test } from "vitest"
import { compileVenture } from "./index.ts"

const rest = [
  "assumptions: { price: 5 to 9 USD/seat, share: 'beta(2, 5)', by month: { month 0: 1 USD, month 3: 2 USD } }",
  "projects:",
  '  north: { formulas: { own: 1 to 2, value: "= price * 1 seat + share * own * at(by_month, month 2)" } }',
  "  south: { formulas: { own: 1 to 2, value: = own * 1 USD } }",
]

function compiled(studies: string) {
  const text = ["venturi: 1", studies, ...rest].join("\n")
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  const told = diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)])
  return { venture, told }
}

describe("what is wrong, and where", () => {
  test.each<[string, string, readonly (readonly [string, string])[]]>([
    ["about nothing", "studies: { ask: { noise: 3 % } }", [["missing-key", "ask"]]],
    ["about what is not there", "studies: { ask: { about: prise, noise: 3 % } }", [["unknown-name", "prise"]]],
    ["about two things of one name", "studies: { ask: { about: own, noise: 3 % } }", [["several-quantities", "own"]]],
    ["about a figure a month", "studies: { ask: { about: by_month, noise: 3 % } }", [["study-about", "by_month"]]],
    ["without a noise", "studies: { ask: { about: price } }", [["missing-key", "{ about: price }"]]],
    ["noise of another kind", "studies: { ask: { about: price, noise: 3 month } }", [["wrong-unit", "3 month"]]],
    ["noise below zero", "studies: { ask: { about: price, noise: -3 % } }", [["too-small", "-3 %"]]],
    ["yes or no to a price", "studies: { ask: { about: price, noise: yes-or-no, sample: 3 seat } }", [["study-share", "price"]]],
    ["yes or no of nobody", "studies: { ask: { about: share, noise: yes-or-no } }", [["bad-sample", "ask"]]],
    [
      "yes or no of half a customer",
      "studies: { ask: { about: share, noise: yes-or-no, sample: 2.5 customer } }",
      [["bad-sample", "2.5 customer"]],
    ],
    ["a sample of none", "studies: { ask: { about: price, noise: 3 %, sample: 0 customer } }", [["bad-sample", "0 customer"]]],
    [
      "a sample between two ends",
      "studies: { ask: { about: price, noise: 3 %, sample: choose 1 to 9 customer } }",
      [["bad-sample", "choose 1 to 9 customer"]],
    ],
    ["a cost that is no money", "studies: { ask: { about: price, noise: 3 %, cost: 3 month } }", [["wrong-unit", "3 month"]]],
    [
      "a price of another sample",
      "studies: { ask: { about: price, noise: 3 %, sample: 3 customer, each: 1 USD/seat } }",
      [["wrong-unit", "1 USD/seat"]],
    ],
    ["an unknown key", "studies: { ask: { about: price, noise: 3 %, coast: 3 USD } }", [["unknown-key", "coast"]]],
    [
      "two of one name",
      "studies: { a b: { about: price, noise: 3 % }, a_b: { about: price, noise: 3 % } }",
      [["duplicate-name", "a_b"]],
    ],
  ])("%s", (_, studies, expected) => {
    const { told, venture } = compiled(studies)
    expect(told).toEqual(expected)
    expect(venture).toBeNull()
  })
})

test("what is read", () => {
  const { venture, told } = compiled(
    'studies: { price survey: { about: [price, north.own], sample: "choose 20, 40 customer", noise: 30 %, cost: 8k USD, each: 50 USD/customer, takes: 2 month } }',
  )
  expect(told).toEqual([])
  expect(venture?.studies).toMatchObject([
    {
      ...{ name: "price_survey", label: "price survey", about: ["price", "north.own"] },
      sample: { sizes: [20, 40], unit: "customer" },
      ...{ noise: "studies.price_survey.noise", cost: "studies.price_survey.cost", each: "studies.price_survey.each" },
      // The launch waits for its result unless the file says otherwise.
      ...{ takes: "studies.price_survey.takes", delays: "studies.price_survey.takes" },
    },
  ])
})

test("a file without studies has none", () => expect(compiled("").venture?.studies).toBeUndefined())
