/** `venturi model SPEC`: a model's parameters, arithmetic and memory, layer by layer. */
import { type CountOptions, countModel, modelText } from "../index.ts"
import { askOfModel, given, tellAnswer } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"

export function model(spec: string, options: Options, settings: Settings, shell: Shell): Exit {
  const asked = askOfModel(spec, (described) => countModel(described, optionsOf(options)))
  const count = asked.result?.count ?? null
  const answer = count === null ? null : { document: count, text: modelText(count, settings.depth ?? 0, settings.page) }
  return tellAnswer(answer, asked, optionNames, settings, shell)
}

const optionNames = ["sequence", "image", "frames", "classes", "loraRank", "loraTargets"]

function optionsOf(options: Options): CountOptions {
  const { seq: sequence, image, frames, classes, batch, tuning, loraRank, loraTargets, precision, attention } = options
  // Words are checked where they are typed.
  return given({ sequence, image, frames, classes, batch, tuning, loraRank, loraTargets, precision, attention }) as CountOptions
}
