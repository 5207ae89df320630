/** `scenarios: { name: { path: value } }`: values that take the place of written ones, under one name. */
import { error, nearest, type Report, type Span } from "../diagnostics/index.ts"
import type { Override, Tree } from "../shape/index.ts"

export type Scenario = {
  readonly name: string
  /** `at` is where the name of the quantity stands. */
  readonly values: readonly (Override & { readonly path: string; readonly at: Span })[]
}

export function readScenarios(tree: Tree | undefined, report: Report): Scenario[] {
  if (tree === undefined) return []
  if (tree.kind !== "map") {
    report(error("section-expected", tree.span, { key: "scenarios", keys: [] }))
    return []
  }
  return tree.entries.map(({ key, value }) => ({ name: key, values: readValues(key, value, report) }))
}

function readValues(name: string, tree: Tree, report: Report): Scenario["values"] {
  if (tree.kind === "empty") return []
  if (tree.kind !== "map") {
    report(error("section-expected", tree.span, { key: `scenarios.${name}`, keys: [] }))
    return []
  }
  return tree.entries.flatMap(({ key, keySpan, value }) => {
    if (value.kind !== "scalar") {
      report(error("value-expected", value.span, { key: `scenarios.${name}.${key}` }))
      return []
    }
    return [{ path: key, at: keySpan, text: value.text, file: value.span.file, offset: value.textStart }]
  })
}

/** The values of the scenario of this name; none, after a report, where there is no such scenario. */
export function valuesOf(scenarios: readonly Scenario[], name: string | undefined, report: Report): Scenario["values"] {
  if (name === undefined) return []
  const found = scenarios.find((scenario) => scenario.name === name)
  if (found === undefined) {
    const known = scenarios.map((scenario) => scenario.name)
    report(error("unknown-scenario", null, { name, nearest: nearest(name, known), known }))
  }
  return found?.values ?? []
}
