// Values as people type them, in both languages.
import { expect, test } from "vitest"
import { wordsOf } from "../index.ts"
import {
  draftFrom,
  durationFrom,
  engineFrom,
  hoursFrom,
  priceFrom,
  rateFrom,
  shareFrom,
  throughputFrom,
} from "./serving-arguments.ts"

const [en, zh] = [wordsOf("en"), wordsOf("zh")]

test.each([
  ["5", 5],
  ["5/s", 5],
  ["300 requests/min", 5],
  ["18k/hour", 5],
  ["432k/day", 5],
  ["1.5 per second", 1.5],
  ["43.2万/天", 5],
  ["2 个/秒", 2],
])("rate %j", (text, expected) => expect(rateFrom("--rate", en)(text)).toBeCloseTo(expected, 9))

test.each([
  ["500ms", 0.5],
  ["0.5s", 0.5],
  ["2 min", 120],
  ["1,500 ms", 1.5],
  ["40 毫秒", 0.04],
  ["800µs", 0.0008],
])("time %j", (text, expected) => expect(durationFrom("--ttft", en)(text)).toBeCloseTo(expected, 12))

test.each([
  [en, "500", "--ttft 500: a time with its unit, 500ms or 500s, is needed."],
  [en, "0.5", "--ttft 0.5: a time with its unit, 0.5ms or 0.5s, is needed."],
  [zh, "500", "--ttft 500：需要带单位的时间：500ms 或 500s。"],
])("a time without a unit may be anything, and is asked for it", (words, text, told) => {
  expect(() => durationFrom("--ttft", words)(text)).toThrow(told)
  expect(() => draftFrom("--speculative", words)(`3:0.7:${text}`)).toThrow(text)
})

test("shares, prices, throughputs, engines", () => {
  expect(["0.4", "40%", "40 %"].map(shareFrom("--prefix-hit", en))).toEqual([0.4, 0.4, 0.4])
  expect(["2.5", "2.5 USD", "$2.5/GPU-hour", "2.5 USD/hour"].map(priceFrom("--price", en))).toEqual([2.5, 2.5, 2.5, 2.5])
  expect(["1200", "1,200 token/s", "1200 tok/s"].map(throughputFrom("--measured-throughput", en))).toEqual([1200, 1200, 1200])
  expect(["vLLM", "vllm@0.19.0", "TensorRT-LLM"].map(engineFrom("--engine", en))).toEqual(["vllm", "vllm@0.19.0", "trtllm"])
})

test("a draft has its tokens, how likely each is taken, and the time of one", () => {
  expect(draftFrom("--speculative", en)("3:0.7")).toEqual({ draftTokens: 3, acceptance: 0.7 })
  expect(draftFrom("--speculative", en)("4:70%:2ms")).toEqual({ draftTokens: 4, acceptance: 0.7, draftStepSeconds: 0.002 })
})

test("hours are loads, or the opening hours", () => {
  expect(hoursFrom("--hours", en)("9..18")).toEqual([...Array(9).fill(0), ...Array(9).fill(1), ...Array(6).fill(0)])
  expect(hoursFrom("--hours", en)(Array(168).fill(2).join(", "))).toHaveLength(168)
})

type Reader = (option: string, words: typeof en) => (text: string) => unknown

test.each<[string, Reader, string]>([
  ["rate", rateFrom, "five"],
  ["rate", rateFrom, "5/fortnight"],
  ["rate", rateFrom, "0/s"],
  ["time", durationFrom, "5 apples"],
  ["time", durationFrom, "-1s"],
  ["share", shareFrom, "1.2"],
  ["share", shareFrom, "140%"],
  ["draft", draftFrom, "3"],
  ["draft", draftFrom, "0:0.5"],
  ["draft", draftFrom, "3:0.7:2ms:1"],
  ["hours", hoursFrom, "1,2,3"],
  ["hours", hoursFrom, "18..9"],
  ["price", priceFrom, "18 apples"],
  ["throughput", throughputFrom, "fast"],
  ["engine", engineFrom, "vlm"],
])("a %s that is none is refused in both languages: %s %j", (_, reader, text) => {
  expect(() => reader("--x", en)(text)).toThrow(`--x ${text}: `)
  expect(() => reader("--x", zh)(text)).toThrow(/^--x .*：需要.*\p{Script=Han}/u)
})
