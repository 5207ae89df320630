/** `venturi check FILE`: everything that is wrong in it, at once. */
import { diagnosticsJson, marketGaps, outsideData } from "../index.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tell, writeJson } from "./source.ts"

export function check(file: string, settings: Settings, shell: Shell): Exit {
  const { venture, diagnostics: found, sources } = loadVenture(file, settings)
  const diagnostics = venture === null ? found : [...found, ...outsideData(venture, { isDrawn: false }), ...marketGaps(venture)]
  if (settings.isJson) writeJson(diagnosticsJson(diagnostics, sources, settings.words), shell)
  else {
    tell(diagnostics, sources, settings, shell)
    const isRight = venture !== null && !settings.isQuiet
    if (isRight) shell.out(`${settings.words.report.isRight(file, venture.model.quantities.size, venture.projects.length)}\n`)
  }
  return venture === null ? exit.wrongInput : exit.done
}
