/** `venturi sources FILE`: every default that the answer rests on, how old it is, and which to replace first. */
import { decidingDefaults, outsideData, sourcesJson, sourcesOf, sourcesText } from "../index.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tell, tellWrong, writeJson } from "./source.ts"

export function sources(file: string, settings: Settings, shell: Shell): Exit {
  const { venture, diagnostics, sources: texts } = loadVenture(file, settings)
  if (venture === null) return tellWrong(diagnostics, texts, settings, shell)
  const answer = sourcesOf(venture, settings.asOf)
  const deciding = decidingDefaults(venture, answer)
  const outside = outsideData(venture)
  if (settings.isJson) {
    writeJson(sourcesJson(answer, deciding, [...diagnostics, ...outside], venture, settings.words), shell)
    return exit.done
  }
  shell.out(`${sourcesText(answer, deciding, outside, venture, settings.page)}\n`)
  if (!settings.isQuiet) tell(diagnostics, texts, settings, shell)
  return exit.done
}
