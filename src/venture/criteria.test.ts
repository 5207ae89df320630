// Criteria, judgements and risk tolerance as a file writes them: what is read, and each mistake at its place.
import { describe, expect, test } from "vitest"
import { compileVenture } from "./index.ts"

const projects = ["projects:", "  north: { formulas: { value: 1 USD } }", "  south: { formulas: { value: 2 USD } }"]

function compiled(...lines: readonly string[]) {
  const text = ["venturi: 1", ...lines, ...projects].join("\n")
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  const told = diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)])
  return { venture, diagnostics, told }
}

describe("what is wrong, and where", () => {
  test.each<[string, readonly string[], readonly (readonly [string, string])[]]>([
    ["neither scores nor a quantity", ["criteria: { fit: { weight: 1 } }"], [["criterion-source", "fit"]]],
    ["both", ["criteria: { fit: { quantity: value, scores: { north: 1, south: 2 } } }"], [["criterion-source", "fit"]]],
    [
      "a figure of judged scores",
      ["criteria: { fit: { at: p5, scores: { north: 1, south: 2 } } }"],
      [["criterion-source", "fit"]],
    ],
    ["a project without a score", ["criteria: { fit: { scores: { north: 1 } } }"], [["criterion-score-missing", "fit"]]],
    ["a score of no project", ["criteria: { fit: { scores: { north: 1, south: 2, noth: 1 } } }"], [["unknown-word", "noth"]]],
    ["a quantity that no project has", ["criteria: { fit: { quantity: valu } }"], [["criterion-quantity", "valu"]]],
    ["survival where nothing tells of ruin", ["criteria: { fit: { quantity: survival } }"], [["criterion-quantity", "survival"]]],
    ["a weight below zero", ["criteria: { fit: { weight: -1, quantity: value } }"], [["too-small", "-1"]]],
    ["a weight with a unit", ["criteria: { fit: { weight: 1 USD, quantity: value } }"], [["wrong-unit", "1 USD"]]],
    [
      "weights of some",
      ["criteria: { a: { weight: 1, quantity: value }, b: { quantity: value } }"],
      [["criterion-weights", "b"]],
    ],
    [
      "weights of some, an order of others",
      ["criteria: { a: { weight: 1, quantity: value }, b: { order: 1, quantity: value } }"],
      [["criterion-weights", "b"]],
    ],
    [
      "an order that is no whole number",
      ["criteria: { a: { order: 1.5, quantity: value } }"],
      [["plain-number-expected", "1.5"]],
    ],
    ["two of one name", ["criteria: { a b: { quantity: value }, a_b: { quantity: value } }"], [["duplicate-name", "a_b"]]],
    ["judgements of nothing", ["judgements: { a over b: 2 }"], [["missing-key", "{ a over b: 2 }"]]],
    [
      "a judgement without its word",
      ["criteria: { a: { quantity: value }, b: { quantity: value } }", "judgements: { a more b: 2 }"],
      [["bad-judgement", "a more b"]],
    ],
    [
      "a judgement beyond the scale",
      ["criteria: { a: { quantity: value }, b: { quantity: value } }", "judgements: { a over b: 10 }"],
      [["bad-judgement", "a over b"]],
    ],
    [
      "a pair judged twice",
      ["criteria: { a: { quantity: value }, b: { quantity: value } }", "judgements: { a over b: 2, b over a: 1/2 }"],
      [["judgement-twice", "b over a"]],
    ],
    [
      "pairs that are not judged",
      [
        "criteria: { a: { quantity: value }, b: { quantity: value }, c: { quantity: value } }",
        "judgements: { a over b: 2, a over c: 3 }",
      ],
      [["judgement-missing", "a over b"]],
    ],
    [
      "weights beside judgements",
      ["criteria: { a: { weight: 1, quantity: value }, b: { weight: 1, quantity: value } }", "judgements: { a over b: 2 }"],
      [["criterion-weights", "a"]],
    ],
    ["a tolerance of another kind", ["objective: { quantity: value, riskTolerance: 5 GPU }"], [["wrong-unit", "5 GPU"]]],
    ["a tolerance of nothing", ["objective: { quantity: value, riskTolerance: 0 USD }"], [["bad-risk-tolerance", "0 USD"]]],
    [
      "an uncertain tolerance",
      ["objective: { quantity: value, riskTolerance: 1 to 2 USD }"],
      [["bad-risk-tolerance", "1 to 2 USD"]],
    ],
    [
      "two attitudes to risk",
      ["objective: { quantity: value, riskTolerance: 5 USD, riskAversion: 2 }"],
      [["two-risk-attitudes", "5 USD"]],
    ],
  ])("%s", (_, lines, expected) => {
    const { venture, told } = compiled(...lines)
    expect(told).toEqual(expected)
    expect(venture).toBeNull()
  })

  test("quantities of different kinds cannot be compared", () => {
    const text = ["venturi: 1", "criteria: { use: { quantity: n } }", "projects:"]
    const rows = ["  a: { formulas: { value: 1 USD, n: 5 GPU } }", "  b: { formulas: { value: 2 USD, n: 3 person } }"]
    const { diagnostics } = compileVenture([...text, ...rows].join("\n"), { file: "v.yaml" })
    expect(diagnostics.map(({ code, params }) => [code, params.project])).toEqual([["objective-units", "b"]])
  })

  test("the nearest name is told", () => {
    const { diagnostics } = compiled("criteria: { fit: { scores: { north: 1, soth: 2 } } }")
    expect(diagnostics.map(({ params }) => params.nearest ?? params.projects)).toEqual([["south"], ["south"]])
  })
})

