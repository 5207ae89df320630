/** `venturi plan FILE`: which project, why, and what to do next; for people each part as soon as it is known. */
import { loadLinearSolver, planInParts, planJson, streamPlan } from "../index.ts"
import { progressOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tellWrong, writeJson } from "./source.ts"

export async function plan(file: string, settings: Settings, shell: Shell): Promise<Exit> {
  const { venture, diagnostics, sources } = loadVenture(file, settings)
  if (venture === null) return tellWrong(diagnostics, sources, settings, shell)
  const progress = progressOf(settings, shell)
  const parts = planInParts(venture, settings.page)
  const say = (text: string): void => {
    if (text === "") return
    progress.clear()
    shell.out(text)
  }
  for await (const step of streamPlan(venture, {
    ...settings.sampling,
    onProgress: progress.tick,
    loadSolver: loadLinearSolver,
  })) {
    if (!step.isFinal) {
      if (!settings.isJson) say(parts.add(step.answer))
      continue
    }
    progress.clear()
    if (step.answer === null) return tellWrong(step.diagnostics, sources, settings, shell)
    const warnings = [...diagnostics, ...step.diagnostics]
    if (settings.isJson) writeJson(planJson(step.answer, warnings, venture, settings.words), shell)
    else say(`${parts.end(step.answer, warnings)}\n`)
  }
  return exit.done
}
