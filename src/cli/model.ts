/** `venturi model SPEC`: a model's parameters, arithmetic and memory, layer by layer. */
import { type CountOptions, countModel, diagnosticsJson, modelText } from "../index.ts"
import { askOfModel, asTyped, given } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { tell, tellWrong, writeJson } from "./source.ts"

export function model(spec: string, options: Options, settings: Settings, shell: Shell): Exit {
  const asked = askOfModel(spec, (described) => countModel(described, optionsOf(options)))
  const { sources } = asked
  const diagnostics = asked.diagnostics.map((one) => asTyped(one, optionNames))
  const count = asked.result?.count ?? null
  if (count === null) return tellWrong(diagnostics, sources, settings, shell)
  if (settings.isJson) {
    writeJson({ ...count, warnings: diagnosticsJson(diagnostics, sources, settings.words).diagnostics }, shell)
    return exit.done
  }
  shell.out(`${modelText(count, settings.depth ?? 0, settings.page)}\n`)
  if (!settings.isQuiet) tell(diagnostics, sources, settings, shell)
  return exit.done
}

const optionNames = ["sequence", "image", "frames", "classes", "loraRank", "loraTargets"]

function optionsOf(options: Options): CountOptions {
  const { seq: sequence, image, frames, classes, batch, tuning, loraRank, loraTargets, precision, attention } = options
  // Words are checked where they are typed.
  return given({ sequence, image, frames, classes, batch, tuning, loraRank, loraTargets, precision, attention }) as CountOptions
}
