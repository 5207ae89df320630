import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { handMadePlan, handMadeVenture } from "../../../tests/support/hand-made-plan.ts"
import { wordsOf } from "../../words/index.ts"
import { figureAt, openPath, penOf, step } from "./pen.ts"

const data = { a: { b: [1, 2.5, null] }, "x/y~z": 4, deep: { "p.q": { mean: -3 } } }

describe("a place", () => {
  test.each([
    ["/a/b/1", 2.5],
    ["/a/b/2", null],
    ["/x~1y~0z", 4],
    ["/deep/p.q/mean", -3],
    ["/a/b/1 - /a/b/0", 1.5],
    ["/a/b/1 - /a/b/2", null],
    ["/deep/p.q/mean * -1", 3],
    ["/a/b/1 * 1000 - /a/b/0", 2499],
  ])("%s holds %s", (at, value) => expect(figureAt(data, at)).toBe(value))

  test.each(["/nowhere", "/a", "/a/b/9", "/a/constructor", ""])("without a figure is our mistake: %s", (at) => {
    expect(() => figureAt(data, at)).toThrow(/^internal: no figure at/u)
  })

  test("is found under any key", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer(), (key, value) => {
        fc.pre(!/ [-*] /u.test(key) && key !== "__proto__")
        expect(figureAt({ [key]: { value } }, `/${step(key)}/value`)).toBe(value)
      }),
    )
  })
})

test("figures carry what they are, where they stand and what they open", () => {
  const pen = penOf(handMadePlan, handMadeVenture, wordsOf("en"))
  const at = "/projects/assistant/objective/worth"
  expect(pen.amount(at, "USD", "assistant.value")).toEqual({
    kind: "figure",
    text: "3.14M USD",
    value: 3_141_593,
    at,
    path: "assistant.value",
  })
  expect(pen.change(at, "USD", "").text).toBe("+3.14M USD")
  expect(pen.share("/projects/assistant/survival", "").text).toBe("88.4 %")
  expect(pen.month("/projects/assistant/launchMonth/p50", "").text).toBe("2028-02")
  expect(pen.count("/samples", "").text).toBe("10,240")
})

test("what opens is the first quantity that the venture has, else the objective", () => {
  const pen = penOf(handMadePlan, handMadeVenture, wordsOf("en"))
  expect(openPath(pen, "assistant.ruin", "price")).toBe("price")
  expect(openPath(pen, "assistant.ruin")).toBe("assistant.value")
})
