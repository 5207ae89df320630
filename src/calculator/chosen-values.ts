/** What is chosen for the decisions of a calculation: each by its name, and within what its text lets be chosen. */
import { type Diagnostic, error, nearest } from "../diagnostics/index.ts"
import type { Model, Parameter } from "../engine/index.ts"

type Decision = Extract<Parameter, { kind: "decision" }>

export type ChosenValues = { readonly parameters: readonly number[]; readonly diagnostics: readonly Diagnostic[] }

/** Units: as the decision is written. Errors: unknown-quantity for what is no decision, bad-option for what it does not offer. */
export function chosenValues(model: Model, chosen: Readonly<Record<string, number>>): ChosenValues {
  const decisions = model.parameters.filter((parameter): parameter is Decision => parameter.kind === "decision")
  const paths = decisions.map(({ path }) => path)
  const unknown = Object.keys(chosen).filter((name) => !paths.includes(name))
  const refused = decisions.filter((decision) => !isOffered(decision, chosen[decision.path]))
  return {
    parameters: model.parameters.map(({ path, initial }) => chosen[path] ?? initial),
    diagnostics: [
      ...unknown.map((name) => error("unknown-quantity", null, { name, nearest: nearest(name, paths) })),
      ...refused.map(({ path }) => outside(path, chosen[path] ?? Number.NaN, model)),
    ],
  }
}

/** What is not chosen stays at its first value. */
function isOffered({ value: { options } }: Decision, figure: number | undefined): boolean {
  if (figure === undefined) return true
  if (options.kind === "list") return options.values.some((offered) => isEqual(offered, figure))
  const { low, high, isWhole } = options
  return figure >= low && figure <= high && (!isWhole || Number.isInteger(figure))
}

/** `choose 30, 50 %` may have been brought to another unit on the way. */
function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.abs(a)
}

function outside(path: string, figure: number, { quantities }: Model): Diagnostic {
  const choice = quantities.get(path)?.definition.text ?? path
  return error("bad-option", null, { option: `decisions.${path}`, seen: String(figure), wanted: "choice", choice })
}
