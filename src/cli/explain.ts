/** `venturi explain FILE [QUANTITY]`: a number down to its sources, or the list of all that can be asked for. */
import {
  explainJson,
  explainListText,
  explainProgram,
  explainQuantity,
  explainText,
  explainVenture,
  listedJson,
  programText,
  type Venture,
} from "../index.ts"
import { noteOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { type Loaded, loadVenture, tell, tellWrong, writeJson } from "./source.ts"

const usualDepth = 3

/** `month`: of monthly quantities, one to show beside the first and the last. */
export function explain(
  file: string,
  quantity: string | undefined,
  settings: Settings,
  shell: Shell,
  month?: number | string,
): Exit {
  const loaded = loadVenture(file, settings)
  const { venture, diagnostics, sources } = loaded
  if (venture === null) return tellWrong(diagnostics, sources, settings, shell)
  if (quantity === undefined) return explainAll(venture, settings, shell)
  return explainOne(venture, quantity, loaded, settings, shell, month)
}

/** The program that the compiler makes of a quantity, or of all that the file defines. */
export function explainCompiled(file: string, quantity: string | undefined, settings: Settings, shell: Shell): Exit {
  const { venture, diagnostics, sources } = loadVenture(file, settings)
  if (venture === null) return tellWrong(diagnostics, sources, settings, shell)
  const { answer, diagnostics: more } = explainProgram(venture, quantity === undefined ? [] : [quantity])
  if (answer === null) return tellWrong(more, sources, settings, shell)
  if (settings.isJson) writeJson(answer, shell)
  else shell.out(`${programText(answer, settings.page)}\n`)
  return exit.done
}

function explainAll(venture: Venture, { isJson, words, page }: Settings, shell: Shell): Exit {
  const all = explainVenture(venture)
  if (isJson) writeJson({ quantities: all.map((one) => listedJson(one, venture, words)) }, shell)
  else shell.out(`${explainListText(all, venture, page)}\n`)
  return exit.done
}

function explainOne(
  venture: Venture,
  name: string,
  { sources }: Loaded,
  settings: Settings,
  shell: Shell,
  month: number | string | undefined,
): Exit {
  const depth = settings.depth ?? (settings.isJson ? null : usualDepth)
  const note = noteOf(settings.words.cli.drawing, settings, shell)
  const shown = { ...(depth === null ? {} : { depth }), ...(month === undefined ? {} : { month }) }
  const { answer, diagnostics } = explainQuantity(venture, name, { ...settings.sampling, ...shown })
  note.clear()
  if (answer === null) return tellWrong(diagnostics, sources, settings, shell)
  const { samples, seed, quantity } = answer
  if (settings.isJson) writeJson({ samples, seed, quantity: explainJson(quantity, venture, settings.words) }, shell)
  else shell.out(`${explainText(answer, venture, settings.page)}\n`)
  if (!settings.isQuiet) tell(diagnostics, sources, settings, shell)
  return exit.done
}
