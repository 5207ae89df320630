/** Every example compiles without a word, is planned, and opens: each number that `plan` prints has an explanation. */
import { describe, expect, test } from "vitest"
import { compileVenture, explainQuantity, planVenture } from "../src/index.ts"
import { exampleNames, exampleText } from "./support/examples.ts"

describe.each(exampleNames)("%s", (name) => {
  const { venture, diagnostics } = compileVenture(exampleText(name), { file: `${name}/venture.yaml` })

  test("compiles without a word", () => {
    expect(diagnostics).toEqual([])
  })
  if (venture === null) return
  const { answer } = planVenture(venture, { samples: 1000, seed: 1 })

  test("is planned: one project is best, the chances of being best are one in all", () => {
    const projects = Object.values(answer?.projects ?? {})
    expect(Object.keys(answer?.projects ?? {})).toContain(answer?.best)
    expect(projects.reduce((sum, p) => sum + p.probabilityBest, 0)).toBeCloseTo(1, 9)
    for (const p of projects) expect(p.value.p5 ?? 0).toBeLessThanOrEqual(p.value.p95 ?? 0)
  })

  test.each(["value", "ruin", "cash", "lowest_cash", "funding_need", "launch", "breakeven"])(
    "%s of every project opens",
    (quantity) => {
      for (const project of venture.projects) {
        const path = `${project.name}.${quantity}`
        const { answer: opened } = explainQuantity(venture, path, { samples: 200, seed: 1, depth: 1 })
        expect(opened?.quantity.children.length, path).toBeGreaterThan(0)
      }
    },
  )

  test("whatever a sensitivity, an information or a resource names opens too", () => {
    const named = [
      ...(answer?.sensitivities ?? []).map((s) => s.input),
      ...(answer?.information ?? []).map((i) => i.input),
      ...venture.resources.map((r) => r.path),
    ]
    for (const path of named) {
      const result = explainQuantity(venture, path, { samples: 200, seed: 1, depth: 1 })
      expect(
        result.diagnostics.filter((d) => d.severity === "error"),
        path,
      ).toEqual([])
    }
    expect(named.length).toBeGreaterThan(3)
  })
})
