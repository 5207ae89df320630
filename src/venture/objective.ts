/** `objective`: what is maximised, and how much risk is borne for it. */
import { error } from "../diagnostics/index.ts"
import { type Reading, slug, type Tree } from "../shape/index.ts"
import { parseValue } from "../units/index.ts"
import type { Objective, RiskTolerance } from "./venture.ts"

const usual: Objective = { quantity: "value", riskAversion: null }
const known = ["quantity", "riskAversion", "riskTolerance"]

/** `objective: value`, or `objective: { quantity: value, riskAversion: 2 }`, or with `riskTolerance: 1M USD`. */
export function readObjective(tree: Tree | undefined, at: Reading): Objective {
  if (tree === undefined) return usual
  if (tree.kind === "scalar") return { ...usual, quantity: slug(tree.text) }
  const entries = tree.kind === "map" ? tree.entries : []
  for (const { key, keySpan } of entries)
    if (!known.includes(key)) at.report(error("unknown-key", keySpan, { key, section: "objective", nearest: [], known }))
  const [quantity, aversion, tolerance] = known.map((key) => entries.find((e) => e.key === key)?.value)
  if (quantity?.kind !== "scalar") {
    at.report(error("missing-key", tree.span, { key: "quantity", section: "objective" }))
    return usual
  }
  if (aversion !== undefined && tolerance !== undefined) at.report(error("two-risk-attitudes", tolerance.span, {}))
  const borne = tolerance === undefined ? null : readTolerance(tolerance, at)
  return {
    quantity: slug(quantity.text),
    riskAversion: readAversion(aversion, at),
    ...(borne === null ? {} : { riskTolerance: borne }),
  }
}

function readAversion(tree: Tree | undefined, at: Reading): number | null {
  const risk = tree?.kind === "scalar" ? Number(tree.text) : null
  if (tree !== undefined && (risk === null || !Number.isFinite(risk) || risk < 0))
    at.report(error("plain-number-expected", tree.span, { key: "riskAversion" }))
  return risk
}

/** A fixed amount above zero, in the unit of the objective; null after a report. */
function readTolerance(tree: Tree, at: Reading): RiskTolerance | null {
  const value =
    tree.kind === "scalar" ? parseValue(tree.text, { file: tree.span.file, offset: tree.textStart }, at.units, at.report) : null
  if (value?.kind === "constant" && value.magnitude > 0)
    return { value: value.magnitude * value.unit.factor, dimension: value.unit.dimension, span: tree.span }
  // A text that is no value was reported.
  if (value !== null || tree.kind !== "scalar") at.report(error("bad-risk-tolerance", tree.span, {}))
  return null
}
