/** `venturi compare A [B]`: two files, or two scenarios of one, on the same draws. */
import { readVentureFile } from "../host/index.ts"
import {
  compareJson,
  compareMarkdown,
  compareText,
  compareVariants,
  type Diagnostic,
  distinctDiagnostics,
  readVariant,
  type Sources,
  type Variant,
} from "../index.ts"
import { UsageError } from "./arguments.ts"
import { progressOf } from "./progress.ts"
import type { Format, Override, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { compileOptions, tell, tellWrong, textsOf, writeJson } from "./source.ts"

/** A variant as asked for. */
type Asked = { readonly file: string; readonly scenario: string | null; readonly set: readonly Override[] }

export function compare(
  [first, second]: readonly [string, string | undefined],
  format: Format,
  settings: Settings,
  shell: Shell,
): Exit {
  const asked = askedFor(first, second, settings)
  const [a, b] = asked.map(loaded)
  if (a === undefined || b === undefined) throw new Error("internal: a comparison of less than two")
  const set = textsOf(settings.overrides)
  const sources: Sources = (name) => a.texts.get(name) ?? b.texts.get(name) ?? set.get(name) ?? null
  // What is wrong with a file that is read twice is told once.
  const found = distinctDiagnostics([...a.diagnostics, ...b.diagnostics])
  if (a.variant === null || b.variant === null) return tellWrong(found, sources, settings, shell)
  const progress = progressOf(settings, shell)
  const { answer, diagnostics: more } = compareVariants(a.variant, b.variant, { ...settings.sampling, onProgress: progress.tick })
  progress.clear()
  if (answer === null) return tellWrong(more, sources, settings, shell)
  const warnings = distinctDiagnostics([...found, ...more])
  if (settings.isJson) {
    writeJson(compareJson(answer, warnings, sources, settings.words), shell)
    return exit.done
  }
  const starts = { a: a.variant.venture.header.start, b: b.variant.venture.header.start }
  if (format === "md") shell.out(compareMarkdown(answer, starts, settings.words))
  else shell.out(`${compareText(answer, starts, settings.page)}\n`)
  if (!settings.isQuiet) tell(warnings, sources, settings, shell)
  return exit.done
}

/** With one file alone `--scenario` and `--set` make the second variant; with two they hold for both. */
function askedFor(first: string, second: string | undefined, { scenario, overrides, words }: Settings): readonly Asked[] {
  const a = variantOf(first)
  if (second === undefined) {
    if (scenario === null && overrides.length === 0) throw new UsageError(words.compare.needsSecond)
    return [
      { ...a, set: [] },
      { file: a.file, scenario: scenario ?? a.scenario, set: overrides },
    ]
  }
  const isOfFirst = second.startsWith("@") && !isThere(second)
  const b = isOfFirst ? { file: a.file, scenario: second.slice(1) } : variantOf(second)
  return [a, b].map((one) => ({ file: one.file, scenario: one.scenario ?? scenario, set: overrides }))
}

/** `venture.yaml@slow` is a scenario of a file, unless there is a file of that name. */
function variantOf(text: string): Pick<Asked, "file" | "scenario"> {
  const sign = text.lastIndexOf("@")
  if (sign < 1 || isThere(text)) return { file: text, scenario: null }
  return { file: text.slice(0, sign), scenario: text.slice(sign + 1) }
}

function isThere(file: string): boolean {
  const read = readVentureFile(file)
  return "text" in read || read.diagnostic.code !== "file-missing"
}

type Loaded = {
  readonly variant: Variant | null
  readonly diagnostics: readonly Diagnostic[]
  readonly texts: ReadonlyMap<string, string>
}

function loaded({ file, scenario, set }: Asked): Loaded {
  const read = readVentureFile(file)
  if ("diagnostic" in read) return { variant: null, diagnostics: [read.diagnostic], texts: new Map() }
  const { variant, diagnostics } = readVariant(read.text, compileOptions(file, scenario, set))
  return { variant, diagnostics, texts: new Map([[file, read.text]]) }
}
