/** `venturi run FILE [QUANTITY…]`: the figures of quantities. */
import { runText, runVenture } from "../index.ts"
import { noteOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tell, tellWrong, writeJson } from "./source.ts"

export function run(file: string, quantities: readonly string[], settings: Settings, shell: Shell): Exit {
  const { venture, diagnostics, sources } = loadVenture(file, settings)
  if (venture === null) return tellWrong(diagnostics, sources, settings, shell)
  const note = noteOf(settings.words.cli.drawing, settings, shell)
  const { answer, diagnostics: more } = runVenture(venture, { ...settings.sampling, quantities })
  note.clear()
  if (answer === null) return tellWrong(more, sources, settings, shell)
  if (settings.isJson) writeJson(answer, shell)
  else shell.out(`${runText(answer, venture, settings.page)}\n`)
  if (!settings.isQuiet) tell([...diagnostics, ...more], sources, settings, shell)
  return exit.done
}
