/**
 * The `churn` section: a yearly probability, or a mapping that also says how new customers leave and for how long a contract binds.
 * A mapping of months (`{ month 0: 10 %/year }`) and a stock stay plain quantities.
 */
import { defaultOf } from "../../data/index.ts"
import { error } from "../../diagnostics/index.ts"
import { either, type Field, optional, quantity, type Reading, record, type Shape, slug, type Tree } from "../../shape/index.ts"
import type { Value } from "../../units/index.ts"

export type ChurnSection = {
  readonly rate: Field
  /** Whether `rate` is a key of a mapping: then `churn` itself is a row. */
  readonly isMapping: boolean
  /** What new customers leave by besides, and the time in which that fades. */
  readonly early: { readonly rate: Field; readonly settles: Field } | null
  /** Whole months of a contract; 1 where customers may leave in any month. */
  readonly contract: number
}

const rate = quantity("%/year", { least: 0, isProbability: true, otherwise: defaultOf("churn.b2b-year") })

const plain: Shape<ChurnSection> = {
  describe: rate.describe,
  fallback: (at) => alone(rate.fallback(at)),
  absent: (at) => alone((rate.absent ?? rate.fallback)(at)),
  read: (tree, at) => alone(rate.read(tree, at)),
}

function alone(field: Field): ChurnSection {
  return { rate: field, isMapping: false, early: null, contract: 1 }
}

const written = record({
  rate,
  early: optional(quantity("%/month", { least: 0, isProbability: true })),
  settles: optional(quantity("month", { least: 0 })),
  contract: optional(quantity("month", { least: 0 })),
})

const mapping: Shape<ChurnSection> = {
  describe: written.describe,
  fallback: (at) => asMapping(written.fallback(at), at),
  read: (tree, at) => asMapping(written.read(tree, at), at),
}

type Written = ReturnType<typeof written.read>

/** Early leaving needs the time in which it fades, and that time the leaving; one alone says nothing. */
function asMapping({ rate: field, early, settles, contract }: Written, at: Reading): ChurnSection {
  const { report, project, name } = at
  const [one, missing] = early === null ? [settles, "early"] : [early, "settles"]
  const section = project === "" ? name : `projects.${project}.${name}`
  if ((early === null) !== (settles === null)) report(error("missing-key", one?.span ?? null, { key: missing, section }))
  const both = early === null || settles === null ? null : { rate: early, settles }
  return { rate: field, isMapping: true, early: both, contract: contractMonths(contract, at) }
}

/** Keys of `churn`, unlike months and the keys of stocks. */
export const churnShape: Shape<ChurnSection> = either(isOfKeys, mapping, plain)

function isOfKeys(tree: Tree): boolean {
  if (tree.kind !== "map") return false
  return !tree.entries.some(({ key }) => /^month\b/u.test(key.trim()) || ["start", "next", "change"].includes(slug(key)))
}

const longestContract = 60

/** The months of a contract make the age classes, so they are one plain figure, whatever stands for them in the graph. */
function contractMonths(field: Field | null, { report }: Reading): number {
  if (field === null || field.value === null) return 1
  const count = wholeMonths(field.value)
  if (count !== null && count <= longestContract) return Math.max(1, count)
  report(error("contract-months", field.span, { most: longestContract }))
  return 1
}

/** Null where it is uncertain, computed, or no whole number of months. */
function wholeMonths(value: Value): number | null {
  if (value.kind !== "constant") return null
  const months = value.magnitude * value.unit.factor
  const whole = Math.round(months)
  return Math.abs(months - whole) < 1e-9 ? whole : null
}
