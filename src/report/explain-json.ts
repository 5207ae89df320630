/** `explain --json`: the same tree or list, with places as lines and meanings as sentences. */
import type { Explained, Listed } from "../decide/index.ts"
import { lineColumn } from "../diagnostics/index.ts"
import type { Source } from "../engine/index.ts"
import type { Words } from "../words/index.ts"
import type { About } from "./names.ts"

export type SourceJson =
  | { readonly kind: "file"; readonly file: string; readonly line: number | null }
  | ({ readonly kind: "default" | "formula" } & Partial<Source>)

export type ListedJson = Omit<Listed, "origin" | "meaning"> & { readonly meaning: string | null; readonly source: SourceJson }
export type ExplainedJson = ListedJson &
  Pick<Explained, "figures" | "months" | "byMonth" | "isRepeated"> & { readonly children: readonly ExplainedJson[] }

export function explainJson(quantity: Explained, about: About, words: Words): ExplainedJson {
  const { figures, months, byMonth, isRepeated, children } = quantity
  return {
    ...listedJson(quantity, about, words),
    ...{ figures, months, byMonth, isRepeated },
    children: children.map((child) => explainJson(child, about, words)),
  }
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
