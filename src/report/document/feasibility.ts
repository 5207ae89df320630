/** Feasibility of the best project in a document: its dials as a table, and the verdict. */
import { dialNames, dialPaths, verdictOf } from "../feasibility.ts"
import { figured, paragraph, rightOf, said, sentences, tableOf } from "./chapters/setting.ts"
import type { Subject } from "./chapters/subject.ts"
import type { Block, Row } from "./document.ts"
import { markedWriter } from "./marked-writer.ts"
import { openPath, step } from "./pen.ts"

export function feasibilityBlocks({ pen, name }: Subject): Block[] {
  const project = pen.answer.projects[name]
  if (project === undefined || project.feasibility.dials.tasks.reason === "no-model") return []
  const { columns, heading, note } = pen.words.feasibility
  const heads = [columns.dial, ...[columns.needed, columns.owned, columns.ratio, columns.enough].map(rightOf)]
  const rows = dialNames.flatMap((dial) => rowOf({ pen, name }, dial))
  const verdict = sentences(pen.words, verdictOf({ name, project }, markedWriter(pen)))
  return [
    ...tableOf(heading, heads, rows),
    ...paragraph("plain", verdict),
    ...(rows.length === 0 ? [] : paragraph("note", said(note))),
  ]
}

/** A dial that the project has no use for takes no row. */
function rowOf({ pen, name }: Pick<Subject, "pen" | "name">, dial: (typeof dialNames)[number]): Row[] {
  const told = pen.answer.projects[name]?.feasibility.dials[dial]
  if (told === undefined || told.reason !== null) return []
  const at = `/projects/${step(name)}/feasibility/dials/${dial}`
  const opens = (part: string): string => openPath(pen, `${name}.${dialPaths[dial]}.${part}`)
  return [
    {
      cells: [
        said(pen.words.feasibility.dials[dial]),
        figured(pen.amount(`${at}/needed/p50`, told.needed?.unit ?? "", opens("needed"))),
        figured(pen.amount(`${at}/owned/p50`, told.owned?.unit ?? "", opens("owned"))),
        figured(pen.amount(`${at}/ratio/p50`, "", opens("ratio"))),
        figured(pen.share(`${at}/probability`, opens("ratio"))),
      ],
    },
  ]
}
