// How people spell their answers, and what is said of those that cannot be read.
import { describe, expect, test } from "vitest"
import { type Language, sayDiagnostic, wordsOf } from "../words/index.ts"
import { takenText } from "./answer-text.ts"
import type { Answers, SoFar } from "./answers.ts"
import { exampleOf } from "./examples.ts"
import { answerQuestion, completed, interview } from "./interview.ts"
import type { QuestionId } from "./question.ts"

const questions = interview({ start: "2027-01" })
const usd: SoFar = { country: { code: "US", currency: "USD", origin: { kind: "founder" } } }
const cny: SoFar = { country: { code: "CN", currency: "CNY", origin: { kind: "founder" } } }

function ask(id: QuestionId, text: string, soFar: SoFar = usd, language: Language = "en") {
  const question = questions.find((each) => each.id === id)
  if (question === undefined) throw new Error(`no question ${id}`)
  return answerQuestion(question, text, soFar, language)
}

function answer<Id extends QuestionId>(id: Id, text: string, soFar: SoFar = usd): Answers[Id] {
  const { soFar: after, diagnostics } = ask(id, text, soFar)
  expect(diagnostics).toEqual([])
  const found = after?.[id]
  if (found === undefined) throw new Error(`no answer to ${id}: ${text}`)
  return found as Answers[Id] // the answer of that question
}

describe("name", () => {
  test.each([
    ["Meeting notes: turns recordings into minutes", "Meeting notes", "turns recordings into minutes"],
    ["会议纪要：把录音整理成纪要", "会议纪要", "把录音整理成纪要"],
    ["Acme - robots", "Acme", "robots"],
    ["Acme", "Acme", ""],
    ["a\u0000b\u001b[31m\tc", "a b [31m c", ""],
    ["http://x.y", "http://x.y", ""],
  ])("%j", (text, name, does) => expect(answer("title", text)).toEqual({ name, does }))

  test("a long one is cut, and what it says is kept", () => {
    const { name, does } = answer("title", "word ".repeat(100))
    expect(name.length).toBeLessThanOrEqual(60)
    expect(does.length).toBe(499)
  })
})

test.each([
  ["US", "US", "USD"],
  ["usa", "US", "USD"],
  ["U.S.A.", "US", "USD"],
  ["united states", "US", "USD"],
  ["中国", "CN", "CNY"],
  ["China", "CN", "CNY"],
  ["uk", "GB", "GBP"],
  ["Deutschland", "DE", "EUR"],
  ["新加坡", "SG", "SGD"],
  // No exchange rate is known: the books are in dollars.
  ["Brazil", "BR", "USD"],
  ["KZ", "KZ", "USD"],
])("country %s is %s, books in %s", (text, code, currency) => expect(answer("country", text)).toMatchObject({ code, currency }))

test.each<[string, string, SoFar]>([
  ["900k USD", "900k USD", usd],
  ["1.2M", "1.2M USD", usd],
  ["$1.2m", "1.2M USD", usd],
  ["1,200,000", "1200000 USD", usd],
  ["1.2 million dollars", "1.2M USD", usd],
  ["about 2 to 3 M USD", "2 to 3M USD", usd],
  ["€500k", "500k EUR", usd],
  ["500-800k", "500 to 800k USD", usd],
  ["1200万", "1200万元", cny],
  ["1200 万元", "1200 万元", cny],
  ["１２００万元", "1200万元", cny],
  ["¥5M", "5M CNY", cny],
  ["500万到800万元", "500万 to 800万元", cny],
  ["300万美元", "300万美元", cny],
  ["0", "0 USD", usd],
])("cash %s is %s", (text, expected, soFar) => expect(answer("cash", text, soFar).text).toBe(expected))

test.each<[string, readonly (readonly [string, string, boolean, string | null])[]]>([
  ["8 A800 owned", [["A800", "8 GPU", true, null]]],
  ["rent H100", [["H100-SXM", "up to 8 GPU", false, null]]],
  ["H100", [["H100-SXM", "up to 8 GPU", false, null]]],
  ["8xA100", [["A100-SXM-80GB", "8 GPU", true, null]]],
  ["RTX 4090", [["RTX-4090", "up to 8 GPU", false, null]]],
  ["two RTX 4090", [["RTX-4090", "2 GPU", true, null]]],
  ["4090 x 8, owned", [["RTX-4090", "8 GPU", true, null]]],
  [
    "4 h100 gpus and rent 16 L40S",
    [
      ["H100-SXM", "4 GPU", true, null],
      ["L40S", "up to 16 GPU", false, null],
    ],
  ],
  ["up to 16 H20 at 6 to 12 CNY/GPU-hour", [["H20", "up to 16 GPU", false, "6 to 12 CNY/GPU/hour"]]],
  ["16 H100 at $2/hour", [["H100-SXM", "up to 16 GPU", false, "2 USD/GPU/hour"]]],
  [
    "自有8张A800，租用H20 8元/小时",
    [
      ["A800", "8 GPU", true, null],
      ["H20", "up to 8 GPU", false, "8元/GPU/hour"],
    ],
  ],
  ["8卡昇腾910B 自有", [["ASCEND-910B", "8 GPU", true, null]]],
  ["租 4 张 英伟达 H100", [["H100-SXM", "up to 4 GPU", false, null]]],
  ["none", []],
  ["没有", []],
])("GPUs: %s", (text, expected) => {
  const pools = answer("gpus", text, cny)
  expect(pools.map(({ gpu, count, isOwned, price }) => [gpu.id, count.text, isOwned, price])).toEqual(expected)
})

