// The servers of a venture in its report: a picture each, in both languages, with what is assumed; nothing where nothing is served by the planner.
import { describe, expect, test } from "vitest"
import { readText } from "../../../tests/support/document-parts.ts"
import { type PlanAnswer, planVenture, type ServedProject, servedProjects } from "../../decide/index.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { type Language, wordsOf } from "../../words/index.ts"
import type { Block } from "./document.ts"
import { penOf } from "./pen.ts"
import { servedBlocks } from "./served.ts"

const text = (model: string, serving: string, currency = "USD"): string => `venturi: 1
name: Shop
start: 2027-01
horizon: 12 months
currency: ${currency}
resources: { cash: 500k ${currency} }
projects:
  own chat:
    model: ${model}
    serving: ${serving}
    market: { customers: 1000 customer, share: 50 %, adoption: { p: 5 %/month, q: 20 %/month } }
    usage: { requests: 20k request/customer/month }
    revenue: [ { name: seats, kind: subscription, price: 50 ${currency}/customer/month } ]
    churn: 20 %/year
`

type Made = { readonly venture: Venture; readonly answer: PlanAnswer; readonly served: readonly ServedProject[] }

function madeOf(file: string): Made {
  const { venture, diagnostics } = compileVenture(file, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 64 })
  if (answer === null) throw new Error("not planned")
  return { venture, answer, served: servedProjects(venture, answer) }
}

function blocksOf({ venture, answer, served }: Made, language: Language = "en"): readonly Block[] {
  return servedBlocks(penOf(answer, venture, wordsOf(language), served))
}

const titlesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((one) => (one.kind === "chart" ? [one.title] : []))
const textOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((one) => (one.kind === "text" ? [readText(one.line)] : one.kind === "chart" ? [readText(one.says)] : []))
    .join("\n")

const chat = "{ gpu: L40S, request: { input: 1000 token, output: 200 token, cached: 25 % }, target: { ttft: 1 s, tpot: 60 ms } }"

describe("a chat of one's own", () => {
  const made = madeOf(text("{ base: Llama-3.1-8B }", chat))
  const blocks = blocksOf(made)

  test("has its three pictures", () => {
    expect(titlesOf(blocks)).toEqual(["Latency against load", "Cost against load", "Cost and latency"])
    expect(titlesOf(blocksOf(made, "zh"))).toEqual(["延迟与负载", "成本与负载", "成本与延迟"])
  })

  test("the targets are limits of the latency, the load of the busiest hour is marked", () => {
    const [latency] = blocks.flatMap((one) => (one.kind === "chart" && one.chart.kind === "lines" ? [one.chart] : []))
    expect(latency?.limits.map(({ value }) => value)).toEqual([1, 0.06])
    expect(latency?.marks.map(({ x }) => x)).toEqual([made.served[0]?.pictures.requestsPerSecond])
  })

  test("says the month, what is assumed, and whether to make or to buy", () => {
    const said = textOf(blocks)
    expect(said).toContain("own chat is asked the most in 2027-12")
    expect(said).toContain("1,000 tokens in and 200 tokens out, 25 % of the input from the prompt cache")
    expect(said).toMatch(/(Buying|Making) is cheaper that month: in the mean of its hours a thousand requests cost .* USD/u)
    expect(textOf(blocksOf(made, "zh"))).toMatch(/当月(自建|购买)更便宜/u)
  })

  test.each<Language>(["en", "zh"])(
    "the planned set-up has a marked row among the others, and each says why it is not planned (%s)",
    (language) => {
      const { served: words } = wordsOf(language)
      const table = blocksOf(made, language)
        .flatMap((one) => (one.kind === "chart" ? [one.table] : []))
        .at(-1)
      const rows = table?.rows.map(({ cells, isStrong }) => [readText(cells.at(-1) ?? []), isStrong ?? false]) ?? []
      expect(rows.filter(([, isStrong]) => isStrong)).toEqual([[words.standing.planned, true]])
      expect(rows).toEqual(
        made.served[0]?.pictures.setups.map(({ standing }) => [words.standing[standing], standing === "planned"]),
      )
      expect(rows.length).toBeGreaterThan(1)
    },
  )

  test("says what it carries, and how much of that the busiest hour takes", () => {
    expect(textOf(blocks)).toMatch(/it carries [\d.]+ request\/s, of which the busiest hour takes [\d.]+ %/u)
    expect(textOf(blocksOf(made, "zh"))).toMatch(/可承载 [\d.]+ .*，高峰小时占其中 [\d.]+ ?%/u)
  })

  test("each row of a table has its figures", () => {
    for (const block of blocks)
      if (block.kind === "chart")
        for (const { cells } of block.table.rows) expect(cells.every((cell) => cell.length > 0)).toBe(true)
  })
})

