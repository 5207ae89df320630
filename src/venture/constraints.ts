/** `constraints`: what must hold with which probability. */
import { type Diagnostic, error } from "../diagnostics/index.ts"
import { monthPattern } from "../options/index.ts"
import type { Reading, Tree } from "../shape/index.ts"
import { parseValue } from "../units/index.ts"
import { askedMonth } from "./asked-month.ts"
import type { Header } from "./header.ts"
import type { Comparison, Constraint } from "./venture.ts"

export function readConstraints(tree: Tree | undefined, header: Header, at: Reading): Constraint[] {
  if (tree === undefined) return []
  if (tree.kind !== "list") {
    at.report(error("list-expected", tree.span, { key: "constraints" }))
    return []
  }
  return tree.items.flatMap((item) => {
    const told: Diagnostic[] = []
    const constraint = item.kind === "scalar" ? readConstraint(item, header, (d) => told.push(d)) : null
    // A value that cannot be read says enough.
    if (constraint === null && told.length === 0)
      told.push(error("bad-constraint", item.span, { got: item.kind === "scalar" ? item.text : "" }))
    for (const diagnostic of told) at.report(diagnostic)
    return constraint === null ? [] : [constraint]
  })
}

/** The month by which the constraints want the launch; null where none does. */
export function launchDeadline(constraints: readonly Constraint[]): number | null {
  const months = constraints.filter(({ quantity, comparison }) => quantity === "launch" && /^<=?$/u.test(comparison))
  return months.length === 0 ? null : Math.min(...months.map(({ value }) => value))
}

/** Longer than anything that one means: the form is tried out at many places of a text. */
const longest = 1000

/** A condition that stands in no file, such as one of the command line; null where it is not one, which is reported. */
export function parseConstraint(text: string, file: string, header: Header, report: Reading["report"]): Constraint | null {
  const item: Extract<Tree, { kind: "scalar" }> = {
    kind: "scalar",
    span: { file, start: 0, end: text.length },
    text,
    isQuoted: true,
    isInFlow: false,
    isCut: false,
    textStart: 0,
  }
  const told: Diagnostic[] = []
  const read = text.length > longest ? null : readConstraint(item, header, (d) => told.push(d))
  if (read === null && told.length === 0) told.push(error("bad-constraint", item.span, { got: text.slice(0, longest) }))
  for (const diagnostic of told) report(diagnostic)
  return told.some(({ severity }) => severity === "error") ? null : read
}

const form = new RegExp(
  String.raw`^\s*(?<quantity>[\p{L}_][\p{L}\p{M}\p{N}_.]*)\s*(?:at\s+end|at\s+(?<month>${monthPattern})|(?<always>always))?\s*(?<comparison><=|>=|==|!=|<|>)\s*(?<value>.+?)(?:\s+with\s+(?<share>[\d.]+)\s*%)?\s*$`,
  "u",
)
const usualProbability = 0.9

/** `QUANTITY [at end | at month N | at 2027-03 | always] COMPARISON VALUE [with P %]`; null when it has another form. */
function readConstraint(item: Extract<Tree, { kind: "scalar" }>, header: Header, report: Reading["report"]): Constraint | null {
  const groups = form.exec(item.text)?.groups
  if (groups === undefined) return null
  const { quantity = "", month, always, comparison = "<", value = "", share } = groups
  const offset = item.textStart + item.text.indexOf(value)
  const read = parseValue(value, { file: item.span.file, offset }, header.units, report)
  const when = month === undefined ? null : askedMonth(month, header, item.span)
  if (when !== null && typeof when !== "number") report(when)
  const probability = share === undefined ? usualProbability : Number(share) / 100
  if (read?.kind !== "constant" || !(probability >= 0 && probability <= 1)) return null
  return {
    text: item.text.trim(),
    span: item.span,
    quantity,
    when: typeof when === "number" ? { kind: "month", month: when } : { kind: always === undefined ? "end" : "always" },
    comparison: comparison as Comparison, // one of the signs of the form
    value: read.magnitude * read.unit.factor,
    dimension: read.unit.dimension,
    probability,
  }
}
