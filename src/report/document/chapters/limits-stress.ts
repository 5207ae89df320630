/** Every blow in a line: who is best then, what is left of the best project, and how hard it must come to ruin half. */
import { labelOf } from "../../choice.ts"
import { blowText, breakingText } from "../../stress.ts"
import type { Block, Line, Row } from "../document.ts"
import { markedWriter } from "../marked-writer.ts"
import { lineOf } from "../marks.ts"
import { openPath, type Pen, step } from "../pen.ts"
import { figured, rightOf, said, tableOf } from "./setting.ts"

export function stressTable(pen: Pen): Block[] {
  const { stress, best } = pen.answer
  if (stress === null) return []
  const { caption, columns } = pen.words.whatIf.stress
  const rows = [standing(pen), ...stress.cases.map((_, number) => rowOf(number, pen))]
  const heads = [columns.blow, columns.best, rightOf(columns.worth), rightOf(columns.survival), columns.breaking]
  return tableOf(pen.words.document.aside(caption, labelOf(pen.answer, best)), heads, rows)
}

/** Without any blow. */
function standing(pen: Pen): Row {
  const { answer, words } = pen
  const at = `/projects/${step(answer.best)}`
  const objective = answer.projects[answer.best]?.objective
  const worth = figured(pen.amount(`${at}/objective/worth`, objective?.unit ?? "", openPath(pen)))
  return {
    cells: [said(words.whatIf.stress.asItIs), said(labelOf(answer, answer.best)), worth, survivalAt(`${at}/survival`, pen), []],
  }
}

function rowOf(number: number, pen: Pen): Row {
  const { answer } = pen
  const one = answer.stress?.cases[number]
  const at = `/stress/cases/${number}/projects/${step(answer.best)}`
  const best = one?.best ?? ""
  const worth = figured(pen.amount(`${at}/worth`, answer.stress?.unit ?? "", openPath(pen)))
  return {
    cells: [
      lineOf(blowText(number, markedWriter(pen))),
      best === answer.best ? said(labelOf(answer, best)) : [{ kind: "strong", of: said(labelOf(answer, best)) }],
      worth,
      survivalAt(`${at}/survival`, pen),
      breakingLine(number, pen),
    ],
  }
}

/** Nothing where the project knows no ruin. */
function survivalAt(at: string, pen: Pen): Line {
  const { best, projects } = pen.answer
  const isKnown = (projects[best]?.survival ?? null) !== null
  return isKnown ? figured(pen.share(at, openPath(pen, `${best}.ruin`, `${best}.cash`))) : []
}

function breakingLine(number: number, pen: Pen): Line {
  const { breaking } = pen.words.whatIf.stress
  const kind = pen.answer.stress?.cases[number]?.breaking.kind
  if (kind === "broken" || kind === "never") return said(breaking[kind])
  const text = breakingText(number, markedWriter(pen))
  return text === null ? [] : lineOf(text)
}
