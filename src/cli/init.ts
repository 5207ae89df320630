/** `venturi init [FILE]`: ten questions, on a terminal one by one, from a pipe one a line; then a file that plans. */
import { whyNotNew, writeNew } from "../host/index.ts"
import {
  type AnyQuestion,
  answerQuestion,
  completed,
  countsText,
  type Diagnostic,
  diagnosticsJson,
  diagnosticsText,
  exampleOf,
  interview,
  readLines,
  type SoFar,
  type Sources,
  takenText,
  ventureText,
} from "../index.ts"
import type { Input } from "./input.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { tellWrong, writeJson } from "./source.ts"

/** What was answered, and which questions were not. */
type Asked = { readonly soFar: SoFar; readonly unanswered: readonly string[] }

/** The name of what is piped in, for messages. */
const pipe = "stdin"

export async function init(file: string, settings: Settings, shell: Shell, input: Input): Promise<Exit> {
  const taken = whyNotNew(file)
  if (taken !== null) return tellWrong([taken], () => null, settings, shell)
  const { language } = settings.words
  const start = nextMonth(shell.today())
  const questions = interview({ start })
  const asked = input.isTerminal
    ? await converse(questions, settings, shell, input)
    : await readPiped(questions, settings, shell, input)
  input.close()
  if (asked === null) return exit.wrongInput
  const text = ventureText(completed(questions, asked.soFar, language), { language, start, file })
  const problem = writeNew(file, text)
  if (problem !== null) return tellWrong([problem], () => null, settings, shell)
  tellWritten(file, asked.unanswered, settings, shell)
  return exit.done
}

/** `2027-01`: ventures start in the month that follows. */
function nextMonth(today: string): string {
  const [year = 0, month = 1] = today.split("-").map(Number)
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`
}

/** One question after the other; a mistake is told, and the question asked again. */
async function converse(
  questions: readonly AnyQuestion[],
  settings: Settings,
  shell: Shell,
  input: Input,
): Promise<Asked | null> {
  const { interview: say } = settings.words
  if (!settings.isQuiet) shell.err(`${say.intro}\n`)
  let soFar: SoFar = {}
  const unanswered: string[] = []
  for (const [index, question] of questions.entries()) {
    shell.err(`\n${questionText(question, index + 1, questions.length, soFar, settings)}\n`)
    for (;;) {
      const line = await input.next("> ")
      if (line.kind === "stopped") {
        shell.err(`\n${say.stopped}\n`)
        return null
      }
      const text = line.kind === "line" ? line.text : ""
      const answered = answerQuestion(question, text, soFar, settings.words.language)
      if (answered.soFar === null) {
        shell.err(`${diagnosticsText(answered.diagnostics, () => text, settings.page)}\n${say.again}\n`)
        continue
      }
      soFar = answered.soFar
      if (answered.isOffer) {
        unanswered.push(question.id)
        shell.err(`${settings.page.paint.dim(takenText(question.id, soFar, settings.words) ?? say.none)}\n`)
      }
      break
    }
  }
  shell.err("\n")
  return { soFar, unanswered }
}

function questionText({ id }: AnyQuestion, index: number, all: number, soFar: SoFar, { words, page }: Settings): string {
  const { ask, suchAs, count } = words.interview
  return `${page.paint.dim(count(String(index), String(all)))}  ${page.paint.strong(ask[id])}\n${page.paint.dim(suchAs(exampleOf(id, soFar, words)))}`
}

/** All lines of a pipe; nothing is written where one is wrong. */
async function readPiped(
  questions: readonly AnyQuestion[],
  settings: Settings,
  shell: Shell,
  input: Input,
): Promise<Asked | null> {
  const text = await input.all()
  const read = readLines(text, questions, settings.words.language, pipe)
  if (read.diagnostics.length === 0) return read
  tellMistakes(read.diagnostics, text, questions, settings, shell)
  return null
}

/** Each mistake under the question that its line answers: who pipes answers in does not see the questions. */
function tellMistakes(
  mistakes: readonly Diagnostic[],
  text: string,
  questions: readonly AnyQuestion[],
  settings: Settings,
  shell: Shell,
): void {
  const { words, page } = settings
  const { ask, count } = words.interview
  const sources: Sources = (name) => (name === pipe ? text : null)
  const asked = mistakes.map(({ span }) => {
    const line = span === null ? 0 : text.slice(0, span.start).split("\n").length
    const id = questions[line - 1]?.id
    return id === undefined ? null : { number: line, question: ask[id] }
  })
  if (settings.isJson) {
    const { ok, diagnostics } = diagnosticsJson(mistakes, sources, words)
    writeJson({ ok, diagnostics: diagnostics.map((one, k) => ({ ...one, answers: asked[k] })) }, shell)
    return
  }
  const told = mistakes.map((mistake, k) => {
    const about = asked[k]
    const head =
      about == null ? "" : `${count(String(about.number), String(questions.length))}  ${page.paint.strong(about.question)}\n`
    return head + diagnosticsText([mistake], sources, page)
  })
  shell.err(`${told.join("\n\n")}\n`)
  if (mistakes.length > 1) shell.err(`\n${countsText(mistakes, page)}\n`)
}

function tellWritten(file: string, unanswered: readonly string[], { words, isQuiet, isJson }: Settings, shell: Shell): void {
  const { written, assumedCount, next } = words.interview
  if (isJson) writeJson({ ok: true, file, assumed: unanswered }, shell)
  else if (!isQuiet) {
    const assumed = unanswered.length === 0 ? [] : [assumedCount(String(unanswered.length))]
    const name = /^[\w./-]+$/u.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
    shell.out(`${[written(file), ...assumed, "", next, `  venturi check ${name}`, `  venturi plan ${name}`].join("\n")}\n`)
  }
}
