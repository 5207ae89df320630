/** `venturi run FILE [QUANTITY…]`: the figures of quantities, from so many samples or until they are sure enough. */
import { builtInText, runText, runVenture, untilSource } from "../index.ts"
import { lineOf } from "./progress.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { loadVenture, tell, tellWrong, writeJson } from "./source.ts"

export function run(
  file: string,
  quantities: readonly string[],
  until: string | undefined,
  settings: Settings,
  shell: Shell,
): Exit {
  const { venture, diagnostics, sources: ofFiles } = loadVenture(file, settings)
  const sources: typeof ofFiles = (name) => (name === untilSource ? (until ?? null) : ofFiles(name))
  if (venture === null) return tellWrong(diagnostics, sources, settings, shell)
  const { cli } = settings.words
  const line = lineOf(settings, shell)
  const { answer, diagnostics: more } = runVenture(venture, {
    ...settings.sampling,
    quantities,
    ...(until === undefined ? {} : { until }),
    onProgress: (share) => line.say(() => cli.drawn(`${Math.floor(share * 100)} %`)),
    onSamples: (samples) => line.say(() => cli.drawnSoFar(String(samples))),
  })
  line.clear()
  if (answer === null) return tellWrong(more, sources, settings, shell)
  if (settings.isJson) writeJson(answer, shell)
  else {
    const more = quantities.length > 0 || until !== undefined ? null : builtInText(answer, venture, file, settings.page)
    shell.out(`${[runText(answer, venture, settings.page), ...(more === null ? [] : [more])].join("\n")}\n`)
  }
  if (!settings.isQuiet) tell([...diagnostics, ...more], sources, settings, shell)
  return exit.done
}
