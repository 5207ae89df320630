// The chapters of a business plan: every figure is one of `plan --json`, nothing is empty, both languages tell the same.
import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, test } from "vitest"
import { constraintTexts } from "../../../tests/support/constraint-texts.ts"
import { chartFigures, figuresIn, inlinesOf, linesOf, readText } from "../../../tests/support/document-parts.ts"
import { handMadePlan, handMadeVenture } from "../../../tests/support/hand-made-plan.ts"
import { type PlanAnswer, planVenture, type SourcesAnswer } from "../../decide/index.ts"
import { sourcesOf } from "../../decide/sources/sources.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { type Language, wordsOf } from "../../words/index.ts"
import { planJson } from "../plan-json.ts"
import { businessChapters } from "./business-chapters.ts"
import type { Block, Chapter, Figure, Table } from "./document.ts"
import { penOf } from "./pen.ts"

type Planned = { readonly venture: Venture; readonly answer: PlanAnswer; readonly sources: SourcesAnswer }

const languages: readonly Language[] = ["en", "zh"]

function planned(text: string): Planned {
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer, diagnostics: more } = planVenture(venture, { samples: 128 })
  if (answer === null) throw new Error(JSON.stringify(more))
  return { venture, answer, sources: sourcesOf(venture, "2026-11-24") }
}

const fileText = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")

const formulas = (lines: string): string => `venturi: 1\nhorizon: 12 months\nprojects:\n  only one:\n    formulas:\n${lines}`

const midYear = `
venturi: 1
name: Halfway
start: 2027-07
horizon: 30 months
resources:
  cash: 400k USD
  people: [ { role: sales, count: 1 person } ]
projects:
  shop 24:
    market: { customers: 2000 customer, share: 10 %, existing: 20 customer }
    revenue:
      - { name: plan b2, kind: subscription, price: "choose 20 to 60 USD/customer/month", discount: 5 to 10 % }
      - { name: set-up, kind: service, price: 300 USD/customer }
    costs: [ { name: rent, amount: 2k USD/month, from: month 3, until: month 20 }, { name: travel, share_of_revenue: 3 % } ]
    risks: [ { name: lawsuit, probability: 10 %/year, loss: 20k to 90k USD } ]
    team: { hires: [ { name: second, role: sales, count: 1 person, from: month 6, part: 50 % } ] }
    formulas: { business.costs: = 1k USD/month + business.costs.rent.amount }
constraints: [ cash at end > 0 USD with 80 % ]
`

const rented = `
venturi: 1
horizon: 120 months
resources: { cash: 3M USD, gpus: [ { name: spare, gpu: L40S, count: up to 4 GPU } ] }
projects:
  bot:
    model: { api: gpt-4o-mini }
    market: { customers: 500 to 900 customer }
    usage: { requests: 10k request/customer/month }
    revenue: [ { name: use, kind: usage, price: 0.01 USD/request, per: request } ]
  own:
    model: { base: Llama-3.1-8B, method: none }
    serving: { pool: spare, request: { input: 500 token, output: 100 token } }
    formulas: { value: -1 USD }
`

const chinese = `
venturi: 1
name: 工厂质检
currency: CNY
start: 2028-01
horizon: 48 个月
resources:
  cash: 500万元
  gpus: [ { name: 机房, gpu: A800, count: 4 GPU, cost: owned } ]
  people: [ { role: ml-engineer, name: 算法, count: 2 person } ]
  channels: [ { name: 老客户, reach: 20 customer } ]
funding:
  - { name: 天使轮, kind: equity, amount: 300万元, dilution: 12 %, after: 定型 }
  - { name: 贷款, kind: loan, amount: 100万元, rate: 4 %/year, months: 24 month, after: month 8 }
risks: [ { name: 停电, frequency: 1 1/year, effect: { serving.cost: 20 % }, lasts: 1 month, control: { cost: 1万 CNY/month, cuts_frequency: 50 % } } ]
projects:
  质检 3 号:
    model: { base: Llama-3.1-8B, retrieval: { documents: 5000 } }
    serving: { pool: 机房, request: { input: 800 token, output: 60 token } }
    market: { customers: 300 to 500 customer }
    usage: { requests: 3000 request/customer/month }
    revenue: [ { name: 订阅, kind: subscription, price: 3000 to 6000 CNY/customer/month } ]
    plan: [ { task: 定型, takes: 2 to 4 month, needs: { ml-engineer: 1 person, 机房: 2 GPU }, cost: 10万元 } ]
    exit: { ownership: 80 % }
`

