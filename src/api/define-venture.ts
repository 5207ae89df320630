/** A venture described in TypeScript, compiled like the file of the same content: by the same readers, from the same tree. */
import type { Diagnostic } from "../diagnostics/index.ts"
import { mistakesIn } from "../options/index.ts"
import { type Compiled, type CompileOptions, compileDescribed, ofDescription } from "../venture/index.ts"
import type { VentureDescription } from "./description.ts"
import { writeTree } from "./write-tree.ts"

export type DefineOptions = Omit<CompileOptions, "file"> & {
  /** Name of the venture in reports, and of the file that `ventureYaml` may be written to: `venture.yaml` unless given. */
  readonly file?: string
}

const usualFile = "venture.yaml"

/**
 * A compiled venture, or null, and all there is to say. The `file` of a diagnostic's span is the path of the value in the
 * description (`projects.chat.revenue[0].price`); its offsets point into `ventureYaml(description)`.
 * Units: of each quantity as in the file format. Errors: those of `compileVenture`, description-value and bad-option.
 */
export function defineVenture(description: VentureDescription, options: DefineOptions = {}): Compiled {
  const told: Diagnostic[] = mistakesIn({ options }, ofDescription)
  const { text, tree } = writeTree(description, rootName, (diagnostic) => void told.push(diagnostic))
  if (tree === null || told.length > 0) return { venture: null, diagnostics: told }
  const { venture, diagnostics } = compileDescribed(tree, text, { ...options, file: options.file ?? usualFile })
  return { venture, diagnostics: inTextOrder(diagnostics) }
}

/** What stands for the path of the description itself. */
const rootName = "description"

/**
 * The description as the text of a venture file, which reads back to the same venture.
 * A description that cannot be written (no object, a function in it) gives an empty text; `defineVenture` says why.
 */
export function ventureYaml(description: VentureDescription): string {
  const { text, tree } = writeTree(description, rootName, () => {})
  return tree === null ? "" : text
}

/** Each place is a file of its own, so that the order of the files tells nothing. What is without a place comes first. */
function inTextOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1) || (a.span?.end ?? -1) - (b.span?.end ?? -1),
  )
}
