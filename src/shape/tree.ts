/** A file as a tree of texts with positions; what YAML is gone, so rooms read sections without knowing of it. */
import type { Span } from "../diagnostics/index.ts"

export type Entry = { readonly key: string; readonly keySpan: Span; readonly value: Tree }

export type Scalar = {
  readonly kind: "scalar"
  readonly span: Span
  readonly text: string
  readonly isQuoted: boolean
  /** It stands in braces or brackets, where a comma ends it. */
  readonly isInFlow: boolean
  /** A comma cut it in two; the tail is gone. */
  readonly isCut: boolean
  /** Offset of the text's first character: after the quote of a quoted text. */
  readonly textStart: number
}

export type Tree =
  | { readonly kind: "map"; readonly span: Span; readonly entries: readonly Entry[] }
  | { readonly kind: "list"; readonly span: Span; readonly items: readonly Tree[] }
  | Scalar
  | { readonly kind: "empty"; readonly span: Span }

/** How a name is written in paths: `_` for whatever is no letter, digit or dot. */
export function slug(name: string): string {
  const text = name
    .normalize("NFC")
    .trim()
    .replaceAll(/[^\p{L}\p{M}\p{N}_.]+/gu, "_")
  // By hand, since a pattern for the end of a text is tried at every place of a long run.
  let end = text.length
  while (end > 1 && text[end - 1] === "_") end -= 1
  let start = 0
  while (start < end - 1 && text[start] === "_") start += 1
  return text.slice(start, end)
}
