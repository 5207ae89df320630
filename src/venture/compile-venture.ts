/** From the text of a file to a compiled venture: parsed, with the values that take the place of written ones. */
import { type Diagnostic, inOrder, type Report } from "../diagnostics/index.ts"
import type { Override, Tree } from "../shape/index.ts"
import { compileTree, type TreeSource } from "./compile-tree.ts"
import type { ReadFile } from "./observed.ts"
import { parseYaml } from "./parse-yaml.ts"
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

export function compileVenture(text: string, options: CompileOptions): Compiled {
  const parsed = parseVenture(text, options)
  return parsed.tree === null ? { venture: null, diagnostics: parsed.diagnostics } : compileTree(parsed.tree, parsed.source)
}

export type Parsed =
  | { readonly tree: Tree; readonly source: TreeSource }
  | { readonly tree: null; readonly diagnostics: readonly Diagnostic[] }

/** The tree of a file and what goes with it: what `compileTree` takes. */
export function parseVenture(text: string, options: CompileOptions): Parsed {
  const told: Diagnostic[] = []
  const report: Report = (diagnostic) => void told.push(diagnostic)
  const { file, readFile = () => null } = options
  const tree = parseYaml(text, file, report)
  if (tree === null) return { tree, diagnostics: inOrder(told) }
  const written = tree.kind === "map" ? tree.entries.find((e) => e.key === "scenarios")?.value : undefined
  const scenarios = readScenarios(written, report)
  const overrides = overridesOf(options, scenarios, report)
  return { tree, source: { file, text, readFile, overrides, scenarios, told } }
}

/** What `--set` says comes before what the scenario says. */
function overridesOf(
  { scenario, overrides }: CompileOptions,
  scenarios: readonly Scenario[],
  report: Report,
): ReadonlyMap<string, Override> {
  const ofScenario = valuesOf(scenarios, scenario, report).map((value) => [value.path, value] as const)
  const set = (overrides ?? []).map(({ path, text }) => [path, { text, file: `--set ${path}`, offset: 0 }] as const)
  return new Map<string, Override>([...ofScenario, ...set])
}
