/**
 * `criteria:` and `judgements:` by what else than the objective the founders judge their projects, and how much each
 * criterion weighs. Scores and weights are quantities of the venture, so they may be intervals and are drawn with all others.
 */
import { error, nearest, type Span } from "../diagnostics/index.ts"
import {
  type Description,
  type Field,
  into,
  mapOf,
  optional,
  type Placed,
  placed,
  quantity,
  type Read,
  type Reading,
  record,
  type Shape,
  slug,
  type Tree,
  word,
} from "../shape/index.ts"
import { isName } from "../units/index.ts"

/** Which figure of an uncertain quantity is judged. */
const criterionFigures = ["mean", "p5", "p25", "p50", "p75", "p95"] as const

export type CriterionFigure = (typeof criterionFigures)[number]

export type Criterion = {
  /** As in paths: `fit`. */
  readonly name: string
  /** As written. */
  readonly label: string
  readonly span: Span
  /** Path of its weight; null where the file gives none. */
  readonly weight: string | null
  /** Its place in the order of importance, 1 the first; null where the file gives none. */
  readonly order: number | null
  readonly of: CriterionSource
  readonly better: "higher" | "lower"
}

export type CriterionSource =
  /** Paths of the scores by the names of projects. */
  | { readonly kind: "scores"; readonly scores: ReadonlyMap<string, string>; readonly named: readonly Placed[] }
  /** A name that is looked up in each project; `at` is null where each sample is judged by its own figure. */
  | {
      readonly kind: "quantity"
      readonly quantity: string
      readonly span: Span
      readonly at: CriterionFigure | null
    }

export type Judgement = {
  /** Names of criteria. */
  readonly over: string
  readonly under: string
  /** How many times as important, 1/9 to 9. */
  readonly times: number
  readonly span: Span
}

export type Criteria = { readonly list: readonly Criterion[]; readonly judgements: readonly Judgement[] }

/** What the file holds of them: the quantities too. */
export type ReadCriteria = Criteria & { readonly fields: readonly Field[] }

/** Of these less is better, unless the file says otherwise. */
const lowerIsBetter: ReadonlySet<string> = new Set(["ruin", "launch", "breakeven", "funding_need"])

/** 1, 2, 3 …: no quantity, since it counts nothing. */
const wholeNumber: Shape<number | null> = {
  describe: { sort: "quantity", unit: "" },
  fallback: () => null,
  absent: () => null,
  read: (tree, at) => {
    const number = tree.kind === "scalar" ? Number(tree.text) : Number.NaN
    if (Number.isInteger(number) && number >= 1) return number
    at.report(error("plain-number-expected", tree.span, { key: "order" }))
    return null
  },
}

const criterion = record({
  weight: optional(quantity("", { least: 0 })),
  order: wholeNumber,
  scores: mapOf(quantity("")),
  quantity: optional(placed()),
  at: optional(word(criterionFigures)),
  better: optional(word(["higher", "lower"])),
})
const section = mapOf(criterion)

export const criteriaFormat: Description = section.describe
export const judgementsFormat: Description = { sort: "map", of: { sort: "quantity", unit: "" } }

/** Null where the file judges by nothing else. */
export function readCriteria(criteria: Tree | undefined, judgements: Tree | undefined, reading: Reading): ReadCriteria | null {
  if (criteria === undefined && judgements === undefined) return null
  const fields: Field[] = []
  const at = { ...into(reading, "criteria"), fields }
  const names = new Set<string>()
  const entries = criteria === undefined ? [] : section.read(criteria, at)
  const list = entries.flatMap(({ key, keySpan, value }) => {
    const name = slug(key)
    if (!isName(name)) at.report(error("bad-name", keySpan, { name: key }))
    if (names.has(name)) {
      at.report(error("duplicate-name", keySpan, { name }))
      return []
    }
    names.add(name)
    const of = sourceOf(value, keySpan, at)
    return of === null ? [] : [criterionOf(key, keySpan, value, of)]
  })
  return { fields: onceEach(fields), list, judgements: readJudgements(judgements, [...names], at) }
}

type Section = Read<typeof criterion>

function criterionOf(key: string, span: Span, { weight, order, better }: Section, of: CriterionSource): Criterion {
  const isLower = of.kind === "quantity" && lowerIsBetter.has(of.quantity)
  return {
    name: slug(key),
    label: key,
    span,
    weight: weight?.name ?? null,
    order,
    of,
    better: better ?? (isLower ? "lower" : "higher"),
  }
}

/** Scores or a quantity, not both and not neither; null after a report. */
function sourceOf({ scores, quantity: named, at: figure }: Section, span: Span, at: Reading): CriterionSource | null {
  if (scores.length > 0 === (named !== null)) {
    at.report(error("criterion-source", span, {}))
    return null
  }
  if (named !== null) return { kind: "quantity", quantity: slug(named.text), span: named.span, at: figure }
  if (figure !== null) at.report(error("criterion-source", span, {}))
  return {
    kind: "scores",
    scores: new Map(scores.map(({ key, value }) => [slug(key), value.name])),
    named: scores.map(({ key, keySpan }) => ({ text: key, span: keySpan })),
  }
}

/** Of two criteria, or two scores, of one name the second was reported. */
function onceEach(fields: readonly Field[]): Field[] {
  return fields.filter(({ name }, k) => fields.findIndex((other) => other.name === name) === k)
}

const judged = /^\s*(?<over>.+?)\s+over\s+(?<under>.+?)\s*$/u
/** Saaty's scale: 1 is equally important, 9 is extremely more. */
const [leastTimes, mostTimes] = [1 / 9, 9]
const rounding = 1e-3

function readJudgements(tree: Tree | undefined, names: readonly string[], at: Reading): Judgement[] {
  if (tree === undefined) return []
  if (tree.kind !== "map") {
    at.report(error("section-expected", tree.span, { key: "judgements", keys: [] }))
    return []
  }
  if (names.length === 0) {
    at.report(error("missing-key", tree.span, { key: "criteria", section: "" }))
    return []
  }
  const told = new Set<string>()
  return tree.entries.flatMap(({ key, keySpan, value }) => {
    const { over, under } = judged.exec(key)?.groups ?? {}
    const times = value.kind === "scalar" ? timesOf(value.text) : Number.NaN
    if (over === undefined || under === undefined || !(times >= leastTimes - rounding && times <= mostTimes)) {
      at.report(error("bad-judgement", keySpan, { got: `${key}: ${value.kind === "scalar" ? value.text : ""}` }))
      return []
    }
    const pair = [over, under].map((name) => knownName(name, names, keySpan, at))
    const [first, second] = pair
    if (first === null || second === null || first === undefined || second === undefined) return []
    const sorted = pair.toSorted().join(" ")
    if (first === second || told.has(sorted)) {
      at.report(error("judgement-twice", keySpan, { over, under }))
      return []
    }
    told.add(sorted)
    return [{ over: first, under: second, times, span: keySpan }]
  })
}

/** `3`, or `1/3`. */
function timesOf(text: string): number {
  const [over = "", under = "1", more] = text.split("/")
  return more !== undefined || over.trim() === "" || under.trim() === "" ? Number.NaN : Number(over) / Number(under)
}

function knownName(written: string, names: readonly string[], span: Span, at: Reading): string | null {
  const name = slug(written)
  if (names.includes(name)) return name
  at.report(error("unknown-word", span, { key: "judgements", got: written, words: names, nearest: nearest(name, names) }))
  return null
}
