/** `venturi trends [FILE]`: the series, rules and time-line; of a file its margin under them, and which of them kills it. */
import { join } from "node:path"
import { replaceFile } from "../host/index.ts"
import {
  type Diagnostic,
  expectingUsual,
  trendPictures,
  trendsText,
  trendTimeline,
  type Venture,
  ventureTrends,
  ventureTrendsJson,
  ventureTrendsText,
} from "../index.ts"
import { progressOf } from "./progress.ts"
import type { Options, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tell, tellWrong, writeJson } from "./source.ts"

export type TrendsGiven = Options & { readonly svg?: string }

export async function trends(file: string | undefined, { svg }: TrendsGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const written = svg === undefined ? [] : await draw(svg, settings)
  if (!Array.isArray(written)) return tellWrong([written], () => null, settings, shell)
  const code = file === undefined ? catalogue(settings, shell) : ofVenture(file, settings, shell)
  if (!settings.isQuiet && !settings.isJson) for (const name of written) shell.out(`${settings.words.cli.written(name)}\n`)
  return code
}

function catalogue({ page, isJson }: Settings, shell: Shell): Exit {
  const timeline = trendTimeline()
  if (isJson) writeJson(timeline, shell)
  else shell.out(`${trendsText(timeline, page)}\n`)
  return exit.done
}

function ofVenture(file: string, settings: Settings, shell: Shell): Exit {
  const { words, page, isJson, isQuiet } = settings
  const { venture, diagnostics, sources } = loadVenture(file, settings)
  if (venture === null) return tellWrong(diagnostics, sources, settings, shell)
  const asked: Venture = venture.trends === undefined ? (expectingUsual(venture) ?? venture) : venture
  const progress = progressOf(settings, shell)
  const { answer, diagnostics: more } = ventureTrends(asked, { ...settings.sampling, onProgress: progress.tick })
  progress.clear()
  if (answer === null) return tellWrong(more, sources, settings, shell)
  const told = [...diagnostics, ...more]
  const isUnasked = venture.trends === undefined
  if (isJson) writeJson(ventureTrendsJson(answer, isUnasked, told, sources, words), shell)
  else shell.out(`${isUnasked ? `${words.trends.unasked}\n\n` : ""}${ventureTrendsText(answer, asked, page)}\n`)
  if (!isQuiet && !isJson) tell(told, sources, settings, shell)
  return exit.done
}

/** The pictures of the time-line into a folder: the files that were written, or why one was not. */
async function draw(folder: string, { words }: Settings): Promise<string[] | Diagnostic> {
  const written: string[] = []
  for (const { name, svg } of await trendPictures(trendTimeline(), words)) {
    const file = join(folder, name)
    const problem = replaceFile(file, svg)
    if (problem !== null) return problem
    written.push(file)
  }
  return written
}
