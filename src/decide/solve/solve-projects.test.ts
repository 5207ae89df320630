// For which project `solve` is asked: the one named, the one the input or the condition belongs to, the best.
import { describe, expect, test } from "vitest"
import { asked, solved } from "../../../tests/support/solve.ts"

describe("projects", () => {
  const text = `
assumptions: { price: 10 to 12 USD }
projects:
  small one: { formulas: { value: = price * 2 - need, need: 5 to 6 USD } }
  big one: { formulas: { value: = price * 9 - need, need: 99 to 110 USD, own: = price * 3 } }
`
  test("the best one, the one asked for, the one the input belongs to", () => {
    expect(solved(text, "price", "value > 20 USD")).toMatchObject({ project: "small_one", chosen: "best" })
    expect(solved(text, "price", "value > 20 USD", { project: "big one" })).toMatchObject({ project: "big_one", chosen: "asked" })
    expect(solved(text, "big_one.need", "value > 20 USD")).toMatchObject({ project: "big_one", chosen: "own" })
    expect(solved(text, "need", "value > 20 USD", { project: "big_one" }).input.path).toBe("big_one.need")
  })

  test("the one in which the condition means something", () => {
    expect(solved(text, "price", "own > 50 USD")).toMatchObject({ project: "big_one", chosen: "condition" })
    expect(solved(text, "price", "big_one.value > 20 USD")).toMatchObject({ project: "big_one", chosen: "condition" })
    expect(solved(text, "price", "own > 50 USD", { project: "big one" })).toMatchObject({ project: "big_one", chosen: "asked" })
    // An input of one project that a quantity of another is made of.
    const across = text.replace("own: = price * 3", "own: = small_one.need * 3")
    expect(solved(across, "small_one.need", "own > 50 USD")).toMatchObject({ project: "big_one", chosen: "condition" })
  })

  test.each(["own > 50 USD", "big_one.own > 50 USD", "big_one.value > 50 USD"])(
    "%s is of another project than the one that was asked for",
    (suchThat) => {
      const { answer, diagnostics } = asked(text, { input: "price", suchThat, project: "small one" })
      expect(answer).toBeNull()
      expect(diagnostics.map(({ code, params }) => [code, params.project, params.other])).toEqual([
        ["solve-other-project", "small one", "big_one"],
      ])
    },
  )
})
