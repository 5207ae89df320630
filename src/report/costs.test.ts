// `costs` for people, in both languages and on any page; and for programs.
import { describe, expect, test } from "vitest"
import { rentedVenture } from "../../tests/support/rented-venture.ts"
import { type CostsAnswer, costsOf } from "../decide/index.ts"
import { wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { costsText } from "./costs.ts"
import { costsJson } from "./costs-json.ts"
import { pageOf } from "./page.ts"
import { toldSavings } from "./savings-told.ts"

const venture = rentedVenture()
const { answer } = costsOf(venture, { samples: 256 })
if (answer === null) throw new Error("no answer")
const told: CostsAnswer = answer

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const words = wordsOf(language)
  const text = (width: number): string => costsText(told, venture, pageOf(words, width))

  test.each([60, 80, 100, 120])("nothing is wider than a page of %d columns", (width) => {
    const wide = text(width)
      .split("\n")
      .filter((line) => columnsOf(line) > width)
    expect(wide).toEqual([])
  })

  test("tells the tree, the years, what saves and what it risks", () => {
    const all = text(100)
    const { costs } = words
    for (const said of [costs.all, costs.classes.cogs, costs.groups.serving, "Fair Hannover", "leak", costs.headings.years])
      expect(all).toContain(said)
    for (const kind of ["commit-3-years", "quantise", "spot-serving", "smaller-model"] as const)
      expect(all).toContain(costs.ways[kind])
    const [project] = told.projects
    if (project === undefined) throw new Error("no project")
    expect(all.split(costs.risk).length).toBe(toldSavings(project).length + 1)
    expect(all).toContain("--set")
    expect(all).not.toMatch(/undefined|NaN|null/u)
  })
})

test("for programs: the answer, with names", () => {
  const json = costsJson(told, venture, wordsOf("zh"))
  expect(JSON.parse(JSON.stringify(json))).toMatchObject({
    projects: [{ project: "own_chat", label: "own chat", unit: "USD", tree: { kind: "all", name: "全部成本", share: 1 } }],
    samples: 256,
    savingSamples: 256,
    seed: 1,
  })
  expect(json.projects[0]?.savings.every(({ name }) => name !== "")).toBe(true)
})

test("nothing to save is said", () => {
  const [project] = told.projects
  if (project === undefined) throw new Error("no project")
  const none = { ...told, projects: [{ ...project, savings: [], dearer: [] }] }
  const words = wordsOf("en")
  expect(costsText(none, venture, pageOf(words, 400))).toContain(words.costs.none)
})
