// What the examples rest on: every default that `explain` shows, each once, with its source, the oldest first.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exampleVenture } from "../../../tests/support/examples.ts"
import { compileVenture } from "../../venture/index.ts"
import { type Explained, explainQuantity } from "../explain/explain-quantity.ts"
import { decidingDefaults } from "./deciding-defaults.ts"
import { daysOf } from "./source-age.ts"
import { sourcesOf } from "./sources.ts"

function compiled(text: string) {
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

const examples = ["first", "medical"].map((name) => [name, exampleVenture(name)] as const)
const day = "2026-11-24"

function pathsUnder(node: Explained, isWanted: (one: Explained) => boolean): string[] {
  return [...(isWanted(node) ? [node.path] : []), ...node.children.flatMap((child) => pathsUnder(child, isWanted))]
}

describe.each(examples)("%s", (_, venture) => {
  const answer = sourcesOf(venture, day)

  test("has every default that explain shows under the objective, and no other, for the projects that it shows it for", () => {
    const free = { ...venture, constraints: [] }
    const listed = sourcesOf(free, day).defaults.filter(
      ({ path }) => venture.model.quantities.get(path)?.definition.origin.kind === "default",
    )
    for (const project of venture.projects) {
      const { answer: tree } = explainQuantity(venture, `${project.name}.value`, { samples: 8 })
      if (tree === null) throw new Error("nothing explained")
      const shown = new Set(pathsUnder(tree.quantity, (one) => one.origin.kind === "default"))
      const own = listed.filter(({ usedBy }) => usedBy.includes(project.label))
      for (const { paths } of own) expect(paths.some((path) => shown.has(path))).toBe(true)
      const paths = new Set(own.flatMap((one) => one.paths))
      expect([...shown].filter((path) => !paths.has(path))).toEqual([])
    }
  })

  test("has every figure of the file that explain shows, with its place", () => {
    const project = venture.projects[0]
    const { answer: tree } = explainQuantity(venture, `${project?.name}.value`, { samples: 8 })
    const isFigure = ({ origin, kind }: Explained): boolean => origin.kind === "file" && kind !== "formula" && kind !== "stock"
    const shown = tree === null ? [] : pathsUnder(tree.quantity, isFigure)
    const places = new Set(answer.written.map(({ span }) => span.start))
    expect(shown.length).toBeGreaterThan(10)
    for (const path of shown) {
      const origin = venture.model.quantities.get(path)?.definition.origin
      expect([path, origin?.kind === "file" && places.has(origin.span.start)]).toEqual([path, true])
    }
    expect(answer.written.map(({ span }) => span.start)).toEqual(
      answer.written.map(({ span }) => span.start).toSorted((a, b) => a - b),
    )
  })

  test("each says a title and a date, and a place unless it is an assumption", () => {
    for (const { path, source, ageMonths } of answer.defaults) {
      expect([path, source.title.length > 2, ageMonths !== null]).toEqual([path, true, true])
      if (source.confidence !== "assumption") expect([path, (source.where ?? "").length > 5]).toEqual([path, true])
    }
  })

  test("the oldest first, no default twice", () => {
    const dates = answer.defaults.map(({ source }) => daysOf(source.date) ?? Number.POSITIVE_INFINITY)
    expect(dates).toEqual(dates.toSorted((a, b) => a - b))
    const paths = answer.defaults.flatMap((one) => one.paths)
    expect(new Set(paths).size).toBe(paths.length)
  })

  test("another day moves the ages and nothing else", () => {
    const days = fc.date({ min: new Date("1980-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
    fc.assert(
      fc.property(days, (at) => {
        const other = sourcesOf(venture, at.toISOString().slice(0, 10))
        const bare = ({ ageMonths: _age, ...one }: (typeof other.defaults)[number]): object => one
        expect(other.defaults.map(bare)).toEqual(answer.defaults.map(bare))
        const ages = other.defaults.map(({ ageMonths }) => ageMonths ?? -1)
        expect(ages).toEqual(ages.toSorted((a, b) => b - a))
      }),
      { numRuns: 10 },
    )
  })

  test("what decides is among the defaults", () => {
    const deciding = decidingDefaults(venture, answer)
    expect(deciding.map(({ path }) => path)).toContain(answer.defaults.find(({ path }) => path.endsWith("exit.multiple"))?.path)
    for (const { path, share } of deciding) {
      expect(answer.defaults.map((one) => one.path)).toContain(path)
      expect(share).toBeGreaterThan(0)
    }
  })
})

const formulas = `venturi: 1
resources: { cash: 1M USD }
projects:
  a: { formulas: { value: = resources.cash * growth, growth: 1 to 3 } }
`

test("a venture without defaults has none, and its own figures", () => {
  const answer = sourcesOf(compiled(formulas), day)
  expect(answer.defaults).toEqual([])
  expect(answer.written.map(({ path, text }) => [path, text])).toEqual([
    ["resources.cash", "1M USD"],
    ["a.growth", "1 to 3"],
  ])
  expect(decidingDefaults(compiled(formulas), answer)).toEqual([])
})

test("what projects share by an alias is written once; what nothing needs is left out", () => {
  const text = `venturi: 1
assumptions: { idle: 5 USD }
projects:
  a: { formulas: { value: &v 1 to 2 USD } }
  b: { formulas: { value: *v } }
`
  expect(sourcesOf(compiled(text), day).written.map(({ path, usedBy }) => [path, usedBy])).toEqual([["a.value", ["a", "b"]]])
})

test("an old default that decides is marked", () => {
  const [, venture] = examples[0] ?? []
  if (venture === undefined) throw new Error("no example")
  const later = decidingDefaults(venture, sourcesOf(venture, "2040-01-01"))
  expect(later.length).toBeGreaterThan(0)
  expect(later.every(({ isOld }) => isOld)).toBe(true)
})

test("a day that is none is our mistake", () => {
  expect(() => sourcesOf(compiled(formulas), "2026-02-30")).toThrow(/^internal:/u)
})
