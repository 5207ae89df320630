/** `objective` and `constraints`: what is maximised, and what must hold with which probability. */
import { type Diagnostic, error } from "../diagnostics/index.ts"
import { type Reading, slug, type Tree } from "../shape/index.ts"
import { parseValue } from "../units/index.ts"
import type { Comparison, Constraint, Objective } from "./venture.ts"

const usual: Objective = { quantity: "value", riskAversion: null }

/** `objective: value`, or `objective: { quantity: value, riskAversion: 2 }`. */
export function readObjective(tree: Tree | undefined, at: Reading): Objective {
  if (tree === undefined) return usual
  if (tree.kind === "scalar") return { quantity: slug(tree.text), riskAversion: null }
  const entries = tree.kind === "map" ? tree.entries : []
  const known = ["quantity", "riskAversion"]
  for (const { key, keySpan } of entries)
    if (!known.includes(key)) at.report(error("unknown-key", keySpan, { key, section: "objective", nearest: [], known }))
  const [quantity, aversion] = known.map((key) => entries.find((e) => e.key === key)?.value)
  if (quantity?.kind !== "scalar") {
    at.report(error("missing-key", tree.span, { key: "quantity", section: "objective" }))
    return usual
  }
  const risk = aversion?.kind === "scalar" ? Number(aversion.text) : null
  if (aversion !== undefined && (risk === null || !Number.isFinite(risk) || risk < 0))
    at.report(error("plain-number-expected", aversion.span, { key: "riskAversion" }))
  return { quantity: slug(quantity.text), riskAversion: risk }
}

export function readConstraints(tree: Tree | undefined, months: number, at: Reading): Constraint[] {
  if (tree === undefined) return []
  if (tree.kind !== "list") {
    at.report(error("list-expected", tree.span, { key: "constraints" }))
    return []
  }
  return tree.items.flatMap((item) => {
    const told: Diagnostic[] = []
    const constraint = item.kind === "scalar" ? readConstraint(item, { ...at, report: (d) => told.push(d) }) : null
    const isLate = constraint?.when.kind === "month" && constraint.when.month >= months
    if (isLate) told.push(error("month-outside", item.span, { months, last: months - 1 }))
    // A value that cannot be read says enough.
    if (constraint === null && told.length === 0)
      told.push(error("bad-constraint", item.span, { got: item.kind === "scalar" ? item.text : "" }))
    for (const diagnostic of told) at.report(diagnostic)
    return constraint === null ? [] : [constraint]
  })
}

/** Longer than anything that one means: the form is tried out at many places of a text. */
const longest = 1000

/** A condition that stands in no file, such as one of the command line; null where it is not one, which is reported. */
export function parseConstraint(
  text: string,
  file: string,
  { units, months }: { readonly units: Reading["units"]; readonly months: number },
  report: Reading["report"],
): Constraint | null {
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
  const read = text.length > longest ? null : readConstraint(item, { units, report: (d) => told.push(d) })
  const isLate = read?.when.kind === "month" && read.when.month >= months
  if (isLate) told.push(error("month-outside", item.span, { months, last: months - 1 }))
  if (read === null && told.length === 0) told.push(error("bad-constraint", item.span, { got: text.slice(0, longest) }))
  for (const diagnostic of told) report(diagnostic)
  return told.some(({ severity }) => severity === "error") ? null : read
}

const form =
  /^\s*(?<quantity>[\p{L}_][\p{L}\p{M}\p{N}_.]*)\s*(?<when>at\s+end|at\s+month\s+\d+|always)?\s*(?<comparison><=|>=|==|!=|<|>)\s*(?<value>.+?)(?:\s+with\s+(?<share>[\d.]+)\s*%)?\s*$/u
const usualProbability = 0.9

/** `QUANTITY [at end | at month N | always] COMPARISON VALUE [with P %]`; null when it has another form. */
function readConstraint(item: Extract<Tree, { kind: "scalar" }>, at: Pick<Reading, "units" | "report">): Constraint | null {
  const groups = form.exec(item.text)?.groups
  if (groups === undefined) return null
  const { quantity = "", when = "", comparison = "<", value = "", share } = groups
  const offset = item.textStart + item.text.indexOf(value)
  const read = parseValue(value, { file: item.span.file, offset }, at.units, at.report)
  const probability = share === undefined ? usualProbability : Number(share) / 100
  if (read?.kind !== "constant" || !(probability >= 0 && probability <= 1)) return null
  return {
    text: item.text.trim(),
    span: item.span,
    quantity,
    when: readWhen(when),
    comparison: comparison as Comparison, // one of the signs of the form
    value: read.magnitude * read.unit.factor,
    dimension: read.unit.dimension,
    probability,
  }
}

function readWhen(text: string): Constraint["when"] {
  if (text === "always") return { kind: "always" }
  const month = /\d+/u.exec(text)
  return month === null ? { kind: "end" } : { kind: "month", month: Number(month[0]) }
}