const contested = `
venturi: 1
start: 2027-03
horizon: 40 months
resources: { cash: 900k USD, people: [ { role: sales, count: 2 person, pay: 5k USD/person/month } ] }
projects:
  wards:
    sector: health
    market:
      total: 40M to 90M USD/year
      spending: 8k to 20k USD/customer/year
      filters: [ { name: on the cloud, share: 40 to 60 % }, { name: english, share: 70 % } ]
      share: 5 to 20 %
      sellers: { role: sales, deals: 0.5 to 2 customer/person/month, ramp: 3 month }
      competition:
        price: 500 USD/customer/month
        competitors: [ { name: big one, price: 600 USD/customer/month, reacts: 0.3 }, { name: open model, from: month 12 } ]
      season: { july: 60 % }
    revenue: [ { name: seats, kind: subscription, price: 500 USD/customer/month } ]
`

const bySegments = `
venturi: 1
horizon: 24 months
resources: { cash: 900k USD }
projects:
  a:
    market:
      segments: [ { name: hospitals, customers: 300 to 500 customer, share: 20 % }, { name: clinics, customers: 4k customer, begins: month 6 } ]
      onboarding: 4 customer/month
    revenue: [ { name: seats, kind: subscription, price: 500 USD/customer/month } ]
`

const cases: Readonly<Record<string, () => Planned>> = {
  "the medical example": () => planned(fileText("examples/medical/venture.yaml")),
  "the example of the contract": () => planned(fileText("tests/cases/contract-example/venture.yaml")),
  "a venture that begins in the middle of a year": () => planned(midYear),
  "ten years without a calendar": () => planned(rented),
  "a Chinese file": () => planned(chinese),
  "a market with competitors": () => planned(contested),
  "a market of segments": () => planned(bySegments),
  "a decision": () => planned(formulas("      order: choose 0 to 100\n      value: = 1 USD * order - 1 USD * order ^ 2 / 90\n")),
  "criteria of weights": () => planned(fileText("tests/decisions/preference-weights.yaml")),
  "criteria judged in pairs": () => planned(fileText("tests/decisions/preference-circle.yaml")),
  "a choice that turns with the risk": () => planned(fileText("tests/decisions/preference-tolerance.yaml")),
  "projects that are beaten": () => planned(fileText("tests/decisions/preference-dominance.yaml")),
  "gates, and a single project": () => planned(fileText("tests/decisions/staged-offers.yaml")),
  "one formula": () => planned(formulas("      value: 80 to 120 USD\n")),
  "a certain value": () => planned(formulas("      value: 100 USD\n")),
  "an infinite value": () => planned(formulas("      none: 0\n      value: = 1 USD / none\n")),
  "what never launches": () => planned(formulas("      value: 1 to 2 USD\n      launch: = first(t > 90 month)\n")),
  "another objective than the value": () =>
    planned(
      "venturi: 1\nhorizon: 12 months\nresources: { cash: 5000 USD }\nobjective: users\nprojects:\n" +
        "  a: { formulas: { users: 10 to 30 customer } }\n  b: { formulas: { users: 5 to 80 customer } }\n",
    ),
  "an answer by hand": () => ({
    venture: handMadeVenture,
    answer: handMadePlan,
    sources: { asOf: "2026-11-24", defaults: [], written: [] },
  }),
}

function chaptersOf({ venture, answer, sources }: Planned, language: Language): readonly Chapter[] {
  return businessChapters(penOf(answer, venture, wordsOf(language)), { sources })
}

const blocksIn = (chapters: readonly Chapter[]): Block[] => chapters.flatMap(({ blocks }) => blocks)

function tablesIn(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) => (block.kind === "table" || block.kind === "chart" ? [block.table] : []))
}

