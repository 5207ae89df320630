/**
 * The interview: ten questions in their order, how one line answers one of them, and what is taken where a founder does not
 * know. Whoever asks (a terminal, a pipe, a page) decides what to do with a mistake.
 */
import type { Diagnostic } from "../diagnostics/index.ts"
import type { Language } from "../words/index.ts"
import type { Answers, SoFar } from "./answers.ts"
import { type Part, type Question, type QuestionId, trimmed } from "./question.ts"
import { cash } from "./read-cash.ts"
import { country } from "./read-country.ts"
import { customers } from "./read-customers.ts"
import { data } from "./read-data.ts"
import { gpus } from "./read-gpus.ts"
import { launch } from "./read-launch.ts"
import { people } from "./read-people.ts"
import { price } from "./read-price.ts"
import { projects } from "./read-projects.ts"
import { title } from "./read-title.ts"

export type AnyQuestion = { readonly [Id in QuestionId]: Question<Id> }[QuestionId]

/** `start` is the first month of the venture, `2027-01`; dates are counted from it. */
export type InterviewOptions = { readonly language: Language; readonly start: string }

export function interview({ start }: Pick<InterviewOptions, "start">): readonly AnyQuestion[] {
  return [title, country, cash, gpus, data, people, projects, customers, price, launch(start)]
}

export type Answered = {
  /** What was known before, and this answer; null after a mistake. */
  readonly soFar: SoFar | null
  /** The founder does not know: this is what was offered and taken. */
  readonly isOffer: boolean
  /** Spans count from the beginning of the line, in a file called `answer`. */
  readonly diagnostics: readonly Diagnostic[]
}

/** More than anybody types; the rest of a longer line is not read. */
const longestAnswer = 10_000
const unknown =
  /^(?:[?？]+|(?:i\s+)?(?:do\s?n[o']?t|don’t|dont)\s+know|dunno|idk|no\s+idea|unknown|不知道|不清楚|不确定|未知|还不知道)[.。!！]?$/iu

/** Reads one line as the answer of a question. */
export function answerQuestion(question: AnyQuestion, text: string, soFar: SoFar, language: Language): Answered {
  const part = trimmed({ text: text.slice(0, longestAnswer), start: 0 })
  if (part.text === "" || unknown.test(part.text))
    return { soFar: offered(question, soFar, language), isOffer: true, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const value = readBy(question, part, soFar, language, diagnostics)
  return { soFar: value === null ? null : { ...soFar, [question.id]: value }, isOffer: false, diagnostics }
}

function readBy(question: AnyQuestion, part: Part, soFar: SoFar, language: Language, diagnostics: Diagnostic[]): unknown {
  return question.read(part, { soFar, language, report: (problem) => void diagnostics.push(problem) })
}

function offered(question: AnyQuestion, soFar: SoFar, language: Language): SoFar {
  return { ...soFar, [question.id]: question.offer(soFar, language) }
}

/** All answers: what is still open is taken from what is offered. */
export function completed(questions: readonly AnyQuestion[], soFar: SoFar, language: Language): Answers {
  const full = questions.reduce((known, question) => (question.id in known ? known : offered(question, known, language)), soFar)
  if (!isComplete(full, questions)) throw new Error("internal: a question of the interview was not asked")
  return full
}

function isComplete(answers: SoFar, questions: readonly AnyQuestion[]): answers is Answers {
  return questions.every(({ id }) => answers[id] !== undefined)
}
