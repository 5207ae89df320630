// What `--set` and scenarios may call a quantity: a path, or an end of one that no other has; the same for everything else.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compileVenture } from "./compile-venture.ts"
import { pathNamed } from "./named-paths.ts"

const text = `venturi: 1
horizon: 12 months
assumptions: { teams: 10 to 20 customer, rate: 1 USD/customer }
projects:
  first one: { formulas: { users: 10 to 20 customer, value: = users * rate + teams * rate } }
  second: { formulas: { users: 10 to 30 customer, seats: 3, value: = users * rate * seats } }
scenarios:
`

type Set = { readonly path: string; readonly text: string }

function compiled(scenarios: string, options: { readonly scenario?: string; readonly overrides?: readonly Set[] }) {
  const { venture, diagnostics } = compileVenture(`${text}  ${scenarios}\n`, { file: "v.yaml", ...options })
  return {
    textOf: (path: string) => venture?.model.quantities.get(path)?.definition.text ?? null,
    told: diagnostics.map(({ code, params, span }) => [code, params.name, span === null ? null : span.file]),
    params: diagnostics.map(({ params }) => params),
  }
}

describe("a name on the command line", () => {
  test.each([
    ["second.users", "second.users"],
    ["first_one.users", "first_one.users"],
    ["first one.users", "first_one.users"],
    ["seats", "second.seats"],
    ["teams", "teams"],
  ])("%s is %s", (name, path) => {
    const { textOf, told } = compiled("none: {}", {
      overrides: [{ path: name, text: path.endsWith("seats") ? "7" : "7 customer" }],
    })
    expect([told, textOf(path)]).toEqual([[], path.endsWith("seats") ? "7" : "7 customer"])
  })

  test("that fits several is not guessed: they are listed", () => {
    const { told, params } = compiled("none: {}", { overrides: [{ path: "users", text: "7 customer" }] })
    expect(told).toEqual([["several-quantities", "users", null]])
    expect(params[0]?.paths).toEqual(["first_one.users", "second.users"])
  })

  test("that fits none is told with the nearest", () => {
    const { told, params } = compiled("none: {}", { overrides: [{ path: "temas", text: "7 customer" }] })
    expect([told, params[0]?.nearest]).toEqual([[["unknown-quantity", "temas", null]], ["teams"]])
  })
})

describe("a name in a scenario", () => {
  test("is read as one on the command line is", () => {
    expect(compiled("slow: { seats: 2 }", { scenario: "slow" }).textOf("second.seats")).toBe("2")
    expect(compiled("slow: { seats: 2 }", {}).textOf("second.seats")).toBe("3")
  })

  test.each([[{}], [{ scenario: "slow" }]])("is told once when it is wrong, at its place: %j", (options) => {
    const { told } = compiled("slow: { users: 2 customer, temas: 3 customer }", options)
    expect(told).toEqual([
      ["several-quantities", "users", "v.yaml"],
      ["unknown-quantity", "temas", "v.yaml"],
    ])
  })
})

test("a path is always its own name, whatever else ends so", () => {
  const path = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 }).map((steps) => steps.join("."))
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 1 }), (paths) => {
      for (const one of paths) expect(pathNamed(one, paths, null, () => {})).toBe(one)
    }),
  )
})
