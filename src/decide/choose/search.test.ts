import { describe, expect, test } from "vitest"
import { type Lines, smallVenture } from "../../../tests/support/small-venture.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { ridges } from "./ridge-search.ts"
import { readSubjects } from "./subject.ts"
import { decisionsOf, type Trial, withDecisions } from "./trial.ts"

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

test("where two bounds meet aslant the corner is followed as one of them moves", () => {
  const lines: Lines = {
    x: "choose 0 to 100",
    y: "choose 0 to 100",
    worst: "= max(x + 2 * y - 100, x + y - 71)",
    value: "= (30 * x + 50 * y) * 1 USD",
  }
  const [subject] = readSubjects(smallVenture({ projects: { a: lines }, constraints: ["worst <= 0"] })).subjects
  if (subject === undefined) throw new Error("no project")
  const parameters = [0, 0]
  let runs = 0
  const attempt = ([x = 0, y = 0]: readonly number[]): Trial => {
    runs++
    const isKept = x + 2 * y <= 100 + 1e-9 && x + y <= 71 + 1e-9
    return { subject, parameters: withDecisions(subject, parameters, [x, y]), score: 30 * x + 50 * y, shortfall: isKept ? 0 : 1 }
  }
  const found = ridges({ subject, attempt, mayGoOn: () => runs < 300 }, attempt([40, 30]), [10, 10])
  const [x, y] = decisionsOf(subject, found.parameters)
  expect(x).toBeCloseTo(42, 1)
  expect(y).toBeCloseTo(29, 1)
})

test("every one of a thousand whole numbers is tried", () => {
  expect(decided({ k: "choose 0 to 1000 GPU", value: "= if(k == 777 GPU, 100 USD, 1 USD)" })).toEqual([777])
})

test("a bound that a founder wrote is met exactly", () => {
  expect(decided({ n: "choose 1 to 200 USD", value: "= if(n <= 100 USD, n * 2, 0 USD)" })).toEqual([100])
})
