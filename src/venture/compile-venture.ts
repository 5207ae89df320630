/** From the text of a file to a compiled venture: parsed, with the values that take the place of written ones. */
import { type Diagnostic, inOrder, type Report } from "../diagnostics/index.ts"
import { anyFunction, anyText, listOf, mistakesIn, needed, optionsWith, type Rules, shapeOf } from "../options/index.ts"
import { type Override, parseYaml, type Tree } from "../shape/index.ts"
import { pathsIn, type TreeSource } from "./compile-tree.ts"
import { pathNamed } from "./named-paths.ts"
import { foreignText, foreignTree } from "./no-venture.ts"
import type { ReadFile } from "./observed.ts"
import { compileRemembered } from "./remade.ts"
import { readScenarios, type Scenario, valuesOf } from "./scenarios.ts"
import type { Compiled } from "./venture.ts"

export type CompileOptions = {
  /** Name for messages. */
  readonly file: string
  /** Gives the text of another file that this one names (`data(…)`, `config.json`); null when it cannot be had. */
  readonly readFile?: ReadFile
  /** A scenario of the file whose values take the place of written ones. */
  readonly scenario?: string
  /** Values to put in place of written ones, and of the scenario's: `--set PATH=VALUE`. */
  readonly overrides?: readonly { readonly path: string; readonly text: string }[]
}

const compileRules = {
  file: needed(anyText),
  readFile: anyFunction,
  scenario: anyText,
  overrides: listOf(shapeOf({ path: needed(anyText), text: needed(anyText) })),
}
/** What the doors that read a text may be given. */
export const ofText: Rules = { text: needed(anyText), options: needed(optionsWith(compileRules)) }
/** Of a description, whose file needs no name. */
export const ofDescription: Rules = { options: optionsWith({ ...compileRules, file: anyText }) }

export function compileVenture(text: string, options: CompileOptions): Compiled {
  const wrong = mistakesIn({ text, options }, ofText)
  if (wrong.length > 0) return { venture: null, diagnostics: wrong }
  const parsed = parseVenture(text, options)
  return parsed.tree === null ? { venture: null, diagnostics: parsed.diagnostics } : compileRemembered(parsed.tree, parsed.source)
}

export type Parsed =
  | { readonly tree: Tree; readonly source: TreeSource }
  | { readonly tree: null; readonly diagnostics: readonly Diagnostic[] }

/** The tree of a file and what goes with it: what `compileTree` takes. */
export function parseVenture(text: string, options: CompileOptions): Parsed {
  const foreign = foreignText(text, options.file)
  if (foreign !== null) return { tree: null, diagnostics: [foreign] }
  const told: Diagnostic[] = []
  const tree = parseYaml(text, options.file, (diagnostic) => void told.push(diagnostic))
  const other = tree === null ? null : foreignTree(tree, options.file)
  if (other !== null) return { tree: null, diagnostics: [other] }
  return tree === null ? { tree, diagnostics: inOrder(told) } : { tree, source: sourceOf(tree, text, options, told) }
}

/** A venture whose tree was described and not parsed; `text` is what its places point into. */
export function compileDescribed(tree: Tree, text: string, options: CompileOptions): Compiled {
  return compileRemembered(tree, sourceOf(tree, text, options, []))
}

function sourceOf(tree: Tree, text: string, options: CompileOptions, toldBefore: readonly Diagnostic[]): TreeSource {
  const told: Diagnostic[] = [...toldBefore]
  const report: Report = (diagnostic) => void told.push(diagnostic)
  const { file, readFile = () => null } = options
  const written = tree.kind === "map" ? tree.entries.find((e) => e.key === "scenarios")?.value : undefined
  const read = readScenarios(written, report)
  const isNamed = read.some(({ values }) => values.length > 0) || (options.overrides ?? []).length > 0
  const paths = isNamed ? pathsIn(tree, readFile) : []
  const scenarios = read.map((scenario) => withPaths(scenario, paths, report))
  const overrides = overridesOf(options, scenarios, paths, report)
  const changed = { scenario: options.scenario ?? null, set: options.overrides ?? [] }
  return { file, text, readFile, overrides, scenarios, told, changed }
}

function withPaths({ name, values }: Scenario, paths: readonly string[], report: Report): Scenario {
  return {
    name,
    values: values.flatMap((value) => {
      const path = pathNamed(value.path, paths, value.at, report)
      return path === null ? [] : [{ ...value, path }]
    }),
  }
}

/** What `--set` says comes before what the scenario says. */
function overridesOf(
  { scenario, overrides }: CompileOptions,
  scenarios: readonly Scenario[],
  paths: readonly string[],
  report: Report,
): ReadonlyMap<string, Override> {
  const ofScenario = valuesOf(scenarios, scenario, report).map((value) => [value.path, value] as const)
  const set = (overrides ?? []).flatMap(({ path: name, text }) => {
    const path = pathNamed(name, paths, null, report)
    return path === null ? [] : [[path, { text, file: `--set ${name}`, offset: 0 }] as const]
  })
  return new Map<string, Override>([...ofScenario, ...set])
}
