// A tree whose nodes add up, and which is all that the project spends.
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { samplerOf } from "../run/run-venture.ts"
import { type CostNode, costGroups } from "./answer.ts"
import { costLines } from "./cost-lines.ts"
import { costsOf } from "./costs-of.ts"
import { costTree } from "./tree.ts"

function ventureOf(text: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function treeOf(text: string): CostNode {
  const venture = ventureOf(text)
  const [project] = venture.projects
  if (project === undefined) throw new Error("no project")
  const sampler = samplerOf(venture, { samples: 64 })
  return costTree(venture, project, costLines(venture, project), sampler, sampler.initial).tree
}

const small = (costs: string, more = ""): string => `venturi: 1
currency: USD
horizon: 18 months
resources:
  cash: 5M USD
  people: [ { role: founder, count: 1 person, pay: 6k USD/person/month }, { role: sales, count: 2 person, pay: 5k USD/person/month } ]
projects:
  a:
    market: { customers: 900 to 2000 customer, share: 20 %, adoption: { p: 9 %/year, q: 40 %/year } }
    usage: { requests: 500 request/customer/month }
    revenue: [ { name: seats, kind: subscription, price: 100 to 200 USD/customer/month } ]
    costs: [ ${costs} ]
${more}`

/** Every inner node is the sum of those below it. */
function expectSums(node: CostNode): void {
  if (node.children.length === 0) return
  const close = (own: number | null, parts: readonly (number | null)[]): void => {
    const sum = parts.reduce<number>((all, part) => all + (part ?? Number.NaN), 0)
    expect(Math.abs(sum - (own ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(own ?? 0)))
  }
  close(
    node.total.mean,
    node.children.map(({ total }) => total.mean),
  )
  for (const [year, own] of node.years.entries())
    close(
      own,
      node.children.map(({ years }) => years[year] ?? null),
    )
  close(
    node.share,
    node.children.map(({ share }) => share),
  )
  for (const child of node.children) expectSums(child)
}

const line = fc.record({
  amount: fc.integer({ min: 0, max: 90_000 }),
  unit: fc.constantFrom("USD/month", "USD/customer/month", "USD/request", "USD/customer", "USD"),
  of: fc.constantFrom("", ", class: cogs", ", class: selling", ", class: research", ", class: overhead"),
})

test("sums are exact whatever the lines are", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const costs = lines.map(({ amount, unit, of }, k) => `{ name: c${k}, amount: ${amount} ${unit}${of} }`)
      const tree = treeOf(small(costs.join(", ")))
      expect(tree.share).toBe(1)
      expectSums(tree)
    }),
    { numRuns: 12, seed: 3 },
  )
})

describe("what acts on all costs is a part of its own", () => {
  test.each([
    ["a risk", "    risks: [ { name: inflation, probability: 60 %/year, effect: { costs: 20 % } } ]\n"],
    ["a formula", '    formulas: { business.costs: "= business.costs * 1.5" }\n'],
  ])("%s", (_, more) => {
    const tree = treeOf(small("{ name: office, amount: 3k USD/month }", more))
    expectSums(tree)
    const overhead = tree.children.find((node) => node.kind === "class" && node.class === "overhead")
    const apart = overhead?.children.find((node) => node.kind === "group" && node.group === "apart")
    expect(apart?.total.mean).toBeGreaterThan(0)
  })

  test("also where a formula took the place of a class", () => {
    const tree = treeOf(small("", '    formulas: { business.overhead: "= 1k USD/month" }\n'))
    expectSums(tree)
  })
})

test("costs of the medical example: every project, every group once, the ruined spend nothing more", () => {
  const file = new URL("../../../examples/medical/venture.yaml", import.meta.url)
  const venture = ventureOf(readFileSync(file, "utf8"))
  const sampler = samplerOf(venture, { samples: 256 })
  for (const project of venture.projects) {
    const { tree, revenue } = costTree(venture, project, costLines(venture, project), sampler, sampler.initial)
    expectSums(tree)
    expect(revenue?.total.mean).toBeGreaterThan(0)
    for (const node of tree.children) {
      const groups = node.children.map((child) => (child.kind === "group" ? child.group : ""))
      expect(new Set(groups).size).toBe(groups.length)
      expect(groups.every((group) => costGroups.some((known) => known === group))).toBe(true)
    }
  }
})

test("a project is asked for by its name; another one is told with those near it", () => {
  const venture = ventureOf(small("{ name: office, amount: 3k USD/month }"))
  expect(costsOf(venture, { samples: 64, project: "a" }).answer?.projects.map(({ label }) => label)).toEqual(["a"])
  expect(costsOf(venture, { samples: 64, project: "b" }).diagnostics).toMatchObject([{ code: "solve-unknown-project" }])
  expect(costsOf(venture, { samples: 0 }).diagnostics.length).toBeGreaterThan(0)
})
