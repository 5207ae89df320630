// Tokenizers: what is written comes back, merges are those of a published example, and neither depends on chance.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bytePairTokenizer, learnBytePairs } from "./byte-pairs.ts"
import { charactersOf } from "./characters.ts"
import { textOf, utf8Of } from "./utf8.ts"

const texts = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }))

/** A half of a pair cannot be written. */
const sound = (text: string): string => text.replace(/\p{Cs}/gu, "\uFFFD")

function same(got: (text: string) => unknown, wanted: (text: string) => unknown): void {
  const isSame = (text: string): void => {
    expect(got(text)).toEqual(wanted(text))
  }
  fc.assert(fc.property(texts, isSame))
}

describe("UTF-8", () => {
  test("as Node writes it", () =>
    same(
      (text) => [...utf8Of(text)],
      (text) => [...Buffer.from(text)],
    ))
  test("and back", () => same((text) => textOf(utf8Of(text)), sound))
  test.each([
    ["cut short", [0x61, 0xe4, 0xb8], "a\uFFFD"],
    ["longer than needed", [0xc0, 0x80, 0x62], "\uFFFDb"],
    ["half of a pair", [0xed, 0xa0, 0x80], "\uFFFD"],
    ["beyond the last letter", [0xf4, 0x90, 0x80, 0x80], "\uFFFD"],
    ["a lone later byte", [0x80, 0x63], "\uFFFDc"],
  ])("%s", (_, bytes, text) => expect(textOf(bytes)).toBe(text))
})

describe("characters", () => {
  test("every letter of the text comes back", () =>
    same(
      (text) => charactersOf(text).decode(charactersOf(text).encode(text)),
      (text) => text,
    ))
  test("a letter that is not there is told as such", () => {
    const tokenizer = charactersOf("ab")
    expect([...tokenizer.encode("bca")]).toEqual([2, 0, 1])
    expect([tokenizer.size, tokenizer.decode([2, 0, 1])]).toEqual([3, "b\uFFFDa"])
  })
})

describe("byte pairs", () => {
  const line = (word: string, count: number): string => `${word}\n`.repeat(count)

  // Hugging Face NLP course, chapter 6, "Byte-Pair Encoding tokenization": hug 10, pug 5, pun 12, bun 4, hugs 5 → ug, un, hug
  test("merges of the published example", () => {
    const tokenizer = learnBytePairs(line("hug", 10) + line("pug", 5) + line("pun", 12) + line("bun", 4) + line("hugs", 5), 259)
    const merged = [256, 257, 258].map((token) => tokenizer.decode([token]))
    expect(merged).toEqual(["ug", "un", "hug"])
    expect([...tokenizer.encode("bug")]).toEqual(["b".charCodeAt(0), 256])
    expect([...tokenizer.encode("hugs")]).toEqual([258, "s".charCodeAt(0)])
  })

  test("what it learnt is all that it needs", () => {
    const learnt = learnBytePairs("the cat sat on the mat, the cat sat\n".repeat(9), 300)
    if (learnt.learnt.kind !== "byte pairs") throw new Error("other tokens")
    const again = bytePairTokenizer(learnt.learnt.merges)
    expect([...again.encode("the mat sat")]).toEqual([...learnt.encode("the mat sat")])
    expect(again.encode("the cat sat").length).toBeLessThan("the cat sat".length / 2)
  })

  test("no more merges than pairs that stand twice", () => expect(learnBytePairs("ab ab", 1000).size).toBe(257))

  test("every text comes back, also one that was never met", () => {
    const tokenizer = learnBytePairs("It's 3 o'clock; 三点钟了，三点钟了。  It's late.\n\n".repeat(5), 320)
    same((text) => tokenizer.decode(tokenizer.encode(text)), sound)
  })
})
