/** `venturi init [FILE]`: ten questions, on a terminal one by one, from a pipe one a line; then a file that plans. */
import { whyNotNew, writeNew } from "../host/index.ts"
import {
  type AnyQuestion,
  answerQuestion,
  completed,
  diagnosticsText,
  interview,
  readLines,
  type SoFar,
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
    shell.err(`\n${questionText(question, index + 1, questions.length, settings)}\n`)
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

function questionText({ id }: AnyQuestion, index: number, all: number, { words, page }: Settings): string {
  const { ask, example, suchAs, count } = words.interview
  return `${page.paint.dim(count(String(index), String(all)))}  ${page.paint.strong(ask[id])}\n${page.paint.dim(suchAs(example[id]))}`
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
  tellWrong(read.diagnostics, (name) => (name === pipe ? text : null), settings, shell)
  return null
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
