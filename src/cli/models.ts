/** `venturi models [FILTER]`: the catalogue by family; with a task, what serves it, on which data, and what has been reached. */
import { applicationOf, applicationText, type CatalogueFilter, catalogueText, modelCatalogue } from "../index.ts"
import type { Options, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { tellWrong, writeJson } from "./source.ts"

export function models(name: string | undefined, given: Options, settings: Settings, shell: Shell): Exit {
  const filter = filterOf(name, given)
  const { models: rows, diagnostics } = modelCatalogue(filter)
  if (diagnostics.length > 0) return tellWrong(diagnostics, () => null, settings, shell)
  const { task, ...others } = filter
  const application = task === undefined ? null : applicationOf(task, others).application
  if (settings.isJson) writeJson({ models: rows, ...(application === null ? {} : { application }) }, shell)
  else shell.out(`${application === null ? catalogueText(rows, settings.page) : applicationText(application, settings.page)}\n`)
  return exit.done
}

function filterOf(name: string | undefined, { family, library, task, min, max }: Options): CatalogueFilter {
  const all = { name, family, library, task, least: min, most: max }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
