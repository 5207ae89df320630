/** `venturi report FILE -o out.html`: the plan as a document to show and keep; the ending of each name says as what. */
import { replaceFile } from "../host/index.ts"
import {
  costsInPlan,
  csvOf,
  type Document,
  htmlOf,
  loadLinearSolver,
  markdownOf,
  planVenture,
  type ReportGiven,
  reportDocument,
  reportJson,
  servedProjects,
  sourcesOf,
  ventureTrends,
} from "../index.ts"
import { type Ending, endingOf, UsageError } from "./arguments.ts"
import { progressOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tellWrong, writeJson } from "./source.ts"

type Made = { readonly document: Document; readonly given: ReportGiven }

const writers: Readonly<Record<Ending, (made: Made) => string | Promise<string>>> = {
  ".html": ({ document }) => htmlOf(document),
  ".md": ({ document }) => markdownOf(document),
  ".csv": ({ document }) => csvOf(document),
  ".json": ({ given }) => `${JSON.stringify(reportJson(given), null, 2)}\n`,
}

export async function report(file: string, outputs: readonly string[], settings: Settings, shell: Shell): Promise<Exit> {
  const { words } = settings
  if (outputs.length === 0 && !settings.isJson) throw new UsageError(words.cli.needsOutput)
  const loaded = loadVenture(file, settings)
  if (loaded.venture === null) return tellWrong(loaded.diagnostics, loaded.sources, settings, shell)
  const progress = progressOf(settings, shell)
  const solver = await loadLinearSolver()
  const { answer, diagnostics: more } = planVenture(loaded.venture, { ...settings.sampling, onProgress: progress.tick, solver })
  progress.clear()
  if (answer === null) return tellWrong(more, loaded.sources, settings, shell)
  const date = shell.today()
  const diagnostics = [...loaded.diagnostics, ...more]
  const [sources, served] = [sourcesOf(loaded.venture, date), servedProjects(loaded.venture, answer)]
  const { answer: trends } = ventureTrends(loaded.venture, settings.sampling, answer)
  const costs = costsInPlan(loaded.venture, answer)
  const expected = { ...(trends === null ? {} : { trends }), ...(costs === null ? {} : { costs }) }
  const given: ReportGiven = { answer, sources, served, ...expected, diagnostics, about: loaded.venture, words, date }
  const made = { document: reportDocument(given), given }
  for (const output of outputs) {
    const problem = replaceFile(output, await writers[endingOf(output)](made))
    if (problem !== null) return tellWrong([problem], loaded.sources, settings, shell)
    if (!settings.isQuiet && !settings.isJson) shell.out(`${words.cli.written(output)}\n`)
  }
  // After the files: where one cannot be written, the document that says so is the only one.
  if (settings.isJson) writeJson(reportJson(given), shell)
  return exit.done
}
