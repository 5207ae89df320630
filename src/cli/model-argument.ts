/** The argument that names a model: what is there as a file or folder is that, all else is a name. */
import { readModelFile } from "../host/index.ts"
import { type Diagnostic, diagnosticsJson, type ModelDescribed, readModelText, type Sources } from "../index.ts"
import type { Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { tell, tellWrong, writeJson } from "./source.ts"

type Told = { readonly diagnostics: readonly Diagnostic[] }

export type Asked<Result extends Told> = {
  /** Null where there is nothing to ask of: `diagnostics` tells why. */
  readonly result: Result | null
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: Sources
}

export function askOfModel<Result extends Told>(spec: string, ask: (model: ModelDescribed) => Result): Asked<Result> {
  const read = readModelFile(spec)
  if (read.kind === "none") return byName(spec, read.otherwise, ask)
  if (read.kind === "problem") return { result: null, diagnostics: [read.diagnostic], sources: () => null }
  const { text, file, name } = read
  const described = readModelText(text, file, name)
  const sources: Sources = (asked) => (asked === file ? text : null)
  if (described.model === null) return { result: null, diagnostics: described.diagnostics, sources }
  const result = ask(described.model)
  return { result, diagnostics: result.diagnostics, sources }
}

/** `otherwise`: what is wrong where the catalogue does not know the name. */
function byName<Result extends Told>(
  name: string,
  otherwise: Diagnostic | null,
  ask: (model: ModelDescribed) => Result,
): Asked<Result> {
  const result = ask(name)
  const isUnknown = result.diagnostics.some(({ code }) => code === "unknown-architecture")
  const isRefused = isUnknown && otherwise !== null
  return {
    result: isRefused ? null : result,
    diagnostics: isRefused ? [otherwise] : result.diagnostics,
    sources: () => null,
  }
}

export type ModelAnswer = {
  /** As JSON. */
  readonly document: object
  readonly text: string
}

/** The answer with its warnings, or all that is wrong; `optionNames`: those of the library that are typed otherwise. */
export function tellAnswer(
  answer: ModelAnswer | null,
  { diagnostics: told, sources }: Pick<Asked<Told>, "diagnostics" | "sources">,
  optionNames: readonly string[],
  settings: Settings,
  shell: Shell,
): Exit {
  const diagnostics = told.map((one) => asTyped(one, optionNames))
  if (answer === null) return tellWrong(diagnostics, sources, settings, shell)
  if (settings.isJson) {
    writeJson({ ...answer.document, warnings: diagnosticsJson(diagnostics, sources, settings.words).diagnostics }, shell)
    return exit.done
  }
  shell.out(`${answer.text}\n`)
  tell(settings.isQuiet ? diagnostics.filter(isEssential) : diagnostics, sources, settings, shell)
  return exit.done
}

/** All that bears on the answer; an option that changes nothing does not. */
function isEssential({ code }: Diagnostic): boolean {
  return code !== "model-option-unused"
}

/** Options of the library by the names that differ where they are typed. */
const typed: Readonly<Record<string, string>> = { sequence: "--seq" }

/** Params that name options. */
const naming = ["option", "other"] as const

/** Options of the library, as they are typed here: `loraRank` is `--lora-rank`. */
function asTyped(diagnostic: Diagnostic, names: readonly string[]): Diagnostic {
  const said = naming.flatMap((key) => {
    const option = String(diagnostic.params[key] ?? "")
    if (!names.includes(option)) return []
    const dashed = `--${option.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`
    return [[key, typed[option] ?? dashed] as const]
  })
  return { ...diagnostic, params: { ...diagnostic.params, ...Object.fromEntries(said) } }
}

/** Leaves out what was not given: an option that is `undefined` is none. */
export function given<T extends object>(options: T): { readonly [Key in keyof T]?: Exclude<T[Key], undefined> } {
  // Fewer keys, and none without a value.
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    readonly [Key in keyof T]?: Exclude<T[Key], undefined>
  }
}
