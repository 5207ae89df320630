/** `venturi explain FILE QUANTITY --matters`: the inputs that the quantity depends on most. */
import { mattersJson, mattersOf, mattersText } from "../index.ts"
import { UsageError } from "./arguments.ts"
import { noteOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tell, tellWrong, writeJson } from "./source.ts"

export function matters(
  file: string,
  name: string | undefined,
  month: number | string | undefined,
  settings: Settings,
  shell: Shell,
): Exit {
  const { words, page, sampling, isJson, isQuiet } = settings
  if (name === undefined) throw new UsageError(words.cli.missingArgument("QUANTITY"))
  const { venture, diagnostics: wrong, sources } = loadVenture(file, settings)
  if (venture === null) return tellWrong(wrong, sources, settings, shell)
  const note = noteOf(words.cli.drawing, settings, shell)
  const { answer, diagnostics } = mattersOf(venture, name, { ...sampling, ...(month === undefined ? {} : { month }) })
  note.clear()
  if (answer === null) return tellWrong(diagnostics, sources, settings, shell)
  if (isJson) writeJson(mattersJson(answer, venture, words), shell)
  else shell.out(`${mattersText(answer, venture, page)}\n`)
  if (!isQuiet) tell(diagnostics, sources, settings, shell)
  return exit.done
}
