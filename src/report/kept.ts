/** Which of the constraints the best project does not keep. */
import { openPath, type Pen, step } from "./document/pen.ts"
import type { Writer } from "./writer.ts"

/** What the best project does not keep of the constraints; null when it keeps all. */
export function unkeptText({ pen, write, constraint }: Writer): string | null {
  const { words, answer } = pen
  const constraints = answer.projects[answer.best]?.constraints ?? []
  const broken = constraints.flatMap(({ text, isMet }, k) => {
    const at = `/projects/${step(answer.best)}/constraints/${k}/probability`
    return isMet
      ? []
      : [words.document.aside(constraint(text, answer.best), write(pen.share(at, constrainedPath(text, answer.best, pen))))]
  })
  return broken.length === 0 ? null : words.report.unkept(words.report.list(broken))
}

/** What a constraint is on, as `explain` takes it: its text begins with the name. */
export function constrainedPath(text: string, project: string, pen: Pen): string {
  const [quantity = ""] = /^[\p{L}\d_.]+/u.exec(text) ?? []
  return openPath(pen, `${project}.${quantity}`, quantity)
}
