import { describe, expect, test } from "vitest"
import { readSection } from "../../tests/support/rooms.ts"
import { list, mapOf, optional, quantity, record, slug, text, word } from "./index.ts"

const shape = record({
  name: text(),
  kind: word(["subscription", "usage"]),
  price: quantity("¤/month", { least: 0 }),
  share: optional(quantity("", { most: 1 })),
  churn: quantity("%/year", { otherwise: { text: "10 %/year", source: { title: "a table" } } }),
  people: list(record({ role: text(), count: quantity("person", { least: 0 }) }), ["role"]),
  needs: mapOf(quantity(null)),
})
const whole = "name: x, kind: usage, price: 3 USD/month"
const read = (yaml: string): ReturnType<typeof readSection> => readSection(shape, "section", `{ ${yaml} }`)

describe("a record reads what it knows and tells what it does not", () => {
  test.each<[string, string, string[]]>([
    ["nothing wrong", whole, []],
    ["an unknown key", `${whole}, prise: 3`, ["unknown-key"]],
    ["a missing key", "name: x, kind: usage", ["missing-key"]],
    ["an empty key is a missing one", "name: x, kind: usage, price: ", ["missing-key"]],
    ["an unknown word", "name: x, kind: usege, price: 3 USD/month", ["unknown-word"]],
    ["a number where text belongs", "name: 7, kind: usage, price: 3 USD/month", ["text-expected"]],
    ["less than the least", "name: x, kind: usage, price: -3 USD/month", ["too-small"]],
    ["a share above the whole", "name: x, kind: usage, price: 3 USD/month, share: 120 %", ["too-large"]],
    ["a share that ends above the whole", "name: x, kind: usage, price: 3 USD/month, share: 60 to 120 %", ["too-large"]],
    ["an interval that begins below the least", "name: x, kind: usage, price: -3 to 5 USD/month", ["too-small"]],
    ["a name twice", `${whole}, people: [{ role: a, count: 1 person }, { role: a, count: 2 person }]`, ["duplicate-name"]],
    ["a name that no formula can read", `${whole}, people: [{ role: x², count: 1 person }]`, ["bad-name"]],
    ["a text that a comma cut", "name: x, kind: usage, price: beta(2, 5)", ["cut-text"]],
    ["a list where a map belongs", `${whole}, needs: [a]`, ["section-expected"]],
    ["three at once", "name: 7, kind: usege, price: -3 USD/month", ["text-expected", "unknown-word", "too-small"]],
  ])("%s", (_, yaml, codes) => {
    expect(read(yaml).diagnostics.map((d) => d.code)).toEqual(codes)
  })

  test("fields have paths, defaults their source, list entries their names", () => {
    const { fields } = read(`${whole}, people: [{ role: ml engineer, count: 2 person }], needs: { big box: 3 GPU }`)
    expect(fields.map(({ name, meaning, source }) => [name, meaning, source?.title ?? null])).toEqual([
      ["section.price", "section.price", null],
      ["section.churn", "section.churn", "a table"],
      ["section.people.ml_engineer.count", "section.people.*.count", null],
      ["section.needs.big_box", "section.needs.*", null],
    ])
  })

  test("what is broken still has its name, so that nothing after it is unknown", () => {
    expect(read("name: x, kind: usage, price: 3 bananas").fields.map((f) => [f.name, f.value === null])).toContainEqual([
      "section.price",
      true,
    ])
  })
})

test.each([
  ["ml-engineer", "ml_engineer"],
  ["hospital group", "hospital_group"],
  ["R&D (seats)", "R_D_seats"],
  ["医院 集团", "医院_集团"],
  ["serving.cost", "serving.cost"],
  ["(a) b!", "a_b"],
  ["___", "_"],
  ["_a_", "a"],
  ["", ""],
  ["e\u0301t\u00e9", "\u00e9t\u00e9"],
])("%s is %s in paths", (name, path) => {
  expect(slug(name)).toBe(path)
})

test("a long run of one sign is read at once", () => {
  const run = "_".repeat(300_000)
  expect(slug(`a${run}b`) === `a${run}b` && slug(run) === "_" && slug(`${run}a${run}`) === "a").toBe(true)
})

describe("a probability within a time is at most certain", () => {
  const churn = record({ churn: quantity("%/year", { least: 0, isProbability: true }) })
  test.each<[string, string | null]>([
    ["100 %/year", null],
    ["100 %/month", null],
    ["140 %/year", "100 %/year"],
    ["20 to 140 %/year", "100 %/year"],
    ["120 %/month", "100 %/month"],
    ["1.2 1/year", "1 1/year"],
    ["{ month 0: 10 %/year, month 12: 110 %/year }", "100 %/year"],
    ["lognormal(20 %/year, 200 %/year)", null],
  ])("%s", (text, most) => {
    const { diagnostics } = readSection(churn, "x", `{ churn: "${text}" }`.replace(/"(\{.*\})"/u, "$1"))
    const told = diagnostics.filter(({ code }) => code === "probability-above-one")
    expect(told.map(({ params }) => params?.most)).toEqual(most === null ? [] : [most])
  })
})
