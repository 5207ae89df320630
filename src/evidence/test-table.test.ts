// Which test two columns get, and what is wrong with what is asked of them.
import { expect, test } from "vitest"
import { sampleSize, testData } from "./doors.ts"

const shop = `variant,paid,amount,plan,day,same
${Array.from({ length: 40 }, (_, k) => `${k % 2 === 0 ? "A" : "B"},${k % 5 === 0 ? "yes" : "no"},${k},${k % 3 === 0 ? "pro" : "basic"},2026-01-0${1 + (k % 9)},7`).join("\n")}
C,no,3,pro,2026-01-01,7
,yes,5,pro,2026-01-01,7
`
const asked = (of: string, by = "variant", more: object = { groups: ["A", "B"] }) =>
  testData(shop, "shop.csv", { of, by, ...more })

test.each([
  ["amount", "means"],
  ["paid", "proportions"],
  ["plan", "independence"],
])("%s is tested as %s", async (of, kind) => {
  const { answer, diagnostics } = await asked(of)
  expect(answer?.kind).toBe(kind)
  expect(diagnostics.map(({ code }) => code)).toEqual(["evidence-missing"])
})

test("the difference is that of the second group less the first", async () => {
  const there = await asked("amount")
  const back = await asked("amount", "variant", { groups: ["B", "A"] })
  expect(there.answer).toMatchObject({
    difference: 1,
    groups: [
      { name: "A", rows: 20, mean: 19 },
      { name: "B", mean: 20 },
    ],
  })
  expect(back.answer).toMatchObject({ difference: -1 })
})

test("names are met in any case", async () => expect((await asked(" Amount")).answer?.of).toBe("amount"))

test("yes and no of three groups is a table of counts, told where it is thin", async () => {
  const { answer, diagnostics } = await asked("paid", "variant", {})
  expect(answer).toMatchObject({ kind: "independence", degrees: 2, groups: ["A", "B", "C"], levels: ["no", "yes"] })
  expect(diagnostics.map(({ code }) => code)).toContain("evidence-expected-low")
})

test.each([
  ["amonut", "variant", {}, "evidence-unknown-column", { nearest: ["amount"] }],
  ["amount", "amount", {}, "evidence-same-column", {}],
  ["amount", "variant", {}, "evidence-groups", { count: 3 }],
  ["amount", "variant", { groups: ["A", "X"] }, "evidence-groups", { known: ["A", "B", "C"] }],
  ["amount", "variant", { groups: ["A", "C"] }, "evidence-few-rows", { name: "C", rows: 1 }],
  ["same", "variant", { groups: ["A", "B"] }, "evidence-constant", { name: "same" }],
  ["day", "variant", { groups: ["A", "B"] }, "evidence-not-number", { kind: "date" }],
  ["amount", "variant", { alpha: 1.5 }, "evidence-share", { option: "alpha" }],
])("%s by %s with %j: %s", async (of, by, more, code, params) => {
  const { answer, diagnostics } = await asked(of, by, more)
  expect(answer).toBeNull()
  expect(diagnostics.find(({ severity }) => severity === "error")).toMatchObject({ code, params })
})

test("categories with many values are refused", async () => {
  const names = Array.from({ length: 60 }, (_, k) => `${k % 2 === 0 ? "A" : "B"},n${k}`).join("\n")
  const { diagnostics } = await testData(`by,of\n${names}`, "names.csv", { of: "of", by: "by" })
  expect(diagnostics.map(({ code }) => code)).toEqual(["evidence-many-levels"])
})

test("a sample size needs two different shares", async () => {
  expect((await sampleSize({ baseline: 0.04, target: 0.05 })).answer).toMatchObject({ perArm: 6745, alpha: 0.05, power: 0.8 })
  expect((await sampleSize({ baseline: 0.04, target: 0.04 })).diagnostics.map(({ code }) => code)).toEqual(["evidence-no-lift"])
  expect((await sampleSize({ baseline: 0, target: 1.2 })).diagnostics.map(({ params }) => params.option)).toEqual([
    "baseline",
    "target",
  ])
})
