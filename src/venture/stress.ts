/** `stress: { name: { quantity: change } }`: blows that the founders fear, as changes of quantities: `-30 %`, `+6 months`. */
import { error, nearest, type Report, type Span } from "../diagnostics/index.ts"
import type { Model, Quantity } from "../engine/index.ts"
import { type Description, type Reading, slug, type Tree } from "../shape/index.ts"
import { type Dimension, isPlain, isSame, parseValue, printDimension } from "../units/index.ts"
import { namesOf } from "./effects.ts"
import type { VentureFile } from "./read.ts"

/** Of every quantity that a name means, in each project that has it. */
export type StressChange = {
  /** As written. */
  readonly target: string
  readonly span: Span
  /** The quantity is multiplied by 1 + share, or an amount in base units is added. */
  readonly by: { readonly kind: "share"; readonly share: number } | StressAddition
}

type StressAddition = { readonly kind: "addition"; readonly amount: number; readonly dimension: Dimension }

export type Stress = { readonly name: string; readonly changes: readonly StressChange[] }

export const stressFormat: Description = { sort: "map", of: { sort: "map", of: { sort: "quantity", unit: null } } }

export function readStress(tree: Tree | undefined, at: Reading): Stress[] {
  if (tree === undefined) return []
  if (tree.kind !== "map") {
    at.report(error("section-expected", tree.span, { key: "stress", keys: [] }))
    return []
  }
  return tree.entries.map(({ key, value }) => ({ name: key, changes: readChanges(key, value, at) }))
}

function readChanges(name: string, tree: Tree, at: Reading): StressChange[] {
  if (tree.kind !== "map") {
    at.report(error("section-expected", tree.span, { key: `stress.${name}`, keys: [] }))
    return []
  }
  return tree.entries.flatMap(({ key, keySpan, value }) => {
    const by = changeIn(value, at)
    return by === null ? [] : [{ target: key, span: keySpan, by }]
  })
}

/** Null after a report. Errors: those of the text, bad-stress. */
function changeIn(tree: Tree, { units, report }: Reading): StressChange["by"] | null {
  if (tree.kind !== "scalar") {
    report(error("bad-stress", tree.span, { got: "" }))
    return null
  }
  const [sign = ""] = /^\s*\+\s*/u.exec(tree.text) ?? []
  const place = { file: tree.span.file, offset: tree.textStart + sign.length }
  const value = parseValue(tree.text.slice(sign.length), place, units, report)
  // A text that is no value was reported.
  if (value === null) return null
  if (value.kind !== "constant" || value.magnitude === 0) {
    report(error("bad-stress", tree.span, { got: tree.text }))
    return null
  }
  const { magnitude, unit } = value
  const amount = magnitude * unit.factor
  if (!isPlain(unit.dimension)) return { kind: "addition", amount, dimension: unit.dimension }
  if (amount >= -1) return { kind: "share", share: amount }
  report(error("bad-stress", tree.span, { got: tree.text }))
  return null
}

/** What a name means: in each project what it names there, else a quantity of the file. */
export function stressed(
  { projects, model: { quantities } }: { readonly projects: readonly { readonly name: string }[]; readonly model: Model },
  target: string,
): readonly Quantity[] {
  const name = slug(target)
  const own = projects.flatMap((project) => {
    const found = namesOf(name).find((one) => quantities.has(`${project.name}.${one}`))
    return found === undefined ? [] : (quantities.get(`${project.name}.${found}`) ?? [])
  })
  const whole = quantities.get(name)
  return own.length > 0 ? own : whole === undefined ? [] : [whole]
}

/** Errors: stress-target, stress-stock, wrong-unit. */
export function checkStress({ stress, projects }: VentureFile, model: Model, report: Report): void {
  for (const { target, span, by } of stress.flatMap(({ changes }) => changes)) {
    const found = stressed({ projects, model }, target)
    if (found.length === 0) {
      const known = [...model.quantities.keys()].flatMap((path) => [path, path.slice(path.indexOf(".") + 1)])
      const close = nearest(target, [...new Set(known)])
      report(error("stress-target", span, { name: target, nearest: close }, close[0]))
    } else if (found.some(({ definition }) => definition.value?.kind === "stock")) {
      report(error("stress-stock", span, { name: target }))
    } else if (by.kind === "addition") {
      const odd = found.find(({ dimension }) => !isSame(dimension, by.dimension))
      if (odd !== undefined)
        report(
          error("wrong-unit", span, { expected: printDimension(odd.dimension), got: printDimension(by.dimension), what: target }),
        )
    }
  }
}
