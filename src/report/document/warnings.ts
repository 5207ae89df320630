/** What to be careful with: constraints that other projects do not keep, and what `check` and `plan` warn of, in short; in full in the appendix. */
import { type Diagnostic, printable } from "../../diagnostics/index.ts"
import { sayDiagnostic } from "../../words/index.ts"
import { constraintText } from "../constraint-text.ts"
import { placeOf, textOf } from "../diagnostics.ts"
import { constrainedPath } from "../kept.ts"
import { said } from "./chapters/setting.ts"
import type { Block, Inline, Line } from "./document.ts"
import { lineOf, marked } from "./marks.ts"
import { type Pen, step } from "./pen.ts"

export function warningBlocks(pen: Pen, diagnostics: readonly Diagnostic[]): Block[] {
  // What is not kept is told with its figures, of the best project beside the verdict.
  const items = [...notKeptLines(pen), ...othersIn(diagnostics).map((one) => said(shortText(one, pen)))]
  return items.length === 0 ? [] : [{ kind: "list", isOrdered: false, items }]
}

/** With their places and with what to do in the file. */
export function fullWarnings(pen: Pen, diagnostics: readonly Diagnostic[]): Block[] {
  const items = othersIn(diagnostics).map((one) => messageLine(one, pen))
  if (items.length === 0) return []
  return [
    { kind: "heading", text: pen.words.document.titles.warningsInFull },
    { kind: "list", isOrdered: false, items },
  ]
}

function othersIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code !== "constraint-not-met")
}

/** For a reader who knows no key of the file: neither place nor advice, and of a source what it lacks, not all that it covers. */
function shortText(diagnostic: Diagnostic, { words }: Pen): string {
  const { source, got } = diagnostic.params
  if (diagnostic.code === "outside-data" && typeof source === "string" && typeof got === "string")
    return words.document.notCovered(words.sources.title(source), got)
  const { message } = sayDiagnostic(words, diagnostic)
  return printable(message).replaceAll(/`([^`]*)`/gu, (_, name: string) => words.signs.quoted(name))
}

/** Of projects that are not chosen, one line a constraint. */
function notKeptLines(pen: Pen): Line[] {
  const { words, answer } = pen
  const by = new Map<string, { readonly asked: string; readonly projects: string[] }>()
  for (const [name, { label, constraints }] of Object.entries(answer.projects))
    for (const [k, { text, isMet }] of constraints.entries()) {
      if (isMet || name === answer.best) continue
      const at = `/projects/${step(name)}/constraints/${k}/probability`
      const probability = marked(pen.share(at, constrainedPath(text, name, pen)))
      const told = by.get(text) ?? { asked: constraintText(text, name, pen), projects: [] }
      by.set(text, { ...told, projects: [...told.projects, words.document.aside(label, probability)] })
    }
  return [...by.values()].map(({ asked, projects }) => lineOf(words.report.othersUnkept(asked, projects)))
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