test.each<[string, readonly (readonly [string, string, string, string | null])[]]>([
  ["2B token exclusive", [["", "2B token", "token", "exclusive"]]],
  ["60000 images", [["images", "60000 sample", "image", null]]],
  [
    "2B token exclusive; 60,000 images",
    [
      ["", "2B token", "token", "exclusive"],
      ["images", "60000 sample", "image", null],
    ],
  ],
  ["3 to 6 billion tokens of notes, licensed", [["notes", "3 to 6B token", "token", "licensed"]]],
  ["2 million hospital records exclusive", [["hospital records", "2M sample", "text", "exclusive"]]],
  ["16亿到28亿词元 病历 独家", [["病历", "16亿 to 28亿 token", "token", "exclusive"]]],
  ["6万张图片", [["图片", "6万 sample", "image", null]]],
  ["4万条记录 公开", [["记录", "4万 sample", "text", "public"]]],
  ["2万个人病历", [["个人病历", "2万 sample", "text", null]]],
  ["5000 条", [["", "5000 sample", "text", null]]],
  ["none", []],
  ["无", []],
])("data: %s", (text, expected) => {
  expect(answer("data", text).map(({ name, size, countedIn, licence }) => [name, size, countedIn, licence])).toEqual(expected)
})

test.each<[string, readonly (readonly [string, string, string | null])[]]>([
  [
    "2 ml-engineer, 1 sales",
    [
      ["ml-engineer", "2 person", null],
      ["sales", "1 person", null],
    ],
  ],
  [
    "two ML engineers and a sales person",
    [
      ["ml-engineer", "2 person", null],
      ["sales", "1 person", null],
    ],
  ],
  [
    "CEO, CTO, 3 developers",
    [
      ["founder", "1 person", null],
      ["founder", "1 person", null],
      ["software-engineer", "3 person", null],
    ],
  ],
  ["data scientist x 2", [["ml-engineer", "2 person", null]]],
  [
    "算法工程师 2人，销售 1人",
    [
      ["ml-engineer", "2 person", null],
      ["sales", "1 person", null],
    ],
  ],
  [
    "3名医生、两位产品经理",
    [
      ["physician", "3 person", null],
      ["product-manager", "2 person", null],
    ],
  ],
  ["2 wizards at 60k USD/year", [["wizards", "2 person", "60k USD/person/year"]]],
  ["算法工程师 2人 月薪3万", [["ml-engineer", "2 person", "3万元/person/month"]]],
  ["just me", [["founder", "1 person", null]]],
  ["none", []],
])("people: %s", (text, expected) => {
  expect(
    answer("people", text, /\p{Script=Han}/u.test(text) ? cny : usd).map(({ role, count, pay }) => [role, count.text, pay]),
  ).toEqual(expected)
})

test.each<[string, "refused" | readonly (readonly [string, string | null, string | null])[]]>([
  [
    "chat on Llama-3.1-8B; summaries on gpt-4o-mini",
    [
      ["chat", "own", "Llama-3.1-8B"],
      ["summaries", "rented", "gpt-4o-mini"],
    ],
  ],
  [
    "病历助手 用 Qwen2.5-7B；问诊 基于deepseek-chat",
    [
      ["病历助手", "own", "Qwen2.5-7B"],
      ["问诊", "rented", "deepseek-chat"],
    ],
  ],
  ["notes on calls", [["notes on calls", null, null]]],
  ["notes on calls on gpt-4o", [["notes on calls", "rented", "gpt-4o"]]],
  ["gpt-4o-mini", [["gpt-4o-mini", "rented", "gpt-4o-mini"]]],
  ["search using a 7B model", "refused"],
  ["search using 7B", [["search", "own", "Qwen2.5-7B"]]],
  ["none", []],
])("projects: %s", (text, expected) => {
  const found = ask("projects", text).soFar?.projects
  expect(found?.map(({ label, model }) => [label, model?.kind ?? null, model?.name ?? null]) ?? "refused").toEqual(expected)
})

