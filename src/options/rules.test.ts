// What a door is given is checked against its rules: kind, bounds, and what is inside, each told by its name.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  anyFunction,
  anyList,
  anyModel,
  anyNumber,
  anySignal,
  anyText,
  anyTruth,
  entriesWith,
  listOf,
  made,
  mistakesIn,
  needed,
  oneOf,
  optionBounds,
  optionsWith,
  pairOf,
  type Rule,
  recordOf,
  shapeOf,
  whole,
} from "./index.ts"

const told = (rule: Rule, seen: unknown): unknown =>
  mistakesIn({ x: seen }, { x: rule }).map(({ code, severity, params }) => [
    code,
    severity,
    params.option,
    params.seen,
    params.wanted,
  ])

const one = (seen: string, wanted: string, option = "x"): unknown => [["bad-option", "error", option, seen, wanted]]
const samples = whole(optionBounds.samples)
const ofDoor = made("venture", { model: anyModel, written: anyList })
const pair = shapeOf({ path: needed(anyText), text: anyText })

test.each<[string, Rule, unknown, unknown]>([
  ["NaN", samples, Number.NaN, one("NaN", "whole-number")],
  ["no end", samples, Number.POSITIVE_INFINITY, one("Infinity", "whole-number")],
  ["none", samples, 0, one("0", "whole-number")],
  ["half of one", samples, 1.5, one("1.5", "whole-number")],
  ["more than are drawn", samples, 10_000_001, one("10000001", "whole-number")],
  ["a text", samples, "a", one('"a"', "whole-number")],
  ["a figure as text", samples, "100", one('"100"', "whole-number")],
  ["null", samples, null, one("null", "whole-number")],
  ["a large whole number", samples, 100n, one("100", "whole-number")],
  ["a symbol", samples, Symbol("s"), one("Symbol(s)", "whole-number")],
  ["minus nothing", whole({ least: 1, most: 2 }), -0, one("-0", "whole-number")],
  ["no number", anyNumber, Number.NaN, one("NaN", "number")],
  ["no text", anyText, 5, one("5", "text")],
  ["a long text", anyNumber, "x".repeat(99), one(`"${"x".repeat(40)}…"`, "number")],
  ["no truth", anyTruth, "yes", one('"yes"', "truth")],
  ["no function", anyFunction, true, one("true", "function")],
  ["a function", anyText, () => 1, one("function", "text")],
  ["no signal", anySignal, {}, one("{…}", "signal")],
  ["a signal that tells nothing", anySignal, { aborted: "no" }, one("{…}", "signal")],
  ["a text for a list", listOf(anyText), "a", one('"a"', "list")],
  [
    "a list of other things",
    listOf(anyText),
    ["a", 5, undefined],
    [...(one("5", "text", "x[1]") as []), ...(one("undefined", "text", "x[2]") as [])],
  ],
  ["a list with holes", listOf(anyText), new Array(1), one("undefined", "text", "x[0]")],
  ["a list for an object", recordOf(anyNumber), [1], one("[…]", "object")],
  ["an empty list", recordOf(anyNumber), [], one("[]", "object")],
  ["a map for an object", recordOf(anyNumber), new Map([["a", 1]]), one("Map", "object")],
  ["entries of another kind", recordOf(anyNumber), { a: 1, b: "2" }, one('"2"', "number", "x.b")],
  ["entries by their own names", entriesWith(anyNumber), { b: "2" }, one('"2"', "number", "b")],
  ["a key that is missing", listOf(pair), [{ text: "5" }], one("undefined", "text", "x[0].path")],
  ["options by their own names", optionsWith({ samples }), { samples: -1 }, one("-1", "whole-number", "samples")],
  ["a key that no rule knows", optionsWith({ samples }), { sample: "x" }, one('"x"', "known-name", "sample")],
  ["a key that every object has", optionsWith({ samples }), { toString: 5 }, one("5", "known-name", "toString")],
  ["an unknown key inside", listOf(pair), [{ path: "a", txt: "5" }], one('"5"', "known-name", "x[0].txt")],
  ["null for options", optionsWith({ samples }), null, one("null", "object")],
  ["a list for options", optionsWith({ samples }), [], one("[]", "object")],
  ["what no door gave", ofDoor, { models: 1 }, one("{…}", "venture")],
  ["what another door gave, in part", ofDoor, { model: { quantities: new Map(), inputs: [] } }, one("{…}", "venture")],
  ["an empty model", ofDoor, { model: {}, written: [] }, one("{…}", "venture")],
  ["a figure for a model", ofDoor, { model: 5, written: [] }, one("{…}", "venture")],
  ["quantities as an object", ofDoor, { model: { quantities: {}, inputs: [] }, written: [] }, one("{…}", "venture")],
  ["null for what a door gave", ofDoor, null, one("null", "venture")],
  ["another word", oneOf(["a", "b"]), "c", one('"c"', "one-of")],
  ["no word", oneOf(["a", "b"]), 1, one("1", "one-of")],
  ["one of a pair", pairOf(anyNumber), [1], one("[…]", "pair")],
  ["a pair of others", pairOf(anyNumber), [1, "2"], one('"2"', "number", "x[1]")],
  ["nothing where something is needed", needed(anyText), undefined, one("undefined", "text")],
])("%s", (_, rule, seen, expected) => expect(told(rule, seen)).toEqual(expected))

describe("what is right", () => {
  class Settings {
    samples = 5
  }
  test.each<[string, Rule, unknown]>([
    ["one sample", samples, 1],
    ["ten million", samples, 10_000_000],
    ["nothing", samples, undefined],
    ["a signal of a controller", anySignal, new AbortController().signal],
    ["an object without a prototype", optionsWith({ samples }), Object.assign(Object.create(null), { samples: 3 })],
    ["an instance", optionsWith({ samples }), new Settings()],
    ["options without any", optionsWith({ samples }), {}],
    ["an unknown key without a value", optionsWith({ samples }), { sample: undefined }],
    ["what another door gave", ofDoor, { model: { quantities: new Map(), inputs: [] }, written: [], more: 1 }],
    ["a word", oneOf(["a", "b"]), "b"],
    ["a pair", pairOf(anyNumber), [1, 2]],
    ["lists and objects", listOf(pair), [{ path: "a", text: "5" }, { path: "b" }]],
  ])("%s", (_, rule, seen) => expect(told(rule, seen)).toEqual([]))
})

test("a whole number passes if it lies within its bounds, and nothing else does", () => {
  const value = fc.oneof(fc.anything(), fc.integer({ min: -3, max: 12 }), fc.double({ min: -3, max: 12 }))
  fc.assert(
    fc.property(value, (seen) => {
      const isRight = seen === undefined || (Number.isInteger(seen) && (seen as number) >= 1 && (seen as number) <= 9)
      expect(mistakesIn({ x: seen }, { x: whole({ least: 1, most: 9 }) })).toHaveLength(isRight ? 0 : 1)
    }),
    { seed: 1, numRuns: 500 },
  )
})