/** Its own way through the document: what it tests must not look figures up for it. */
function found(json: unknown, { at }: Figure): number | null {
  const one = (term: string): number | null => {
    const [pointer = "", factor = "1"] = term.split(" * ")
    const keys = pointer.slice(1).split("/")
    const value = keys.reduce<unknown>(
      (inside, key) => (inside as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")], // a test: undefined fails below
      json,
    )
    if (value !== null && typeof value !== "number") throw new Error(`nothing at ${pointer}`)
    return value === null ? null : value * Number(factor)
  }
  return one(at)
}

describe.each(Object.keys(cases))("the chapters of %s", (name) => {
  let given: Planned = { venture: handMadeVenture, answer: handMadePlan, sources: { asOf: "", defaults: [], written: [] } }
  beforeAll(() => {
    given = (cases[name] ?? (() => planned("")))()
  })

  describe.each(languages)("in %s", (language) => {
    test("have figures of `plan --json` alone, and each opens", () => {
      const { venture, answer } = given
      const words = wordsOf(language)
      const json: unknown = JSON.parse(JSON.stringify(planJson(answer, [], venture, words)))
      const figures = figuresIn(blocksIn(chaptersOf(given, language)))
      expect(figures.length).toBeGreaterThan(0)
      for (const figure of figures) {
        expect(figure.value, figure.at).toBe(found(json, figure))
        expect(venture.model.quantities.has(figure.path), `${figure.at} opens ${figure.path}`).toBe(true)
        expect(figure.value === null ? "" : figure.text).not.toBe("–")
      }
    })

    test("have no part without content", () => {
      for (const { id, title, blocks } of chaptersOf(given, language)) {
        expect(title, id).not.toBe("")
        expect(blocks.length, id).toBeGreaterThan(0)
        const [lead] = blocks
        expect(lead?.kind === "text" ? [lead.tone, readText(lead.line) !== ""] : lead, id).toEqual(["lead", true])
        for (const block of blocks) if (block.kind === "table") expect(block.table.caption, id).not.toBe("")
        for (const { rows, columns, caption } of tablesIn(blocks)) {
          expect(rows.length, caption).toBeGreaterThan(0)
          expect(columns.length, caption).toBeLessThanOrEqual(8)
          for (const { cells } of rows) expect(cells.length, caption).toBe(columns.length)
        }
      }
      const text = linesOf(blocksIn(chaptersOf(given, language)))
        .map(readText)
        .join("\n")
      expect(text).not.toMatch(/undefined|NaN|\[object|[\u{e000}\u{e001}]/u)
    })

    test("hold no digit in their sentences that is no figure, no date and not the founder's", () => {
      const texts = chaptersOf(given, language)
        .filter(({ id }) => id !== "appendix")
        .flatMap(({ blocks }) => inlinesOf(linesOf(blocks)))
        .flatMap((one) => (one.kind === "text" ? [one.text] : []))
      const labels = Object.values(given.answer.projects).map(({ label }) => label)
      const demanded = [...constraintTexts(given.venture, given.answer, wordsOf(language)), ...labels]
      expect(texts.filter((text) => hasLooseDigit(text, given.venture, demanded))).toEqual([])
    })

    test("show in a picture what its table says", () => {
      for (const block of blocksIn(chaptersOf(given, language))) {
        if (block.kind !== "chart") continue
        const told = new Set(figuresIn([block]).map(({ value }) => value))
        expect(
          chartFigures(block.chart).filter((value) => !told.has(value)),
          block.title,
        ).toEqual([])
      }
    })
  })

  test("tell the same in both languages", () => {
    const [en = [], zh = []] = languages.map((language) => chaptersOf(given, language))
    const outline = (chapters: readonly Chapter[]): unknown =>
      chapters.map(({ id, blocks }) => ({
        id,
        kinds: blocks.map(({ kind }) => kind),
        tables: tablesIn(blocks).map(({ columns, rows }) => [columns.length, rows.length]),
        figures: figuresIn(blocks)
          .map(({ at, path }) => `${at} ${path}`)
          .toSorted(),
      }))
    expect(outline(zh)).toEqual(outline(en))
  })
})

/** Left over when the founder's words, months, years and the names of quantiles are taken out. */
function hasLooseDigit(text: string, { text: file, projects }: Venture, demanded: readonly string[] = []): boolean {
  const words = file.split(/[\s,:{}[\]"]+/u).filter((word) => /\d/u.test(word) && /\p{L}/u.test(word))
  const own = [...demanded, ...projects.map(({ label }) => label), ...words]
    .filter((name) => /\d/u.test(name))
    .toSorted((a, b) => b.length - a.length)
  const rest = own
    .reduce((left, name) => left.replaceAll(name, ""), text)
    .replaceAll(/\d{4}(-\d{2}|年\d{1,2}月|年)?/gu, "")
    .replaceAll(/(year|month) \d+|第 \d+ (年|个月)/gu, "")
    .replaceAll(/\b(5|25|50|75|95) ?%/gu, "")
  return /\d/u.test(rest)
}

test("a digit that is no figure is found", () => {
  const texts = ["It costs 12 USD.", "assistant in 2027-03", "year 3 and 4"]
  expect(texts.map((text) => hasLooseDigit(text, handMadeVenture))).toEqual([true, false, true])
})

describe("what the chapters of the medical example tell", () => {
  let chapters: readonly Chapter[] = []
  beforeAll(() => {
    chapters = chaptersOf(planned(fileText("examples/medical/venture.yaml")), "en")
  })
  const rowsOf = (id: string, caption: string): string[] => {
    const blocks = chapters.find((chapter) => chapter.id === id)?.blocks ?? []
    const tables = tablesIn(blocks).filter((table) => table.caption === caption)
    return tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(readText).join(" | ")))
  }

  test("all chapters, in the order of a business plan", () => {
    const order = [
      "choice",
      "learning",
      "company",
      "product",
      "market",
      "model",
      "unit",
      "team",
      "financials",
      "funding",
      "equity",
      "risks",
      "limits",
      "exit",
      "appendix",
    ]
    expect(chapters.map(({ id }) => id)).toEqual(order)
  })
  test.each([
    ["company", "What there is, and what it is used for", /^GPUs lab \| 8 GPU, A800, owned \| training and task “tuning” \|/u],
    ["company", "What there is, and what it is used for", /^GPUs h20 \| up to 64 GPU, H20, .* \| other projects only: api \|/u],
    [
      "product",
      "Schedule",
      /^pilot \| 8 to 16 weeks, most likely 10 \| sales 1 person \| 2027-\d\d \| 2027-\d\d \| 202\d-\d\d$/u,
    ],
    [
      "model",
      "What is sold, at what price",
      /^licence \| licence \| 50万 to 150万 CNY\/customer \| maintenance 12 to 18 %\/year, paid/u,
    ],
    ["model", "What the venture pays for", /^travel \| 2 to 5 % of revenue$/u],
    ["team", "Roles and pay", /^ml-engineer \(ml hire\) \| 2 person \| .* CNY\/person\/month \| 2027-\d\d$/u],
    [
      "funding",
      "Rounds planned",
      /^series A \| priced round \| 1200万 CNY \| pre-money value .*, option pool 10 % \| 35 % \| 202\d-\d\d$/u,
    ],
    [
      "risks",
      "Risks and controls",
      /^patient data incident \| 2 to 10 %\/year \| loss 50万 to 1200万 CNY \| audit, 25万 CNY\/year, fewer/u,
    ],
    ["risks", "Risks and controls", /^accelerator supply stops \| .* \| effect on month of the launch 2 to 5 month/u],
    ["appendix", "Assumptions of the founders", /^cash at hand resources\.cash \| 1200万元 \| venture\.yaml:15:9 \| all$/u],
    [
      "appendix",
      "Defaults of the catalogue, the oldest first",
      /exit\.multiple \| 1\.4 to 8\.3 year \| SaaS Capital Index.* months \| secondary source$/u,
    ],
  ])("%s, %s: %s", (id, caption, row) => {
    expect(rowsOf(id, caption)).toEqual(expect.arrayContaining([expect.stringMatching(row)]))
  })
  test("tasks stand in the order in which they begin, risks in that of the file", () => {
    const first = (rows: string[]): string[] => rows.map((row) => row.split(" | ")[0] ?? "")
    const tasks = first(rowsOf("product", "Schedule"))
    expect(tasks[0]).toBe("agreement")
    expect(tasks.slice(-2)).toEqual(["launch", "launch, with what risks and rules put off"])
    expect(first(rowsOf("risks", "Risks and controls")).slice(0, 2)).toEqual(["patient data incident", "free model catches up"])
  })
})

describe("odd ventures", () => {
  const ids = (name: string): string[] => chaptersOf((cases[name] ?? (() => planned("")))(), "en").map(({ id }) => id)
  test.each([
    ["one formula", ["company", "equity", "appendix"]],
    ["a decision", ["company", "product", "equity", "appendix"]],
    ["an infinite value", ["company", "appendix"]],
    ["another objective than the value", ["choice", "learning", "company", "limits", "appendix"]],
  ])("%s has the chapters that it can fill", (name, expected) => {
    expect(ids(name)).toEqual(expected)
  })
  test("a founder's own value is not called equity", () => {
    const [, equity] = chaptersOf(planned(formulas("      value: 80 to 120 USD\n")), "en")
    expect(equity?.blocks.flatMap((block) => (block.kind === "text" ? [readText(block.line)] : [])).join()).toMatch(
      /^The value is/u,
    )
  })
  test("a long horizon takes several tables", () => {
    const financials = chaptersOf(planned(rented), "en").find(({ id }) => id === "financials")
    const statements = tablesIn(financials?.blocks ?? []).filter(
      ({ caption }) => caption === "From customers to cash, year by year",
    )
    expect(statements.map(({ columns }) => columns.length - 1)).toEqual([6, 4])
  })
})
