// Whatever is answered, the file that is written is right: it compiles without a mistake and can be planned.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { apiModels, type Gpu, gpus, modelEntries, roles } from "../data/index.ts"
import { planVenture } from "../decide/index.ts"
import { compileVenture, type Venture } from "../venture/index.ts"
import type { Language } from "../words/index.ts"
import { countryCodes } from "./countries.ts"
import { completed, interview } from "./interview.ts"
import { readLines } from "./read-lines.ts"
import { ventureText } from "./venture-text.ts"

const start = "2027-01"
const questions = interview({ start })

function written(lines: readonly string[], language: Language = "en"): string {
  const { soFar, diagnostics } = readLines(lines.join("\n"), questions, language, "stdin")
  expect(diagnostics).toEqual([])
  return ventureText(completed(questions, soFar, language), { language, start, file: "venture.yaml" })
}

/** The file compiles; warnings of its own making count as mistakes. */
function compiled(text: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  const unwanted = diagnostics.filter(({ severity, code }) => severity === "error" || code === "unused-quantity")
  expect({ unwanted, text: unwanted.length === 0 ? "" : text }).toEqual({ unwanted: [], text: "" })
  if (venture === null) throw new Error("no venture")
  return venture
}

function planned(text: string): void {
  const venture = compiled(text)
  const { answer, diagnostics } = planVenture(venture, { samples: 128 })
  expect([answer === null, diagnostics.filter(({ severity }) => severity === "error")]).toEqual([false, []])
  expect(venture.projects.length).toBeGreaterThanOrEqual(2)
}

/** Ten answers, of which some are replaced. */
const usual = [
  "Meeting notes: turns recordings into minutes",
  "US",
  "900k USD",
  "8 A800 owned, rent H100",
  "2B token exclusive",
  "2 ml-engineer, 1 sales",
  "chat on Llama-3.1-8B; summaries on gpt-4o-mini",
  "8k to 20k",
  "6 to 14 USD/seat/month",
  "6 to 9 months",
]
const instead = (changes: Readonly<Record<number, string>>): string[] => usual.map((line, index) => changes[index] ?? line)

describe.each(["en", "zh"] as const)("%s", (language) => {
  test.each([
    ["ten lines", usual],
    ["three lines", usual.slice(0, 3)],
    ["nothing", []],
  ])("%s make a file that plans", (_, lines) => planned(written(lines, language)))
})

describe("every answer of a kind", () => {
  test.each(countryCodes.filter((_, index) => index < 14 || index % 6 === 0))(
    "country %s",
    (code) => void compiled(written(instead({ 1: code, 2: "1M" }))),
  )
  test("a country that no table knows", () => void compiled(written(instead({ 1: "KZ" }))))

  // What the catalogue knows little of, and some of the others.
  const odd = (gpu: Gpu): boolean => gpu.power === null || gpu.bandwidth === null || gpu.peak.bf16 === undefined
  const someGpus = gpus.filter((gpu, index) => odd(gpu) || index % 8 === 0).map(({ id }) => id)
  test.each(someGpus)("GPU %s", (id) => {
    void compiled(written(instead({ 3: `rent 4 ${id} at 2 USD/GPU-hour` })))
    void compiled(written(instead({ 3: `8 ${id} owned at 1 USD/hour` })))
  })
  const someModels = modelEntries.filter(({ id }, index) => /bert|distil/iu.test(id) || index % 12 === 0).map(({ id }) => id)
  const someApis = apiModels.filter(({ output }, index) => output === null || index % 24 === 0).map(({ id }) => id)
  test.each([...someModels, ...someApis])("model %s", (id) => void compiled(written(instead({ 6: `chat on ${id}` }))))

  // Models that take whole samples: pictures and records train them, data in tokens do not.
  test.each(["resnet50", "yolov8m", "whisper-small", "detr-resnet-50", "dlrm"])("model %s", (name) => {
    const tuned = written(instead({ 4: "60000 images", 6: `checks on ${name}; chat on gpt-4o-mini` }))
    expect(tuned).toMatch(new RegExp(`model: +\\{ base: ${name}, method: full, data: `, "u"))
    planned(tuned)
    const served = written(instead({ 6: `checks on ${name}; chat on gpt-4o-mini` }))
    expect(served).toMatch(new RegExp(`model: +\\{ base: ${name}, method: none \\}`, "u"))
    planned(served)
  })

  test("every role", () => void compiled(written(instead({ 5: roles.map((role) => `2 ${role}`).join(", ") }))))
  test.each([
    "20 USD/seat/month",
    "200 to 900 USD/customer/year",
    "0.5 USD/Mtoken",
    "0.02 to 0.1 USD/request",
    "90k USD/customer once",
    "300 USD/seat once",
    "2000 INR/seat/month",
    "30元/席位/月",
  ])("price %s", (price) => planned(written(instead({ 8: price }))))
  test.each(["60000 images; 40k records", "40k records public; 2B token of notes", "none"])("data %s", (data) => {
    planned(written(instead({ 4: data, 3: "none" })))
  })
  test.each(["now", "48 months", "2027-01"])("launch %s", (launch) => planned(written(instead({ 9: launch }))))
  test.each(["chat", "chat on gpt-4o-mini", "a; b; c", "none"])("projects %s", (projects) =>
    planned(written(instead({ 6: projects }))),
  )
  test.each(["2 ml-engineer, 1 ml-engineer", "3 wizards at 60k USD/year", "just me", "none"])("people %s", (people) => {
    planned(written(instead({ 5: people })))
  })
  test("customers who are people", () => {
    expect(written(instead({ 7: "60000 users" }))).toContain("seats: 1 seat/customer")
    planned(written(instead({ 7: "60000 users", 8: "20 USD/month" })))
  })
})

