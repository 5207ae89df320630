/** `venturi solve FILE --for NAME --such-that CONDITION`: the value at which a condition begins to hold. */
import { readVentureFile } from "../host/index.ts"
import {
  distinctDiagnostics,
  readVariant,
  type SolveRequest,
  type Sources,
  solveJson,
  solveText,
  solveVenture,
} from "../index.ts"
import { UsageError } from "./arguments.ts"
import { lineOf } from "./progress.ts"
import type { Options, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { compileOptions, tell, tellWrong, textsOf, writeJson } from "./source.ts"

/** What is asked, of the options; that no value makes the condition hold is an answer like any other, and ends with 0. */
export function solve(file: string, given: Options, settings: Settings, shell: Shell): Exit {
  const { words, page, overrides, scenario, isJson, isQuiet } = settings
  const request = requestOf(given, settings)
  const read = readVentureFile(file)
  if ("diagnostic" in read) return tellWrong([read.diagnostic], () => null, settings, shell)
  const texts = new Map([...textsOf(overrides), ["--such-that", request.suchThat], ["--between", request.between ?? ""]])
  const sources: Sources = (name) => (name === file ? read.text : (texts.get(name) ?? null))
  const { variant, diagnostics } = readVariant(read.text, compileOptions(file, scenario, overrides))
  if (variant === null) return tellWrong(diagnostics, sources, settings, shell)
  const { say, clear } = lineOf(settings, shell)
  const onProgress = (share: number): void => say(() => words.solve.progress(`${Math.round(share * 100)} %`))
  const { answer, diagnostics: more } = solveVenture(variant, request, { ...settings.sampling, onProgress })
  clear()
  if (answer === null) return tellWrong(more, sources, settings, shell)
  const told = distinctDiagnostics([...diagnostics, ...more])
  if (isJson) writeJson(solveJson(answer, told, sources, variant.venture, words), shell)
  else shell.out(`${solveText(answer, { scenario, set: overrides }, variant.venture, page)}\n`)
  if (!isQuiet && !isJson) tell(told, sources, settings, shell)
  return exit.done
}

function requestOf({ for: input, suchThat, project, between, best }: Options, { words }: Settings): SolveRequest {
  if (input === undefined || suchThat === undefined) throw new UsageError(words.solve.needs)
  return {
    input,
    suchThat,
    best: best === true,
    ...(project === undefined ? {} : { project }),
    ...(between === undefined ? {} : { between }),
  }
}
