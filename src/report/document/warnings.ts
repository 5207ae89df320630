/** What to be careful with: constraints that other projects do not keep, and what `check` and `plan` warn of. */
import { type Diagnostic, printable } from "../../diagnostics/index.ts"
import { sayDiagnostic } from "../../words/index.ts"
import { placeOf, textOf } from "../diagnostics.ts"
import { constrainedPath } from "../kept.ts"
import { said } from "./chapters/setting.ts"
import type { Block, Inline, Line } from "./document.ts"
import { lineOf, marked } from "./marks.ts"
import { type Pen, step } from "./pen.ts"

export function warningBlocks(pen: Pen, diagnostics: readonly Diagnostic[]): Block[] {
  // What is not kept is told with its figures, of the best project beside the verdict.
  const others = diagnostics.filter(({ code }) => code !== "constraint-not-met")
  const items = [...notKeptLines(pen), ...others.map((one) => messageLine(one, pen))]
  return items.length === 0 ? [] : [{ kind: "list", isOrdered: false, items }]
}

/** Of projects that are not chosen, one line a constraint. */
function notKeptLines(pen: Pen): Line[] {
  const { words, answer } = pen
  const by = new Map<string, string[]>()
  for (const [name, { label, constraints }] of Object.entries(answer.projects))
    for (const [k, { text, isMet }] of constraints.entries()) {
      if (isMet || name === answer.best) continue
      const at = `/projects/${step(name)}/constraints/${k}/probability`
      const probability = marked(pen.share(at, constrainedPath(text, name, pen)))
      by.set(text, [...(by.get(text) ?? []), words.document.aside(label, probability)])
    }
  return [...by].map(([constraint, projects]) =>
    lineOf(words.report.othersUnkept(marked({ kind: "code", text: constraint }), projects)),
  )
}

function messageLine(diagnostic: Diagnostic, { words, about }: Pen): Line {
  const { message, advice } = sayDiagnostic(words, diagnostic)
  const { span } = diagnostic
  const place = span === null ? null : placeOf(span, textOf(about))
  const text = advice === null ? message : words.document.aside(message, advice)
  return [...(place === null ? [] : [{ kind: "code", text: place } as const, ...said(" ")]), ...quotedParts(printable(text))]
}

/** What stands between backticks is as it stands in the file. */
function quotedParts(text: string): Inline[] {
  return text.split("`").flatMap((part, k): Inline[] => (k % 2 === 0 ? [...said(part)] : [{ kind: "code", text: part }]))
}
