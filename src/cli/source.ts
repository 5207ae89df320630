/** A venture from a file on disk: read, compiled, and told about when anything is wrong. */

import { readerBeside, readVentureFile } from "../host/index.ts"
import {
  type Compiled,
  compileVenture,
  countsText,
  type Diagnostic,
  diagnosticsJson,
  diagnosticsText,
  type Sources,
} from "../index.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"

export type Loaded = Compiled & { readonly sources: Sources }

export function loadVenture(file: string, { overrides, scenario }: Settings): Loaded {
  const read = readVentureFile(file)
  if ("diagnostic" in read) return { venture: null, diagnostics: [read.diagnostic], sources: () => null }
  const compiled = compileVenture(read.text, {
    file,
    readFile: readerBeside(file),
    overrides,
    ...(scenario === null ? {} : { scenario }),
  })
  const set = new Map(overrides.map(({ path, text }) => [`--set ${path}`, text]))
  return { ...compiled, sources: (name) => (name === file ? read.text : (set.get(name) ?? null)) }
}

/** Nothing could be computed: the document or the text, and the exit code of wrong input. */
export function tellWrong(diagnostics: readonly Diagnostic[], sources: Sources, settings: Settings, shell: Shell): Exit {
  if (settings.isJson) writeJson(diagnosticsJson(diagnostics, sources, settings.words), shell)
  else tell(diagnostics, sources, settings, shell)
  return exit.wrongInput
}

/** Diagnostics on standard error, with a count where there are several. */
export function tell(diagnostics: readonly Diagnostic[], sources: Sources, { page }: Settings, shell: Shell): void {
  if (diagnostics.length === 0) return
  shell.err(`${diagnosticsText(diagnostics, sources, page)}\n`)
  if (diagnostics.length > 1) shell.err(`\n${countsText(diagnostics, page)}\n`)
}

export function writeJson(document: unknown, shell: Shell): void {
  shell.out(`${JSON.stringify(document, null, 2)}\n`)
}
