/** `venturi plan FILE`: which project, why, and what to do next. */
import { planJson, planText, planVenture } from "../index.ts"
import { progressOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tellWrong, writeJson } from "./source.ts"

export function plan(file: string, settings: Settings, shell: Shell): Exit {
  const { venture, diagnostics, sources } = loadVenture(file, settings)
  if (venture === null) return tellWrong(diagnostics, sources, settings, shell)
  const progress = progressOf(settings, shell)
  const { answer, diagnostics: more } = planVenture(venture, { ...settings.sampling, onProgress: progress.tick })
  progress.clear()
  if (answer === null) return tellWrong(more, sources, settings, shell)
  const warnings = [...diagnostics, ...more]
  if (settings.isJson) writeJson(planJson(answer, warnings, venture, settings.words), shell)
  else shell.out(`${planText(answer, warnings, venture, settings.page)}\n`)
  return exit.done
}