describe("what is read", () => {
  test("scores and weights are quantities, drawn with all others", () => {
    const { venture, told } = compiled("criteria: { good fit: { weight: 2 to 4, scores: { north: 5 to 7, south: 3 } } }")
    expect(told).toEqual([])
    expect(venture?.criteria?.list).toMatchObject([
      { name: "good_fit", label: "good fit", weight: "criteria.good_fit.weight", order: null, better: "higher" },
    ])
    expect(venture?.written).toContain("criteria.good_fit.scores.south")
    expect(venture?.model.inputs.map(({ path }) => path)).toEqual(["criteria.good_fit.weight", "criteria.good_fit.scores.north"])
  })

  test("less is better of what is late or lost, unless the file says otherwise", () => {
    const text = ["venturi: 1", "criteria:", "  speed: { quantity: launch }", "  slow: { quantity: launch, better: higher }"]
    const rows = [
      "  loss: { quantity: loss, better: lower, at: p95 }",
      "projects: { a: { formulas: { value: 1, launch: 3 month, loss: 1 } } }",
    ]
    const { venture } = compileVenture([...text, ...rows].join("\n"), { file: "v.yaml" })
    expect(venture?.criteria?.list.map(({ better, of }) => [better, of.kind === "quantity" ? of.at : ""])).toEqual([
      ["lower", null],
      ["higher", null],
      ["lower", "p95"],
    ])
  })

  test("judgements either way round, as figures or as fractions", () => {
    const { venture, told } = compiled(
      "criteria: { a: { quantity: value }, b c: { quantity: value } }",
      "judgements: { b c over a: 1/3 }",
    )
    expect(told).toEqual([])
    expect(venture?.criteria?.judgements).toMatchObject([{ over: "b_c", under: "a", times: 1 / 3 }])
  })

  test("a risk tolerance, in base units", () => {
    const { venture } = compiled("objective: { quantity: value, riskTolerance: 2k USD }")
    expect(venture?.objective).toMatchObject({ quantity: "value", riskAversion: null, riskTolerance: { value: 2000 } })
  })

  test("a file without them has none", () => {
    expect(compiled().venture?.criteria).toBeUndefined()
  })
})
