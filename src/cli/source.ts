/** A venture from a file on disk: read, compiled, and told about when anything is wrong. */

import { readerBeside, readVentureFile } from "../host/index.ts"
import {
  type Compiled,
  type CompileOptions,
  compileVenture,
  countsText,
  type Diagnostic,
  diagnosticsJson,
  diagnosticsText,
  type Sources,
} from "../index.ts"
import type { Override, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"

export type Loaded = Compiled & { readonly sources: Sources }

export function loadVenture(file: string, { overrides, scenario }: Settings): Loaded {
  const read = readVentureFile(file)
  if ("diagnostic" in read) return { venture: null, diagnostics: [read.diagnostic], sources: () => null }
  const compiled = compileVenture(read.text, compileOptions(file, scenario, overrides))
  const set = textsOf(overrides)
  // A mistake may lie in a file that the venture names: layers of a model.
  const beside = readerBeside(file)
  return { ...compiled, sources: (name) => (name === file ? read.text : (set.get(name) ?? beside(name))) }
}

/** A file is compiled with what lies beside it, and with what the command line puts in place. */
export function compileOptions(file: string, scenario: string | null, overrides: readonly Override[]): CompileOptions {
  return { file, readFile: readerBeside(file), overrides, ...(scenario === null ? {} : { scenario }) }
}

/** What stands behind `--set`, by the names that diagnostics give it. */
export function textsOf(overrides: readonly Override[]): ReadonlyMap<string, string> {
  return new Map(overrides.map(({ path, text }) => [`--set ${path}`, text]))
}

/** Nothing could be computed: the document or the text, and the exit code of wrong input. */
export function tellWrong(diagnostics: readonly Diagnostic[], sources: Sources, settings: Settings, shell: Shell): Exit {
  if (settings.isJson) writeJson(diagnosticsJson(diagnostics, sources, settings.words), shell)
  else tell(diagnostics, sources, settings, shell)
  return exit.wrongInput
}

/** Nobody reads more errors at once; the first ones often bring the others about. */
const mostTold = 30

/** Diagnostics on standard error, with a count where there are several. */
export function tell(diagnostics: readonly Diagnostic[], sources: Sources, { page }: Settings, shell: Shell): void {
  if (diagnostics.length === 0) return
  let errors = 0
  const shown = diagnostics.filter(({ severity }) => severity !== "error" || ++errors <= mostTold)
  shell.err(`${diagnosticsText(shown, sources, page)}\n`)
  const left = diagnostics.length - shown.length
  if (left > 0) shell.err(`\n${page.words.cli.moreErrors(left)}\n`)
  if (diagnostics.length > 1) shell.err(`\n${countsText(diagnostics, page)}\n`)
}

export function writeJson(document: unknown, shell: Shell): void {
  shell.out(`${JSON.stringify(document, null, 2)}\n`)
}
