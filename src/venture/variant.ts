/** A file as it is run: its tree, the values that a scenario or the command line puts in place, and what it compiles to. */
import { type Diagnostic, inOrder } from "../diagnostics/index.ts"
import { mistakesIn } from "../options/index.ts"
import type { Tree } from "../shape/index.ts"
import { compileTree, type TreeSource } from "./compile-tree.ts"
import { type CompileOptions, ofText, parseVenture } from "./compile-venture.ts"
import { compileRemembered } from "./remade.ts"
import type { Compiled, Venture } from "./venture.ts"

export type Variant = {
  readonly tree: Tree
  readonly source: TreeSource
  readonly scenario: string | null
  readonly venture: Venture
  /** The texts of other files that it reads, by their names; null for what cannot be had. */
  readonly read: ReadonlyMap<string, string | null>
}

export type VariantRead = { readonly variant: Variant | null; readonly diagnostics: readonly Diagnostic[] }

export function readVariant(text: string, options: CompileOptions): VariantRead {
  const wrong = mistakesIn({ text, options }, ofText)
  if (wrong.length > 0) return { variant: null, diagnostics: wrong }
  const read = new Map<string, string | null>()
  const readFile = (name: string): string | null => {
    const found = options.readFile?.(name) ?? null
    read.set(name, found)
    return found
  }
  const parsed = parseVenture(text, { ...options, readFile })
  if (parsed.tree === null) return { variant: null, diagnostics: inOrder(parsed.diagnostics) }
  const { tree, source } = parsed
  const { venture, diagnostics } = compileRemembered(tree, source)
  const scenario = options.scenario ?? null
  return { variant: venture === null ? null : { tree, source, scenario, venture, read }, diagnostics }
}

/** The same with another text in the place of one quantity, as `--set` puts it there. */
export function withText({ tree, source }: Variant, path: string, text: string): Compiled {
  const overrides = new Map(source.overrides).set(path, { text, file: `--set ${path}`, offset: 0 })
  return compileTree(tree, { ...source, overrides })
}