describe("a second candidate", () => {
  const modelsOf = (projects: string): string[] =>
    [...written(instead({ 6: projects })).matchAll(/model: {4}\{ (base|api): ([^,} ]+)/gu)].map(
      ([, kind = "", name = ""]) => `${kind} ${name}`,
    )
  test.each([
    ["none", ["base Llama-3.1-8B", "api gpt-4o-mini"]],
    ["chat on Qwen2.5-7B", ["base Qwen2.5-7B", "api gpt-4o-mini"]],
    ["chat on deepseek-chat", ["api deepseek-chat", "base Llama-3.1-8B"]],
    ["chat", ["base Llama-3.1-8B", "api gpt-4o-mini"]],
    ["a on Qwen2.5-7B; b on Qwen2.5-14B", ["base Qwen2.5-7B", "base Qwen2.5-14B"]],
  ])("%s", (projects, models) => expect(modelsOf(projects)).toEqual(models))

  test("the file says why it is there", () => {
    expect(written(instead({ 6: "chat on Qwen2.5-7B" }))).toContain("You named one project.")
    expect(written(instead({ 6: "chat on Qwen2.5-7B" }), "zh")).toContain("你只写了一个项目")
  })
})

/** Names that break files: YAML's own signs, quotes, comments, other scripts, control signs, reserved words, endless ones. */
const hostile = fc.oneof(
  fc.constantFrom(
    "a: b",
    "# not a comment",
    "- x",
    "'quoted'",
    '"double',
    "{ a: 1 }",
    "[x, y]",
    "& anchor",
    "*alias",
    "!tag",
    "%percent",
    "@at",
    "`tick`",
    "true",
    "null",
    "123",
    "1e5",
    "2027-01",
    "=formula",
    "🚀🚀",
    "项目：一、二",
    "名前",
    "x²",
    "resources",
    "price",
    "training",
    "customers",
    "time to launch",
    "..",
    "a\u0000b\u0007c\u001b[31m",
    "\u202Eevil",
    "\ud83d",
    "\ufffd",
    "---",
    "...",
    "a \\ b",
    "very long ".repeat(60),
    "词".repeat(500),
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 30 }),
)
const oneLine = hostile.map((text) => text.replaceAll(/[\n\r;；]/gu, " "))
const suffix = fc.constantFrom("", " on Llama-3.1-8B", " on gpt-4o-mini", " on bert-base", " on Qwen2.5-72B")
/** Only `on MODEL` at the end is read as a model: what looks like one in a name would rightly be refused. */
const project = fc
  .tuple(oneLine, suffix)
  .map(([name, model]) => `${name.replaceAll(/\b(?:on|with|using)\b|基于|使用|采用|用/giu, "")}${model}`)

const answers = fc.tuple(
  oneLine,
  fc.constantFrom("", "US", "CN", "Germany", "印度", "BR"),
  fc.constantFrom("", "900k", "500万元", "1 to 3M USD", "0"),
  fc.constantFrom("", "none", "8 A800 owned", "rent H100", "2 RTX 4090; rent 16 L40S", "自有8张昇腾910B"),
  fc.oneof(
    fc.constantFrom("", "none", "2B token exclusive", "60000 images"),
    oneLine.map((name) => `40k records ${name.replaceAll(/[,，、]|\d/gu, " ")}`),
  ),
  fc.constantFrom("", "none", "2 ml-engineer, 1 sales", "算法工程师 2人", "just me"),
  fc.array(project, { maxLength: 4 }).map((names) => names.join(";")),
  fc.oneof(
    fc.constantFrom("", "8k to 20k", "500 hospitals", "60000 users"),
    oneLine.map((who) => `500 hospitals ${who.replaceAll(/\d|\p{N}/gu, "")}`),
  ),
  fc.constantFrom("", "6 to 14 USD/seat/month", "0.5 CNY/Mtoken", "90k USD/customer once", "30 USD/month", "0.02 USD/request"),
  fc.constantFrom("", "6 to 9 months", "now", "半年"),
)

