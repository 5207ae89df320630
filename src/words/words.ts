/** Every sentence that a user can see, in one language; `Words` is complete in each or does not compile. */
import type { Diagnostic } from "../diagnostics/index.ts"
import type { CliWords } from "./cli-words.ts"
import type { Code } from "./codes.ts"
import { cliEn } from "./en-cli.ts"
import { reportEn } from "./en-report.ts"
import { roomEn } from "./en-rooms.ts"
import { textEn, yamlEn } from "./en-text.ts"
import { fileEn, ventureEn } from "./en-venture.ts"
import { meanings } from "./meanings.ts"
import { filled, namedMeanings } from "./named-meanings.ts"
import { spaced } from "./phrases-zh.ts"
import type { ReportWords } from "./report-words.ts"
import { factsOf, type Sentence } from "./sentence.ts"
import { cliZh } from "./zh-cli.ts"
import { reportZh } from "./zh-report.ts"
import { roomZh } from "./zh-rooms.ts"
import { textZh, yamlZh } from "./zh-text.ts"
import { fileZh, ventureZh } from "./zh-venture.ts"

export type Language = "en" | "zh"

export type Words = {
  readonly language: Language
  readonly diagnostics: Readonly<Record<Code, Sentence>>
  readonly report: ReportWords
  readonly cli: CliWords
  /** What a quantity is, by its meaning key; null for the founder's own, which only the founder knows. */
  readonly meaning: (key: string) => string | null
  /** The same of one named thing, such as a revenue line: `names` are what stands for each `*` of the key. */
  readonly meaningOf: (key: string, names: readonly string[]) => string | null
}

const en: Words = {
  language: "en",
  diagnostics: { ...textEn, ...yamlEn, ...ventureEn, ...roomEn, ...fileEn },
  report: reportEn,
  cli: cliEn,
  meaning: (key) => meanings.get(key)?.en ?? null,
  meaningOf: (key, names) => {
    const template = namedMeanings[key]?.en
    if (template !== undefined && names.length > 0) return filled(template, names, (name) => name)
    const meaning = meanings.get(key)?.en ?? null
    return meaning === null || names.length === 0 ? meaning : `${names.join(", ")}: ${meaning}`
  },
}

const zh: Words = {
  language: "zh",
  diagnostics: { ...textZh, ...yamlZh, ...ventureZh, ...roomZh, ...fileZh },
  report: reportZh,
  cli: cliZh,
  meaning: (key) => meanings.get(key)?.zh ?? null,
  meaningOf: (key, names) => {
    const template = namedMeanings[key]?.zh
    if (template !== undefined && names.length > 0) return filled(template, names, spaced).trim()
    const meaning = meanings.get(key)?.zh ?? null
    return meaning === null || names.length === 0 ? meaning : `${names.join("、")}：${meaning}`
  },
}

export function wordsOf(language: Language): Words {
  return language === "zh" ? zh : en
}

/** A diagnostic in words: what we see and need, and what to do where nothing can be written in place at once. */
export function sayDiagnostic(
  words: Words,
  { code, params }: Diagnostic,
): { readonly message: string; readonly advice: string | null } {
  const sentence = Object.hasOwn(words.diagnostics, code) ? words.diagnostics[code as Code] : null // just looked up
  const said = sentence === null ? words.report.otherwise(code) : sentence(factsOf(params))
  return typeof said === "string" ? { message: said, advice: null } : { message: said[0], advice: said[1] }
}
