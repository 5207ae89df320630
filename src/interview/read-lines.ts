/** Answers written one a line: all are read, and every mistake is told at its line. */
import { type Diagnostic, error } from "../diagnostics/index.ts"
import type { Language } from "../words/index.ts"
import type { SoFar } from "./answers.ts"
import { type AnyQuestion, answerQuestion } from "./interview.ts"
import type { QuestionId } from "./question.ts"

export type LinesRead = {
  readonly soFar: SoFar
  /** Questions without an answer of their own. */
  readonly unanswered: readonly QuestionId[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `file` names the text in diagnostics. Errors: those of the answers, answer-left-over. */
export function readLines(text: string, questions: readonly AnyQuestion[], language: Language, file: string): LinesRead {
  const diagnostics: Diagnostic[] = []
  const answered = new Set<QuestionId>()
  let soFar: SoFar = {}
  let start = text.startsWith("\uFEFF") ? 1 : 0
  for (const [index, line] of text.slice(start).split("\n").entries()) {
    const question = questions[index]
    if (question === undefined) diagnostics.push(...leftOver(line, start, questions.length, file))
    else {
      const answer = answerQuestion(question, line, soFar, language)
      diagnostics.push(...answer.diagnostics.map((mistake) => moved(mistake, start, file)))
      // Later answers may hang on this one: after a mistake they are read with what is offered.
      soFar = answer.soFar ?? answerQuestion(question, "", soFar, language).soFar ?? soFar
      if (!answer.isOffer) answered.add(question.id)
    }
    start += line.length + 1
  }
  return { soFar, unanswered: questions.map(({ id }) => id).filter((id) => !answered.has(id)), diagnostics }
}

function leftOver(line: string, start: number, questions: number, file: string): Diagnostic[] {
  const text = line.trim()
  if (text === "") return []
  return [error("answer-left-over", { file, start, end: start + line.trimEnd().length }, { text, questions })]
}

function moved(mistake: Diagnostic, by: number, file: string): Diagnostic {
  const { span } = mistake
  return span === null ? mistake : { ...mistake, span: { file, start: by + span.start, end: by + span.end } }
}