test.each([
  ["8k to 20k", "8k to 20k customer", "", false],
  ["8,000-20,000", "8000 to 20000 customer", "", false],
  ["500 hospitals", "500 customer", "hospitals", false],
  ["2 million small firms", "2M customer", "small firms", false],
  ["60000 users", "60000 customer", "users", true],
  ["8000 到 2万 家医院", "8000 to 2万 customer", "医院", false],
  ["300家", "300 customer", "", false],
  ["5000 customers", "5000 customer", "", false],
])("customers: %s", (text, size, who, isOneSeat) => {
  const found = answer("customers", text)
  expect([found.size.text, found.who, found.isOneSeat]).toEqual([size, who, isOneSeat])
})

test.each<[string, string, string, SoFar]>([
  ["6 to 14 USD/seat/month", "6 to 14 USD/seat/month", "seat", usd],
  ["$6-14 per seat per month", "6 to 14 USD/seat/month", "seat", usd],
  ["$20 per user a month", "20 USD/seat/month", "seat", usd],
  ["20 USD/month", "20 USD/customer/month", "customer", usd],
  ["30k USD per hospital per year", "30k USD/customer/year", "customer", usd],
  ["0.5 CNY/Mtoken", "0.5 CNY/Mtoken", "token", usd],
  ["$0.5 per million tokens", "0.5 USD/Mtoken", "token", usd],
  ["4 元/百万词元", "4 元/Mtoken", "token", cny],
  ["90k USD/customer once", "90k USD/customer", "customer once", usd],
  ["90k USD one-off", "90k USD/customer", "customer once", usd],
  ["一次性 60万元", "60万元/customer", "customer once", cny],
  ["每席位每月 30 到 60 元", "30 to 60 元/席位/月", "seat", cny],
  ["每席位每月30到60元", "30 to 60元/席位/月", "seat", cny],
  ["30元/人/月", "30元/seat/月", "seat", cny],
  ["0.1元/次", "0.1元/request", "request", cny],
  ["0.02 USD/request", "0.02 USD/request", "request", usd],
  ["30/seat/month", "30 USD/seat/month", "seat", usd],
])("price: %s", (text, expected, per, soFar) => {
  const found = answer("price", text, soFar)
  expect([found.figure.text, found.per]).toEqual([expected, per])
})

test.each([
  ["6 to 9 months", "6 to 9 months"],
  ["6-9 months", "6 to 9 months"],
  ["6 到 9 个月", "6 to 9 个月"],
  ["in 6 months", "6 months"],
  ["6m", "6 month"],
  ["10 weeks", "10 weeks"],
  ["6", "6 month"],
  ["半年", "6 month"],
  ["半年后", "6 month"],
  ["a year", "12 month"],
  ["now", "0 month"],
  ["2027-09", "8 month"],
  ["2027年3月", "2 month"],
])("launch: %s is %s", (text, expected) => expect(answer("launch", text).text).toBe(expected))

describe("wrong answers are told why, at their place, with the nearest right thing", () => {
  test.each<[QuestionId, string, string, string]>([
    ["country", "Chnia", "answer-country", "China"],
    ["country", "Atlantis", "answer-country", ""],
    ["cash", "plenty", "answer-figure", ""],
    ["cash", "5 kg", "wrong-unit", ""],
    ["cash", "-5M USD", "answer-negative", ""],
    ["cash", "= a + b", "answer-figure", ""],
    ["cash", "5M THB", "answer-no-rate", ""],
    ["cash", "9e40 USD", "answer-too-large", ""],
    ["gpus", "8 H10O owned", "unknown-gpu", "H100-SXM"],
    ["gpus", "rent H20", "answer-gpu-price", ""],
    ["data", "lots", "answer-data", ""],
    ["data", "200 GB", "answer-data", ""],
    ["people", "2 ml-enginer", "answer-role", "ml-engineer"],
    ["people", "2 wizard", "answer-role", ""],
    ["projects", "chat on Lama-3.1-8B", "unknown-model", "Llama-3.1-8B"],
    ["projects", Array.from({ length: 9 }, (_, k) => `p${k}`).join(";"), "answer-too-many", ""],
    ["customers", "20k to 8k", "reversed-interval", ""],
    ["price", "20 USD/sear/month", "answer-unit", "seat"],
    ["price", "20 USD", "wrong-unit", ""],
    ["cash", "5M florins", "answer-unit", "USD"],
    ["launch", "1999-09", "answer-date", ""],
    ["launch", "30 years", "answer-too-large", ""],
    ["launch", "later", "answer-figure", ""],
  ])("%s: %s", (id, text, code, near) => {
    const { soFar, diagnostics } = ask(id, text)
    expect([soFar, diagnostics.map((each) => each.code)]).toEqual([null, [code]])
    const [first] = diagnostics
    expect(first?.span?.file).toBe("answer")
    expect(first?.span?.end).toBeLessThanOrEqual(text.length)
    if (near !== "") expect(JSON.stringify(first)).toContain(near)
    for (const language of ["en", "zh"] as const)
      expect(first === undefined ? "" : sayDiagnostic(wordsOf(language), first).message).not.toBe("")
  })

  test("all mistakes of one answer", () => {
    expect(ask("gpus", "8 H10O owned, 2 L4OS").diagnostics.map(({ span }) => span?.start)).toEqual([2, 16])
  })
})

