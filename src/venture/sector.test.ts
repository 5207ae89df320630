// A sector brings defaults; what is written wins.
import { describe, expect, test } from "vitest"
import { compileVenture } from "./compile-venture.ts"
import type { Venture } from "./venture.ts"

type Written = { readonly top?: string; readonly own?: string; readonly market?: string; readonly start?: string }

function compile({ top = "", own = "", market = "", start = "start: 2027-01" }: Written): ReturnType<typeof compileVenture> {
  const text = `venturi: 1
currency: USD
horizon: 24 months
${start}
${top}
projects:
  a:
    ${own}
    market: { customers: 100 customer${market} }
    usage: { requests: 10 request/customer/month }
    revenue: [ { name: s, kind: subscription, price: 5 USD/customer/month } ]
`
  return compileVenture(text, { file: "venture.yaml" })
}

function ventureOf(written: Written): Venture {
  const { venture, diagnostics } = compile(written)
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

/** Where a quantity's figure comes from; null where it is not there. */
function sourceOf(written: Written, path: string): string | null {
  const { origin } = ventureOf(written).model.quantities.get(path)?.definition ?? { origin: null }
  if (origin === null) return null
  return origin.kind === "file" ? "file" : (origin.source?.id ?? origin.kind)
}

describe("a sector", () => {
  test.each<[string, Written, string, string | null]>([
    ["brings a sales cycle", { own: "sector: health" }, "a.market.sales_cycle", "health.sales-cycle"],
    ["replaces the general churn", { own: "sector: health" }, "a.churn", "health.churn"],
    [
      "replaces it beside a contract too",
      { own: "sector: health\n    churn: { contract: 12 month }" },
      "a.churn.rate",
      "health.churn",
    ],
    ["makes bills of what is sold", { own: "sector: finance" }, "a.revenue.s.terms", "finance.terms"],
    ["replaces adoption", { own: "sector: consumer" }, "a.market.adoption.q", "consumer.adoption.q"],
    ["brings seasons", { own: "sector: education" }, "a.market.season.july", "education.july"],
    ["may stand at the top of the file", { top: "sector: industry" }, "a.churn", "industry.churn"],
    [
      "of a project wins over that of the file",
      { top: "sector: industry", own: "sector: consumer" },
      "a.churn",
      "consumer.churn",
    ],
    [
      "has no say where a key is written",
      { own: "sector: health", market: ", sales_cycle: 1 month" },
      "a.market.sales_cycle",
      "file",
    ],
    [
      "has no say in seasons of one's own",
      { own: "sector: education", market: ", season: { may: 50 % }" },
      "a.market.season.july",
      null,
    ],
    ["has no seasons without a calendar", { own: "sector: education", start: "" }, "a.market.season.july", null],
    ["is nothing where none is named", {}, "a.market.sales_cycle", null],
  ])("%s", (_, written, path, expected) => {
    expect(sourceOf(written, path)).toBe(expected)
  })

  test("that is not known is told with the nearest", () => {
    const { diagnostics } = compile({ own: "sector: helth" })
    expect(diagnostics.find(({ code }) => code === "unknown-word")).toMatchObject({ params: { nearest: ["health"] } })
  })
})
