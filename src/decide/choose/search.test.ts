import { describe, expect, test } from "vitest"
import { type Lines, smallVenture } from "../../../tests/support/small-venture.ts"
import { planVenture } from "../plan/plan-venture.ts"

function decided(lines: Lines): readonly number[] {
  const { answer } = planVenture(smallVenture({ projects: { a: lines } }), { samples: 500 })
  return Object.values(answer?.projects.a?.decisions ?? {}).map(({ value }) => value)
}

describe("several decisions at once: on a ridge none of them can be moved alone", () => {
  const money = { k: "choose 0 to 100 USD", l: "choose 0 to 100 USD" }
  test.each<[string, Lines, readonly number[]]>([
    ["along the diagonal", { ...money, value: "= 100 USD - abs(k - l) * 10 - abs(k + l - 150 USD)" }, [75, 75]],
    ["aslant", { ...money, value: "= 100 USD - abs(2 * k - 3 * l) * 10 - abs(k + l - 110 USD)" }, [66, 44]],
    [
      "of whole numbers",
      { k: "choose 0 to 100 GPU", l: "choose 0 to 100 GPU", value: "= -(abs(k - l) * 10 + abs(k + l - 150 GPU)) * 1 USD/GPU" },
      [75, 75],
    ],
    [
      "bent (Rosenbrock, The Computer Journal 3 (1960) 175-184)",
      { k: "choose -2 to 2", l: "choose -1 to 3", value: "= -((1 - k)^2 + 100 * (l - k^2)^2) * 1 USD" },
      [1, 1],
    ],
  ])("%s", (_, lines, expected) => {
    const found = decided(lines)
    for (const [k, value] of expected.entries()) expect(found[k]).toBeCloseTo(value, 2)
  })
})

test("every one of a thousand whole numbers is tried", () => {
  expect(decided({ k: "choose 0 to 1000 GPU", value: "= if(k == 777 GPU, 100 USD, 1 USD)" })).toEqual([777])
})

test("a bound that a founder wrote is met exactly", () => {
  expect(decided({ n: "choose 1 to 200 USD", value: "= if(n <= 100 USD, n * 2, 0 USD)" })).toEqual([100])
})
