/** `explain --json`: the same tree or list, with places as lines and meanings as sentences. */
import type { Explained, Listed } from "../decide/index.ts"
import { lineColumn } from "../diagnostics/index.ts"
import type { Source, Working } from "../engine/index.ts"
import type { Words } from "../words/index.ts"
import type { About } from "./names.ts"

export type SourceJson =
  | { readonly kind: "file"; readonly file: string; readonly line: number | null }
  | ({ readonly kind: "default" | "formula" } & Partial<Source>)

export type ListedJson = Omit<Listed, "origin" | "meaning"> & { readonly meaning: string | null; readonly source: SourceJson }
export type ExplainedJson = ListedJson &
  Pick<Explained, "figures" | "months" | "byMonth" | "isRepeated"> & {
    readonly children: readonly ExplainedJson[]
    readonly working: readonly WorkingJson[]
  }

/** A part of a working: `times` equal ones of this value. */
export type WorkingJson = Omit<Working, "sentence" | "parts"> & {
  readonly sentence: string | null
  readonly parts: readonly WorkingJson[]
}

export function explainJson(quantity: Explained, about: About, words: Words): ExplainedJson {
  const { figures, months, byMonth, isRepeated, children, working } = quantity
  return {
    ...listedJson(quantity, about, words),
    ...{ figures, months, byMonth, isRepeated },
    children: children.map((child) => explainJson(child, about, words)),
    working: working.map((part) => workingJson(part, words)),
  }
}

function workingJson(part: Working, words: Words): WorkingJson {
  return { ...part, sentence: words.working(part.sentence), parts: part.parts.map((inside) => workingJson(inside, words)) }
}

export function listedJson(
  { path, unit, kind, isMonthly, isTruth, isResource, text, meaning, origin }: Listed,
  about: About,
  words: Words,
): ListedJson {
  return {
    path,
    unit,
    kind,
    isMonthly,
    isTruth,
    isResource,
    text,
    meaning: words.meaning(meaning),
    source: sourceJson(origin, about),
  }
}

function sourceJson(origin: Listed["origin"], { file, text }: About): SourceJson {
  if (origin.kind !== "file") return { kind: origin.kind === "default" ? "default" : "formula", ...(origin.source ?? {}) }
  const isHere = origin.span.file === file
  return { kind: "file", file: origin.span.file, line: isHere ? lineColumn(text, origin.span.start).line : null }
}