describe("several projects", () => {
  const project = (name: string, model: string, price: string): string => `
  ${name}:
    model: ${model}
    serving: { gpu: L40S, request: { input: 1000 token, output: 200 token, cached: 25 % }, target: { ttft: 1 s, tpot: 60 ms } }
    market: { customers: 1000 customer, share: 50 %, adoption: { p: 5 %/month, q: 20 %/month } }
    usage: { requests: 20k request/customer/month }
    revenue: [ { name: seats, kind: subscription, price: ${price} USD/customer/month } ]
`
  const own = "{ base: Llama-3.1-8B }"
  const file = (...projects: readonly string[]): string =>
    `venturi: 1\nname: Shop\nstart: 2027-01\nhorizon: 12 months\nresources: { cash: 500k USD }\nprojects:${projects.join("")}`
  const headings = (blocks: readonly Block[]): readonly string[] =>
    blocks.flatMap((one) => (one.kind === "heading" ? [one.text] : []))

  test.each<Language>(["en", "zh"])("the chosen one comes first, the other is told to be another (%s)", (language) => {
    const { served } = wordsOf(language)
    const blocks = blocksOf(madeOf(file(project("small", own, "20"), project("large", own, "900"))), language)
    expect(headings(blocks)).toEqual(["large", "small"])
    expect(textOf(blocks)).toContain(served.notChosen("small"))
    expect(textOf(blocks)).not.toContain(served.notChosen("large"))
  })

  test.each<Language>(["en", "zh"])("where the chosen one has no server, that comes first (%s)", (language) => {
    const rented = project("rents", "{ api: gpt-4o-mini }", "900")
      .replace("gpu: L40S, ", "")
      .replace(/, target: \{[^}]*\}/u, "")
    const blocks = blocksOf(madeOf(file(project("small", own, "20"), rented)), language)
    expect(textOf(blocks)).toContain(wordsOf(language).served.othersOnly("rents"))
    expect(headings(blocks)).toEqual(["small"])
  })
})

describe("what a thousand requests cost", () => {
  const made = madeOf(text("{ base: Llama-3.1-8B }", chat))
  const [{ pictures } = { pictures: null }] = made.served

  test.each<Language>(["en", "zh"])("stands once, by load, with what buying costs (%s)", (language) => {
    const { costs } = wordsOf(language).served
    const [table] = blocksOf(made, language).flatMap((one) => (one.kind === "table" ? [one.table] : []))
    const api = pictures?.makeOrBuy?.api ?? ""
    expect(table?.rows.map(({ cells }) => readText(cells[0] ?? []))).toEqual([...Object.values(costs.rows), costs.bought(api)])
  })

  test("what is said of buying at other loads is what the table of costs by load says", () => {
    const { curve, evenBreakEven, makeOrBuy, costs } = pictures ?? { curve: [] }
    const isMade = ({ perMillionTokens }: { perMillionTokens: number | null }): boolean =>
      (perMillionTokens ?? Number.POSITIVE_INFINITY) <= (makeOrBuy?.buyPerMillionTokens ?? 0)
    const within = curve.filter(({ requestsPerSecond }) => requestsPerSecond <= (costs?.full?.requestsPerSecond ?? 0))
    expect(within.length).toBeGreaterThan(0)
    for (const point of within) expect(isMade(point)).toBe(evenBreakEven != null && point.requestsPerSecond >= evenBreakEven)
  })
})

test("what takes samples is told by the sample, without an API to buy from", () => {
  const blocks = blocksOf(madeOf(text("{ base: resnet50 }", "{ gpu: L4, target: { ttft: 100 ms } }")))
  expect(titlesOf(blocks)).toHaveLength(3)
  expect(textOf(blocks)).toContain("sample/s in the busiest hour")
  expect(textOf(blocks)).not.toMatch(/cheaper that month/u)
})

test("money of other books is told in dollars, with the rate", () => {
  expect(textOf(blocksOf(madeOf(text("{ base: Llama-3.1-8B }", chat, "CNY"))))).toMatch(/Dollars at 6\.\d+ CNY\/USD/u)
})

test.each([
  ["a rented model", "{ api: gpt-4o-mini }", "{ request: { input: 1000 token } }"],
  ["shares of the datasheet", "{ base: Llama-3.1-8B }", "{ gpu: L40S, efficiency: { bandwidth: 60 %, compute: 40 % } }"],
])("%s has no such chapter", (_, model, serving) => {
  expect(blocksOf(madeOf(text(model, serving)))).toEqual([])
})
