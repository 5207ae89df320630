// Savings are told from a share of the costs on; what gives up the product, or lowers the value, is told apart.
import { expect, test } from "vitest"
import { rentedVenture } from "../../tests/support/rented-venture.ts"
import { costsOf, type ProjectCosts, type Saving } from "../decide/index.ts"
import { wordsOf } from "../words/index.ts"
import { wayOf } from "./costs-savings.ts"
import { dearerWays, otherWays, toldSavings } from "./savings-told.ts"

const { answer } = costsOf(rentedVenture(), { samples: 64 })
const [first] = answer?.projects ?? []
if (first === undefined) throw new Error("no project")
const project: ProjectCosts = first
const all = project.tree.total.mean ?? 0
const [any] = project.savings
if (any === undefined) throw new Error("nothing saves")

const cache: Saving = { ...any, kind: "cache", risk: { of: "cache", low: 0.1, high: 0.2 }, value: { ...any.value, by: 5 } }
const saves = (share: number, by: number | null = 5): Saving => ({
  ...cache,
  total: { ...any.total, mean: share * all },
  value: { ...any.value, by },
})
const api = (isTrained: boolean): Saving => ({
  ...saves(0.5),
  kind: "api",
  risk: { of: "api", model: "m", provider: "p", likeness: "same", input: "", output: "", date: "", isTrained },
})
const words = wordsOf("en")
const linesOf = (saving: Saving): string[] => otherWays({ ...project, savings: [saving] }, words)

test.each<[string, Saving, boolean, RegExp | null]>([
  ["half a per cent of all costs", saves(0.006), true, null],
  ["less", saves(0.004), false, /^Tried as well, but saving less than 0\.5 % of all costs: “Cache/u],
  ["more, but at a lower value", saves(0.2, -1), false, /^Cheaper, but with a lower value: “Cache/u],
  ["more, of a venture without a value", saves(0.2, null), true, null],
  [
    "a rented model in the place of one that is trained",
    api(true),
    false,
    /^Not counted as a saving, since it gives up the model/u,
  ],
  ["a rented model in the place of one that is used as it is", api(false), true, null],
])("%s", (_, saving, isTold, line) => {
  expect(toldSavings({ ...project, savings: [saving] })).toEqual(isTold ? [{ saving, k: 0 }] : [])
  const lines = linesOf(saving)
  expect(lines).toHaveLength(line === null ? 0 : 1)
  if (line !== null) expect(lines[0]).toMatch(line)
})

test("each way that was tried stands in one place", () => {
  const told = toldSavings(project).map(({ saving }) => wayOf(saving, words))
  const others = otherWays(project, words).join(" ")
  for (const saving of project.savings) {
    const way = wayOf(saving, words)
    expect([told.includes(way), others.includes(`“${way}”`)].filter(Boolean), way).toHaveLength(1)
  }
})

test("what costs more, yet raises the value beyond its error, is no failure", () => {
  const dearer = [44, 126, null].map((by): Saving => ({ ...saves(-0.1, by), value: { ...saves(-0.1, by).value, error: 44 } }))
  const told = dearerWays({ ...project, dearer })
  expect(told.worthMore).toEqual([{ saving: dearer[1], k: 1 }])
  expect(told.dearer.map(({ k }) => k)).toEqual([0, 2])
})