describe("who does not know", () => {
  test.each(["", "?", "？", "don't know", "I do not know", "idk", "不知道", "  "])("%j takes what is offered", (text) => {
    for (const { id } of questions) {
      const { soFar, isOffer, diagnostics } = ask(id, text)
      expect([isOffer, diagnostics, soFar !== null && id in soFar]).toEqual([true, [], true])
    }
  })

  test.each(["en", "zh"] as const)("is told what, and from where (%s)", (language) => {
    const words = wordsOf(language)
    const full = completed(questions, {}, language)
    const told = Object.fromEntries(questions.map(({ id }) => [id, takenText(id, full, words)]))
    expect(told.price).toContain("GitHub Copilot Business")
    expect(told.gpus).toContain(language === "zh" ? "A800" : "Epoch AI hardware prices")
    for (const id of ["cash", "customers", "launch", "people", "country"])
      expect(told[id]).toContain(language === "zh" ? "（A）假设" : "(A) assumption")
  })
})

test.each(["en", "zh"] as const)("the examples of the questions can be read (%s)", (language) => {
  const words = wordsOf(language)
  let soFar: SoFar = {}
  for (const question of questions) {
    const example = exampleOf(question.id, soFar, words)
    const texts = question.id === "price" ? example.split(/, | or |，也可以是 |、/u) : [example]
    for (const text of texts) {
      const read = answerQuestion(question, text, soFar, language)
      expect([text, read.diagnostics]).toEqual([text, []])
      soFar = read.soFar ?? soFar
    }
  }
})

describe("the examples follow the country", () => {
  test.each([
    ["US", "en", "900k USD", "6 to 14 USD/seat/month"],
    ["SG", "en", "1.2M SGD", "8 to 19 SGD/seat/month"],
    ["CN", "zh", "610万元", "每席位每月 41 到 95 元"],
    ["DE", "zh", /^\d+万 EUR$/u, "EUR"],
    ["IN", "en", "INR", "INR/Mtoken"],
    // No exchange rate is known: the books are in dollars.
    ["BR", "en", "900k USD", "USD"],
  ] as const)("%s in %s", (code, language, cash, price) => {
    const words = wordsOf(language)
    const soFar = ask("country", code, {}, language).soFar ?? {}
    const example = (id: "cash" | "price"): string => exampleOf(id, soFar, words)
    if (typeof cash === "string") expect(example("cash")).toContain(cash)
    else expect(example("cash")).toMatch(cash)
    expect(example("price")).toContain(price)
    for (const text of [example("cash"), ...example("price").split(/, | or |，也可以是 |、/u)])
      expect(ask(text === example("cash") ? "cash" : "price", text, soFar, language).diagnostics).toEqual([])
  })
})

test("what is offered says of which country it is", () => {
  const full = (code: string) => completed(questions, ask("country", code, {}).soFar ?? {}, "en")
  const taken = (id: QuestionId, code: string): string => takenText(id, full(code), wordsOf("en")) ?? ""
  expect(taken("price", "SG")).toContain("of another country: US")
  expect(taken("cash", "ZA")).toMatch(/of another country: [A-Z]{2}/u)
  expect(taken("price", "US") + taken("cash", "US")).not.toContain("another country")
  expect([full("CN"), full("SG")].map(({ gpus }) => gpus[0]?.gpu.id)).toEqual(["A800", "L40S"])
})

// A pattern that tried every way of parting a run of `每` never came to an end.
test.each(["每", "1 ", "1-", "a on ", "USD1 ", "1 to ", "(", "1 a,", "家", "per "])(
  "an endless %j is read to its end",
  (piece) => {
    const text = piece.repeat(2000 / piece.length)
    for (const { id } of questions) expect(["object", "undefined"]).toContain(typeof ask(id, text).soFar?.[id])
  },
)
