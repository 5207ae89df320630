// The two languages say the same: no sentence is missing a fact that the other one tells, none was left untranslated.
import { describe, expect, test } from "vitest"
import { meanings } from "./meanings.ts"
import { namedMeanings, namesIn } from "./named-meanings.ts"
import type { Facts, Said } from "./sentence.ts"
import { sayDiagnostic, type Words, wordsOf } from "./words.ts"

const [en, zh] = [wordsOf("en"), wordsOf("zh")]
const codes = Object.keys(en.diagnostics) as (keyof Words["diagnostics"])[]

/** Params that choose between wordings; any other one is just named back. */
const usual: Readonly<Record<string, string>> = {
  rule: "sd-positive",
  expected: "operand",
  of: "words",
  probability: "0.25",
  share: "0.25",
  load: "0.5",
  served: "0.25",
}

function recorder(asked: Set<string>, isEmpty: boolean): Facts {
  const list = (name: string): readonly string[] => {
    asked.add(name)
    return isEmpty && name !== "found" ? [] : [`${name}-1`, `${name}-2`]
  }
  const one = (name: string): string => {
    asked.add(name)
    return usual[name] ?? `<${name}>`
  }
  return Object.assign(one, { list })
}

function told(words: Words, code: (typeof codes)[number], isEmpty: boolean): { text: string; asked: string[] } {
  const asked = new Set<string>()
  const said: Said = words.diagnostics[code](recorder(asked, isEmpty))
  return { text: typeof said === "string" ? said : said.join(" | "), asked: [...asked].sort() }
}

describe.each(codes)("%s", (code) => {
  test.each([true, false])("says the same in both languages (lists empty: %s)", (isEmpty) => {
    const [english, chinese] = [told(en, code, isEmpty), told(zh, code, isEmpty)]
    expect(chinese.asked).toEqual(english.asked)
    expect(chinese.text).not.toBe(english.text)
    expect(chinese.text).toMatch(/\p{Script=Han}/u)
    expect(english.text).not.toMatch(/\p{Script=Han}/u)
    expect(`${english.text}${chinese.text}`).not.toMatch(/undefined|NaN|\[object/)
  })

  test("is a sentence, with Chinese punctuation in Chinese", () => {
    const message = (words: Words): string => sayDiagnostic(words, { code, severity: "error", span: null, params: {} }).message
    expect(message(en)).toMatch(/^[^a-z].*[.!?]$/su)
    expect(message(zh)).toMatch(/[。？]$/u)
    // Half-width commas and colons stand in code alone.
    expect(message(zh).replaceAll(/`[^`]*`/gu, "")).not.toMatch(/\p{Script=Han}[,:;?!]/u)
  })
})

test("an unknown code still says something", () => {
  expect(sayDiagnostic(en, { code: "brand-new", severity: "error", span: null, params: {} }).message).toContain("brand-new")
})

/** Every text and every function of a table of words, by path. */
function leaves(table: object, path = ""): [string, unknown][] {
  return Object.entries(table).flatMap(([key, value]): [string, unknown][] =>
    typeof value === "object" && value !== null ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  )
}

const facts = {
  project: "<project>",
  projects: 3,
  probabilityBest: "<best>",
  beatsNothing: "<beats>",
  survival: "<survival>",
  value: "<value>",
  lacks: "<lacks>",
}
const action = { name: "<name>", from: "<from>", to: "<to>", effect: "<effect>", otherwise: "<otherwise>", isMore: true }

/** Arguments by position where they are no plain texts. */
function argumentsOf(path: string, count: number): unknown[] {
  if (/choose|gamble|keepCash/.test(path)) return [facts]
  if (/actions/.test(path)) return [action]
  if (/problems|wholeNumber/.test(path)) return [71, 72]
  if (/isRight/.test(path)) return ["<file>", 71, 72]
  if (/report\.ahead/.test(path)) return ["<value>", "<more>", "<next>", ["<reason>"]]
  if (/report\.against$/.test(path)) return ["<next>", ["<reason>"]]
  if (path === "document.says.bars") return [["<a>", "<b>"], "<what>", "<loss>"]
  if (/allLost|othersUnkept/.test(path)) return ["<what>", ["<a>", "<b>"]]
  if (/worthIt/.test(path)) return ["<project>", "<lacks>", [71, 72]]
  if (/calendar/.test(path)) return [2071, 12]
  if (/report\.resource/.test(path)) return ["gpus", "<owner>"]
  if (/report\.list/.test(path)) return [["<a>", "<b>", "<c>"]]
  if (/badOutput/.test(path)) return ["<file>", ["<ending>"], ["<near>"]]
  if (/cli\.(oneOf|targets)/.test(path)) return [["<word>"]]
  if (/unknownCommand|unknownOption/.test(path)) return ["<name>", ["<near>"]]
  return Array.from({ length: count }, (_, k) => `<${k}>`)
}

const marks = (text: string): string[] => [...new Set(text.match(/<[^>]*>|7[12]|2071/gu) ?? [])].sort()

describe("reports and the command line", () => {
  const tables = (words: Words): object => ({
    report: words.report,
    document: words.document,
    page: words.page,
    chapters: words.chapters,
    compare: words.compare,
    sources: words.sources,
    matters: words.matters,
    interview: words.interview,
    cli: words.cli,
    model: words.model,
  })
  /** Signs of the field, the same in both languages. */
  const signs: readonly unknown[] = ["FLOP", "FLOP/token", "softmax", "dropout", "BLEU", "mAP 50-95", "FID-50K", "AUC-ROC"]
  const chinese = new Map(leaves(tables(zh)))
  test.each(leaves(tables(en)))("%s", (path, english) => {
    const other = chinese.get(path)
    const say = (it: unknown): string => (typeof it === "function" ? String(it(...argumentsOf(path, it.length))) : String(it))
    if (!signs.includes(english)) expect(say(other)).not.toBe(say(english))
    if (typeof english === "function") expect(marks(say(other))).toEqual(marks(say(english)))
  })
})

describe("phrases with the founder's name", () => {
  test.each(Object.entries(namedMeanings))("%s", (key, { en: english, zh: chinese }) => {
    const places = (text: string): number => text.split("{}").length - 1
    expect(places(chinese)).toBe(places(english))
    expect(meanings.has(key)).toBe(true)
  })
  test.each([
    ["revenue.*.price", "a.revenue.licence.price", "price of licence, before value-added tax", "licence 的不含税价格"],
    ["funding.*.luck", "a.funding.A.luck", "whether A closes", "A 能否到账"],
    ["risk.*.event_*.gap", "a.risk.flood.event_2.gap", "when “flood” comes", "“flood”何时发生"],
    ["risks.*.effect.*", "a.risks.x.effect.plan.b.takes", "effect of “x” on plan.b.takes", "“x”对 plan.b.takes 的影响幅度"],
    ["revenue.*.nothing", "a.revenue.x.nothing", null, null],
    ["team.hires.*.part", "a.team.hires.x.part", "x: share of full time", "x：工时占全职的比例"],
    ["churn", "a.churn", "share of the customers who leave (churn)", "客户流失率"],
  ])("%s of %s", (key, path, english, chinese) => {
    const names = namesIn(key, path)
    expect([en.meaningOf(key, names), zh.meaningOf(key, names)]).toEqual([english, chinese])
  })
})

describe("meanings", () => {
  test.each([...meanings])("%s", (_key, { en: english, zh: chinese }) => {
    expect(english).toMatch(/^\S.*[^.\s]$/u)
    expect(chinese).toMatch(/\p{Script=Han}/u)
    expect(chinese).not.toBe(english)
  })
})
