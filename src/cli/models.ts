/** `venturi models [FILTER]`: the catalogue by family; with a task, what serves it, on which data, and what has been reached. */
import {
  applicationOf,
  applicationText,
  type CatalogueFilter,
  catalogueText,
  type Diagnostic,
  modelCatalogue,
  nearest,
  type Words,
} from "../index.ts"
import { given } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { tellWrong, writeJson } from "./source.ts"

export function models(name: string | undefined, options: Options, settings: Settings, shell: Shell): Exit {
  const filter = filterOf(name, options, settings.words)
  const { models: rows, diagnostics } = modelCatalogue(filter)
  if (diagnostics.length > 0) {
    const told = diagnostics.map((one) => inWords(one, settings.words))
    return tellWrong(told, () => null, settings, shell)
  }
  const { task, ...others } = filter
  const application = task === undefined ? null : applicationOf(task, others).application
  if (settings.isJson) writeJson({ models: rows, ...(application === null ? {} : { application }) }, shell)
  else shell.out(`${application === null ? catalogueText(rows, settings.page) : applicationText(application, settings.page)}\n`)
  return exit.done
}

function filterOf(name: string | undefined, { family, library, task, min, max }: Options, words: Words): CatalogueFilter {
  const all = { name, family, library, task: task === undefined ? undefined : taskCalled(task, words), least: min, most: max }
  return given(all)
}

/** A task may be named in the language of the answer too. */
function taskCalled(task: string, { model }: Words): string {
  return Object.entries(model.tasks).find(([, name]) => name === task.trim())?.[0] ?? task
}

/** Tasks that are told go by their names in the language of the answer. */
function inWords(diagnostic: Diagnostic, { model }: Words): Diagnostic {
  const { key, got } = diagnostic.params
  if (key !== "task") return diagnostic
  const words = Object.values(model.tasks)
  return { ...diagnostic, params: { ...diagnostic.params, words, nearest: nearest(String(got), words) } }
}
