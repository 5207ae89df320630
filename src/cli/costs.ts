/** `venturi costs FILE [PROJECT]`: what a project spends, class by class, and what of it could be saved. */
import { costsJson, costsOf, costsText } from "../index.ts"
import { progressOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tell, tellWrong, writeJson } from "./source.ts"

export function costs(file: string, project: string | undefined, settings: Settings, shell: Shell): Exit {
  const { venture, diagnostics: wrong, sources } = loadVenture(file, settings)
  if (venture === null) return tellWrong(wrong, sources, settings, shell)
  const progress = progressOf(settings, shell)
  const asked = project === undefined ? {} : { project }
  const { answer, diagnostics } = costsOf(venture, { ...settings.sampling, ...asked, onProgress: progress.tick })
  progress.clear()
  if (answer === null) return tellWrong(diagnostics, sources, settings, shell)
  if (settings.isJson) writeJson(costsJson(answer, venture, settings.words), shell)
  else shell.out(`${costsText(answer, venture, settings.page)}\n`)
  if (!settings.isQuiet && !settings.isJson) tell([...wrong, ...diagnostics], sources, settings, shell)
  return exit.done
}
