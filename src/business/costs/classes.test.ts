import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleOptions, type Written } from "../../../tests/support/sample-business.ts"
import { type CostClass, classOfLine, classOfRole, costClasses } from "../../data/index.ts"

const market = { customers: "100 customer", existing: "100 customer" }
const usage = { seats: "2 seat/customer", requests: "5 request/seat/month", tokens: "7 token/request" }
const sections = (costs: Written): { readonly [key: string]: Written } => ({
  ...{ market, usage, churn: "0 %/year", costs },
  revenue: [{ kind: "subscription", price: "9 USD/seat/month" }],
})

/** Of which class a cost line is, by where its money turns up. */
function classOf(line: { readonly [key: string]: Written }, options: SampleOptions = {}): CostClass[] {
  const quiet = { "business.payment_fee": "0", "business.bad_debt": "0", support: "0 ¤/month" }
  const made = businessOf(sections([{ name: "a", ...line }]), { months: 2, lines: quiet, ...options })
  expect(made.diagnostics).toEqual([])
  return costClasses.filter((name) => (made.figures(`business.${name}`)[0] ?? 0) > 0)
}

describe("a cost belongs to the class that its unit, its name or the founder says", () => {
  test.each<[string, { readonly [key: string]: Written }, CostClass]>([
    ["by the customer", { amount: "1 USD/customer/month" }, "cogs"],
    ["by the seat", { amount: "1 USD/seat/month" }, "cogs"],
    ["by the request", { amount: "1 USD/request" }, "cogs"],
    ["by the token", { amount: "1 USD/token" }, "cogs"],
    ["a share of revenue", { share_of_revenue: "3 %" }, "cogs"],
    ["a referral fee, by its name", { name: "referral fee", amount: "1 USD/customer/month" }, "selling"],
    ["a month's amount of no known name", { amount: "1 USD/month" }, "overhead"],
    ["marketing, by its name", { name: "Marketing", amount: "1 USD/month" }, "selling"],
    ["the same in Chinese", { name: "市场推广", amount: "1 USD/month" }, "selling"],
    ["labelling, once", { name: "labelling of images", amount: "1 USD" }, "research"],
    ["hosting by the month", { name: "hosting", amount: "1 USD/month" }, "cogs"],
    ["the founder's word", { name: "hosting", amount: "1 USD/month", class: "research" }, "research"],
    ["the founder's word over the unit", { amount: "1 USD/request", class: "overhead" }, "overhead"],
  ])("%s", (_, line, expected) => {
    expect(classOf(line)).toEqual([expected])
  })

  test("support and card fees are costs of what is sold, bad debt is overhead", () => {
    const made = businessOf(sections([]), { months: 2 })
    const [cogs, overhead] = ["business.cogs", "business.overhead"].map((name) => made.figures(name)[1] ?? 0)
    const [support, fees, bad] = ["business.support", "business.fees", "business.written_off"].map((n) => made.figures(n)[1] ?? 0)
    expect(cogs).toBeCloseTo((support ?? 0) + (fees ?? 0), 9)
    expect(overhead).toBeCloseTo(bad ?? 0, 9)
  })
})

test.each<[string, CostClass | null]>([
  ["ml-engineer", "research"],
  ["sales-engineer", "selling"],
  ["Deployment-Engineer", "cogs"],
  ["customer-success", "cogs"],
  ["founder", "overhead"],
  ["compliance-officer", "overhead"],
  ["physician", "research"],
  ["算法工程师", "research"],
  ["销售总监", "selling"],
  ["客服专员", "cogs"],
  ["财务", "overhead"],
  ["beekeeper", null],
])("who is a %s: %s", (role, expected) => {
  expect(classOfRole(role)).toBe(expected)
})

test("Latin words stand alone", () => {
  expect([classOfLine("uploads"), classOfLine("video ads"), classOfLine("parent")]).toEqual([null, "selling", null])
})

const amounts = fc.array(
  fc.record({
    amount: fc.double({ min: 0, max: 1e6, noNaN: true }),
    unit: fc.constantFrom("USD/month", "USD/customer/month", "USD/request", "USD/customer", "USD"),
    of: fc.constantFrom<CostClass | null>(...costClasses, null),
  }),
  { maxLength: 6 },
)
const lineOf = ({ amount, unit, of }: { amount: number; unit: string; of: CostClass | null }, k: number): Written => ({
  ...{ name: `c${k}`, amount: `${amount.toFixed(3)} ${unit}` },
  ...(of === null ? {} : { class: of }),
})

test("the classes add up to all costs, whatever acts on them", () => {
  fc.assert(
    fc.property(amounts, fc.boolean(), (lines, areCostsMoved) => {
      const moved = areCostsMoved
        ? { "business.costs": "= business.planned_costs * 1.2 + 7 USD/month", "business.planned_costs": "90 USD/month" }
        : {}
      const made = businessOf(sections(lines.map(lineOf)), { months: 3, lines: moved, given: { areCostsMoved } })
      expect(made.diagnostics).toEqual([])
      const all = made.figures("business.costs")
      const parts = costClasses.map((name) => made.figures(`business.${name}`))
      for (const [t, costs] of all.entries()) {
        const sum = parts.reduce((total, part) => total + (part[t] ?? 0), 0)
        expect(Math.abs(sum - costs)).toBeLessThanOrEqual(1e-12 * (1 + parts.reduce((s, p) => s + Math.abs(p[t] ?? 0), 0)))
      }
    }),
    { numRuns: 40, seed: 9 },
  )
})

describe("the gross margin", () => {
  test("is what is left of revenue", () => {
    const made = businessOf(sections([{ name: "a", amount: "4 USD/seat/month" }]), {
      months: 2,
      lines: { "business.payment_fee": "0", support: "0 ¤/month", "training.spending": "90 USD/month" },
      given: { trained: "training.spending" },
    })
    expect(made.figures("business.gross_profit")[0]).toBeCloseTo(1000, 9)
    expect(made.figures("business.gross_margin")[0]).toBeCloseTo(5 / 9, 12)
    expect(made.figures("business.gross_margin_trained")[0]).toBeCloseTo(910 / 1800, 12)
  })

  test("is nothing without revenue", () => {
    const made = businessOf({ costs: [{ name: "a", amount: "4 USD/month" }] }, { months: 2 })
    expect(made.figures("business.gross_margin")).toEqual([0])
  })
})
