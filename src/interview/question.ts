/** One question of the interview: how its answer is read, and what is offered to whoever does not know. */
import { error, type Params, type Report } from "../diagnostics/index.ts"
import type { Language } from "../words/index.ts"
import type { Answers, SoFar } from "./answers.ts"

export type QuestionId = keyof Answers

/** A stretch of an answer, and where it begins in it: mistakes are shown at their place. */
export type Part = { readonly text: string; readonly start: number }

export type Reading = { readonly soFar: SoFar; readonly language: Language; readonly report: Report }

export type Question<Id extends QuestionId = QuestionId> = {
  readonly id: Id
  /** Null when a mistake was reported. */
  readonly read: (answer: Part, reading: Reading) => Answers[Id] | null
  /** What is taken where nothing is known. */
  readonly offer: (soFar: SoFar, language: Language) => Answers[Id]
}

/** The name of an answer in diagnostics, which the shell replaces by where the answer stands. */
export const answerFile = "answer"

/** Reports a mistake of a part of the answer; null, for `return refused(…)`. */
export function refused(code: string, part: Part, reading: Reading, params: Params = {}, fix?: string): null {
  reading.report(error(code, spanOf(part), params, fix))
  return null
}

export function spanOf({ text, start }: Part): { file: string; start: number; end: number } {
  return { file: answerFile, start, end: start + text.length }
}

/** The part without the white space around it. */
export function trimmed({ text, start }: Part): Part {
  return { text: text.trim(), start: start + (text.length - text.trimStart().length) }
}

/** What stands between separators; empty pieces fall out. */
export function pieces(part: Part, separator: RegExp): Part[] {
  const found: Part[] = []
  let from = 0
  for (const match of part.text.matchAll(separator)) {
    found.push({ text: part.text.slice(from, match.index), start: part.start + from })
    from = match.index + match[0].length
  }
  found.push({ text: part.text.slice(from), start: part.start + from })
  return found.map(trimmed).filter(({ text }) => text !== "")
}

const nothing = /^(?:none|no|nothing|nil|n\/a|0|-|—|无|没有|暂无|没|零|否)[.。!！]?$/iu

/** Whether an answer says that there is none of it. */
export function isNothing(text: string): boolean {
  return nothing.test(text.trim())
}