test.each(["en", "zh"] as const)("any combination of answers, with hostile names (%s)", (language) => {
  let index = 0
  fc.assert(
    fc.property(answers, (lines) => {
      const { soFar, diagnostics } = readLines(lines.join("\n"), questions, language, "stdin")
      // What is refused is refused with a reason; the rest of the answers still makes a file.
      for (const { severity, span } of diagnostics) expect([severity, span?.file]).toEqual(["error", "stdin"])
      const text = ventureText(completed(questions, soFar, language), { language, start, file: "venture.yaml" })
      expect(text).not.toMatch(/(?!\n)\p{Cc}|\ufffd|\u202e/u)
      // Planning takes longer than compiling: each tenth file is.
      if (index++ % 10 === 0) planned(text)
      else compiled(text)
    }),
    { numRuns: 60, seed: 7 },
  )
})

test("what is said of the venture stands in `about` and in comments, and nowhere breaks out of them", () => {
  const text = written(instead({ 0: `X: ${"does this: # and - that, ".repeat(20)}`, 7: "500 hospitals: # big" }))
  const lines = text.split("\n")
  expect(Math.max(...lines.map((line) => (line.startsWith("about: ") ? 0 : line.length)))).toBeLessThanOrEqual(131)
  expect(compiled(text).header.about).toBe("does this: # and - that, ".repeat(20).trim())
})

describe("what the library knows is left to it", () => {
  const venture = compiled(written(instead({ 3: "none" })))
  const originOf = (path: string) => venture.model.quantities.get(path)?.definition.origin.kind
  test.each([
    "chat.market.adoption.p",
    "chat.market.adoption.q",
    "chat.churn",
    "chat.serving.request.input",
    "chat.serving.request.output",
    "resources.people.ml_engineer.pay",
    "discount",
  ])("%s shows its own source", (path) => expect(["default", "library"]).toContain(originOf(path)))

  test("all projects share each of these unknowns", () => {
    for (const name of ["market.adoption.p", "market.adoption.q", "churn", "serving.request.input"])
      expect(venture.model.quantities.get(`summaries.${name}`)?.uses).toEqual([`chat.${name}`])
  })

  test.each(["INR", "KRW", "CHF"])("the rate of %s too", (currency) => {
    const text = written(instead({ 2: `9M ${currency}` }))
    expect(text).toMatch(new RegExp(`# .rates: \\{ ${currency}/USD \\}. is not written`, "u"))
    expect(text).not.toMatch(/^rates:/mu)
    void compiled(text)
  })

  test("a comment names each with its figure and source", () => {
    const text = written(usual).replaceAll(/\n\s*# /gu, " ")
    for (const key of ["discount", "churn", "adoption", "serving.request"])
      expect(text).toMatch(new RegExp(`.${key}. is not written, so the catalogue holds: [^;]*\\d[^;]*; (from: |\\(A\\))`, "u"))
  })
})

describe("everybody has a task", () => {
  test.each([
    ["1 founder, 2 ml-engineer, 1 sales", { build: ["ml-engineer"], "first customers": ["founder", "sales"] }],
    ["2 ml-engineer, 1 physician", { build: ["ml-engineer"], evaluate: ["physician"] }],
    ["1 software-engineer, 1 designer, 1 legal", { build: ["software-engineer", "designer"], "company affairs": ["legal"] }],
    ["1 founder, 1 sales", { build: ["founder"], "first customers": ["sales"] }],
    ["3 wizards at 60k USD/year", { build: ["wizards"] }],
    ["2 ml-engineer, 1 ml-engineer", { build: ["ml-engineer"] }],
    ["just me", { build: ["founder"] }],
    ["none", { build: [] }],
  ])("%s", (people, tasks) => {
    const text = written(instead({ 5: people }))
    const found = [...(text.split("projects:")[1]?.split("\n\n")[0] ?? "").matchAll(/task: ([^,]+), takes: = time(.*)/gu)].map(
      ([, task = "", rest = ""]) => [task, [...rest.matchAll(/([\w-]+): 1 person/gu)].map(([, role]) => role)],
    )
    expect(Object.fromEntries(found)).toEqual(tasks)
  })

  test("and none of them moves the launch, nor is advised to go", () => {
    const [alone, all] = ["2 ml-engineer", "1 founder, 2 ml-engineer, 1 sales, 1 physician, 1 legal"].map((people) => {
      const venture = compiled(written(instead({ 2: "9M USD", 5: people })))
      return planVenture(venture, { samples: 256 }).answer
    })
    expect(all?.projects.chat?.launchMonth).toEqual(alone?.projects.chat?.launchMonth)
    expect(all?.actions.filter(({ kind }) => kind === "drop")).toEqual([])
  })
})
