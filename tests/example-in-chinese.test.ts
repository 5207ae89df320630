// The medical example stands twice, in English and as a Chinese founder writes it: the same company, figure by figure.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { compileVenture, planVenture, type Venture } from "../src/index.ts"

function medical(name: string): Venture {
  const text = readFileSync(new URL(`../examples/medical/${name}`, import.meta.url), "utf8")
  const { venture, diagnostics } = compileVenture(text, { file: name })
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
  if (venture === null) throw new Error(`internal: ${name} does not compile`)
  return venture
}

const [english, chinese] = [medical("venture.yaml"), medical("venture.zh.yaml")]

/** What the founder wrote, in the order of the file; names in formulas are each language's own. */
function writtenIn({ model }: Venture): readonly string[] {
  return [...model.quantities.values()].flatMap(({ definition: { origin, text } }) => {
    if (origin.kind !== "file") return []
    return [text.startsWith("=") ? text.replaceAll(/[\p{L}_.]+/gu, "name") : text]
  })
}

const han = /\p{Script=Han}/u

describe("the Chinese file", () => {
  test("has the figures of the English one, in the same order", () => {
    expect(writtenIn(chinese)).toEqual(writtenIn(english))
    expect(writtenIn(english).length).toBeGreaterThan(150)
  })

  test("has Chinese names for everything that a reader sees", () => {
    const names = [chinese.header.name, chinese.header.about, ...chinese.projects.map(({ label }) => label)]
    expect(names.filter((name) => !han.test(name))).toEqual([])
    const written = [...chinese.model.quantities.values()].filter(({ definition }) => definition.origin.kind === "file")
    const named = written.filter(({ path }) => /\.(?:plan|risks|costs|funding|hires|people|gpus|data)\./u.test(path))
    expect(named.filter(({ path }) => !han.test(path) && !path.includes(".launch.")).map(({ path }) => path)).toEqual([])
  })

  test("comes to the same choice", () => {
    const best = [english, chinese].map((venture) => planVenture(venture, { samples: 512 }).answer?.best)
    expect(best).toEqual(["onprem", "院内一体机"])
  })
})
