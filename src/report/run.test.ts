import { describe, expect, test } from "vitest"
import { smallVenture } from "../../tests/support/small-venture.ts"
import { explainQuantity, explainVenture, runVenture } from "../decide/index.ts"
import { wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { explainText } from "./explain.ts"
import { explainJson } from "./explain-json.ts"
import { explainListText } from "./explain-list.ts"
import { pageOf } from "./page.ts"
import { runText } from "./run.ts"

const text = `price: 20 to 40 USD/month
customers: start 100 customer
`
const venture = {
  ...smallVenture({
    start: "2027-11",
    months: 25,
    file: {
      price: "20 to 40 USD/month/customer",
      customers: { start: "100 customer", next: "= previous * 1.02" },
      revenue: "= price * customers",
      rich: "= first(revenue > 4200 USD/month)",
      yearly_revenue_of_all_the_customers_together: "= revenue * 12 month",
    },
  }),
  text,
}

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test.each([60, 100])("run on %i columns", async (width) => {
    const { answer } = runVenture(venture, { samples: 1000 })
    if (answer === null) throw new Error("no answer")
    const shown = runText(answer, venture, pageOf(wordsOf(language), width))
    expect(shown.split("\n").filter((line) => columnsOf(line) > width)).toEqual([])
    await expect(`${shown}\n`).toMatchFileSnapshot(`__snapshots__/run-${language}-${width}.txt`)
  })

  test.each([60, 100])("explain on %i columns", async (width) => {
    const { answer } = explainQuantity(venture, "yearly_revenue_of_all_the_customers_together", { samples: 1000 })
    if (answer === null) throw new Error("no answer")
    const page = pageOf(wordsOf(language), width)
    const shown = `${explainText(answer, venture, page)}\n\n${explainListText(explainVenture(venture), venture, page)}\n`
    expect(shown.split("\n").filter((line) => columnsOf(line) > width)).toEqual([])
    await expect(shown).toMatchFileSnapshot(`__snapshots__/explain-${language}-${width}.txt`)
  })
})

test("explain as JSON names lines and keeps the tree", () => {
  const { answer } = explainQuantity(venture, "revenue", { samples: 1000 })
  if (answer === null) throw new Error("no answer")
  const json = explainJson(answer.quantity, venture, wordsOf("en"))
  expect(json).toMatchObject({ path: "revenue", source: { kind: "file" }, children: [{ path: "price" }, { path: "customers" }] })
  expect(json.months.map(({ month }) => month)).toEqual([0, 24])
})

test("bytes are told in the size that all months can be read in", () => {
  const held = smallVenture({
    months: 3,
    file: { memory: "61.4B byte/GPU", grows: { start: "1.5B byte", next: "= previous * 1.1" } },
  })
  const { answer } = runVenture(held, { samples: 64 })
  if (answer === null) throw new Error("no answer")
  const shown = runText(answer, { ...held, text: "" }, pageOf(wordsOf("en"), 100))
  expect(shown).toMatch(/memory +GB\/GPU +61\.4/u)
  expect(shown).toMatch(/grows +GB\n.*1\.65.*\n.*1\.82.*\n.* 2 /u)
})
