/** Writes the figures of sentences into a document: marked, so that they are figures again; names stand without their paths. */
import { constraintText } from "../constraint-text.ts"
import { isValue, readableName, shortName, spokenName } from "../names.ts"
import type { Writer } from "../writer.ts"
import { marked } from "./marks.ts"
import type { Pen } from "./pen.ts"

export function markedWriter(pen: Pen): Writer {
  return {
    pen,
    write: marked,
    quote: (text) => marked({ kind: "code", text }),
    name: (path) => ofOwner(pen, path, spokenName(pen.words, pen.about, path)),
    // The figures beside it open what it is.
    named: (name) => name,
    hasCommands: false,
    constraint: (text, project) => constraintText(text, project, pen),
  }
}

/** In a table or a picture, by what it is. */
export function namedIn(pen: Pen, path: string): string {
  return ofOwner(pen, path, readableName(pen.words, pen.about, path))
}

/** What is of another project than the best one says so. */
function ofOwner({ words, answer }: Pen, path: string, name: string): string {
  const [owner = ""] = path.split(".")
  const other = owner === answer.best ? undefined : answer.projects[owner]
  return other === undefined ? name : words.document.aside(name, other.label)
}

/** The objective standing alone: of the founder's own objective its own name. */
export function objectiveTitle({ words, about }: Pen, path: string): string {
  if (isValue(path)) return words.document.value
  return shortName(words, about, path)
}
