// What is maximised has one unit in all projects: a file in which it has not is refused when it is compiled, at its place.
import { describe, expect, test } from "vitest"
import { compileVenture } from "./index.ts"

const compiled = (...lines: readonly string[]): ReturnType<typeof compileVenture> & { readonly places: readonly string[] } => {
  const text = ["venturi: 1", "currency: USD", "horizon: 12 months", ...lines].join("\n")
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  return { venture, diagnostics, places: diagnostics.map(({ span }) => text.slice(span?.start, span?.end)) }
}

describe("refused", () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      "money and customers",
      ["projects:", "  one: { formulas: { value: 5 USD } }", "  two: { formulas: { value: 3 customer } }"],
      ["3 customer"],
      ["two"],
    ],
    [
      "each project that differs from the first",
      [
        "projects:",
        "  a: { formulas: { value: 5 USD } }",
        "  b: { formulas: { value: 3 } }",
        "  c: { formulas: { value: 4 USD/month } }",
      ],
      ["3", "4 USD/month"],
      ["b", "c"],
    ],
    [
      "another objective than the usual one",
      ["objective: use", "projects:", "  a: { formulas: { use: 5 GPU } }", "  b: { formulas: { use: 3 person } }"],
      ["3 person"],
      ["b"],
    ],
    [
      "one's own and the file's",
      ["objective: use", "assumptions: { use: 5 GPU }", "projects:", "  a: {}", "  b: { formulas: { use: 3 person } }"],
      ["3 person"],
      ["b"],
    ],
  ])("%s", (_, lines, places, projects) => {
    const found = compiled(...lines)
    expect(found.venture).toBeNull()
    expect(found.diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
      places.map(() => ["objective-units", "error"]),
    )
    expect(found.places).toEqual(places)
    expect(found.diagnostics.map(({ params }) => params.project)).toEqual(projects)
  })

  test("a built-in value stands nowhere: what was written beside it is underlined", () => {
    const project =
      "market: { customers: 50 customer }, revenue: [{ kind: subscription, price: 5 USD/customer/month, per: customer }]"
    const own = "own: { formulas: { value: 3 GPU } }"
    for (const [first, second] of [
      [`built: { ${project} }`, own],
      [own, `built: { ${project} }`],
    ]) {
      const { diagnostics, places } = compiled("projects:", `  ${first}`, `  ${second}`)
      expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(["objective-units"])
      expect(places.at(-1)).toBe("3 GPU")
    }
  })
})

test.each<[string, readonly string[]]>([
  ["one project", ["projects: { a: { formulas: { value: 3 GPU } } }"]],
  [
    "currencies with a rate",
    ["rates: { CNY/USD: 7 }", "projects: { a: { formulas: { value: 5 CNY } }, b: { formulas: { value: 3 USD } } }"],
  ],
  ["currencies with a default rate", ["projects: { a: { formulas: { value: 5 EUR } }, b: { formulas: { value: 3 USD } } }"]],
  ["other sizes of one unit", ["projects: { a: { formulas: { value: 5 day } }, b: { formulas: { value: 3 year } } }"]],
  [
    "quantities that are not maximised",
    ["projects: { a: { formulas: { n: 5 day, value: 1 } }, b: { formulas: { n: 3 GPU, value: 2 } } }"],
  ],
])("goes together: %s", (_, lines) => {
  const { venture, diagnostics } = compiled(...lines)
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
  expect(venture).not.toBeNull()
})
