/** When the best project fails: its rules as sentences that terminal and document share. */
import type { FailureCondition } from "../decide/index.ts"
import { openPath } from "./document/pen.ts"
import { asWritten } from "./names.ts"
import type { Writer } from "./writer.ts"

/** One for each rule, or that there is none. */
export function failureSentences(writer: Writer): string[] {
  const { pen } = writer
  const { failures } = pen.answer
  if (failures === null) return []
  const said = pen.words.whatIf.failures
  const share = (box: number, of: string): string => writer.write(pen.share(`/failures/boxes/${box}/${of}`, openPath(pen)))
  if (failures.boxes.length === 0) return [said.none[failures.of]]
  return failures.boxes.map((_, box) => {
    const say = box === 0 ? said.rule : said.further
    const [density, base, coverage] = ["density", "base", "coverage"].map((of) => share(box, of))
    return say[failures.of](conditionTexts(box, writer), density ?? "", base ?? "", coverage ?? "")
  })
}

export function conditionTexts(box: number, writer: Writer): string[] {
  const conditions = writer.pen.answer.failures?.boxes[box]?.conditions ?? []
  return conditions.map((condition, k) => conditionText(condition, `/failures/boxes/${box}/conditions/${k}`, writer))
}

function conditionText(condition: FailureCondition, at: string, writer: Writer): string {
  switch (condition.kind) {
    case "input":
      return inputText(condition, at, writer)
    case "round": {
      const { round } = writer.pen.words.whatIf.failures
      return (condition.from === null ? round.comes : round.fails)(nameIn(condition.path, writer))
    }
    case "event":
      return eventText(condition, at, writer)
    default:
      return launchText(condition, at, writer)
  }
}

function inputText({ path, unit, from, to }: FailureCondition, at: string, { pen, write, name }: Writer): string {
  const said = pen.words.whatIf.failures.input
  const end = (of: "from" | "to"): string => write(pen.amount(`${at}/${of}`, unit, openPath(pen, path)))
  if (from === null) return said.atMost(name(path), end("to"))
  return to === null ? said.atLeast(name(path), end("from")) : said.between(name(path), end("from"), end("to"))
}

/** A month that the horizon does not leave is never. */
function isNever(month: number | null, { pen }: Writer): boolean {
  return month !== null && month >= pen.about.model.months - 1
}

function launchText({ path, from, to }: FailureCondition, at: string, writer: Writer): string {
  const { pen, write } = writer
  const said = pen.words.whatIf.failures.launch
  const month = (of: "from" | "to"): string => write(pen.month(`${at}/${of}`, openPath(pen, path)))
  if (isNever(from, writer)) return said.never
  if (from === null) return said.before(month("to"))
  return to === null || isNever(to, writer) ? said.from(month("from")) : said.between(month("from"), month("to"))
}

function eventText({ path, from, to }: FailureCondition, at: string, writer: Writer): string {
  const { pen, write } = writer
  const said = pen.words.whatIf.failures.event
  const opens = openPath(pen, `${path}.probability`, `${path}.frequency`)
  const month = (of: "from" | "to"): string => write(pen.month(`${at}/${of}`, opens))
  const name = nameIn(path, writer)
  if (isNever(from, writer)) return said.never(name)
  if (from === null) return isNever(to, writer) ? said.ever(name) : said.before(name, month("to"))
  return to === null || isNever(to, writer) ? said.notBefore(name, month("from")) : said.between(name, month("from"), month("to"))
}

/** The third step of its path, as written: `onprem.risks.fire`, `onprem.funding.seed`. */
function nameIn(path: string, { pen }: Writer): string {
  return asWritten(path.split(".")[2] ?? path, pen.about.text)
}
