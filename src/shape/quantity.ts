/** Quantities in sections: a text, a step function of the months, or (in `formulas`) a stock. */
import { error, warning } from "../diagnostics/index.ts"
import { periodOf } from "../engine/index.ts"
import {
  anyMoney,
  type FormulaValue,
  isSame,
  parseMonthKey,
  parseUnit,
  parseValue,
  printDimension,
  type Value,
} from "../units/index.ts"
import { type ByDefault, type Field, insteadOf, placeOf, type Reading, type Shape } from "./shape.ts"
import type { Entry, Scalar, Tree } from "./tree.ts"

export type QuantityOptions = {
  /** What holds where the founder says nothing, and where that comes from. */
  readonly otherwise?: ByDefault
  /** The least that makes sense, in the field's unit: 0 for counts and prices. What a distribution draws below it counts as it. */
  readonly least?: number
  /** The most that makes sense, of plain numbers: 1 for shares of a whole. */
  readonly most?: number
  /** What happens within the time of its unit: at most 100 % of it, by the year or by the month. */
  readonly isProbability?: boolean
  readonly isResource?: boolean
}

/** A quantity of the given unit (`¤` for the books' currency; null: any). It always gives a field. */
export function quantity(unit: string | null, options: QuantityOptions = {}): Shape<Field> {
  const field = (at: Reading, own: Own): Field => fieldAt(at, own, unit, options)
  const byDefault = options.otherwise
  /** `place` is where the field stands, also when another text takes the place of its own. */
  const written = (tree: Tree, at: Reading, place: Field["span"]): Field => {
    const value = readValue(tree, at)
    if (value !== null) checkEnds(value, options, at)
    if (value !== null && options.isProbability === true) checkProbability(value, at)
    return field(at, { value, text: textOf(tree), span: place, source: null })
  }
  const shape: Shape<Field> = {
    describe: { sort: "quantity", unit },
    fallback: (at) => field(at, { value: null, text: "", span: null, source: null }),
    read: (tree, at) => {
      const instead = insteadOf(at)
      if (instead === null) return written(tree, at, tree.span)
      const made = written(instead, at, tree.span)
      if (unit === null) checkSameKind(tree, made.value, at)
      return made
    },
  }
  const stand = ({ text, source }: ByDefault, at: Reading): Field => {
    const instead = insteadOf(at)
    if (instead !== null) return written(instead, at, instead.span)
    const value = parseValue(text.replaceAll("¤", at.money), { file: `default:${at.name}`, offset: 0 }, at.units, at.report)
    return field(at, { value, text, span: null, source })
  }
  const standIn = (at: Reading): Field | null => {
    const found = at.defaults?.get(at.meaning)
    return found === undefined ? null : stand(found, at)
  }
  if (byDefault === undefined) return { ...shape, standIn }
  return { ...shape, standIn, absent: (at) => standIn(at) ?? stand(byDefault, at) }
}

type Own = Pick<Field, "value" | "text" | "span" | "source">

function fieldAt(at: Reading, own: Own, unit: string | null, { isResource = false, least, most }: QuantityOptions): Field {
  const within = {
    ...(least === undefined ? {} : { least: least === 0 ? 0 : least * factorOf(unit, at) }),
    ...(most === undefined ? {} : { most }),
  }
  const made: Field = { name: at.name, meaning: at.meaning, ...own, unit, isResource, within }
  at.fields.push(made)
  return made
}

/** Of plain numbers, and of what any unit will do for, 1. */
function factorOf(unit: string | null, at: Reading): number {
  if (unit === null || unit === "") return 1
  return parseUnit(unit.replaceAll("¤", at.money), { file: `unit:${unit}`, offset: 0 }, at.units, at.report)?.factor ?? 1
}

/** Where any unit will do, what takes the place of a figure must be of its kind: told here, not where it is used. */
function checkSameKind(tree: Tree, instead: Value | null, at: Reading): void {
  const before = readValue(tree, { ...at, report: () => {} })
  if (before === null || instead === null || !("unit" in before) || !("unit" in instead)) return
  const [expected, got] = [before.unit.dimension, instead.unit.dimension]
  if (isSame(anyMoney(expected), anyMoney(got))) return
  at.report(error("wrong-unit", instead.span, { expected: printDimension(expected), got: printDimension(got), what: at.name }))
}

/** Any value that a file may hold in one place. */
export function readValue(tree: Tree, at: Reading): Value | null {
  switch (tree.kind) {
    case "scalar":
      return readScalar(tree, at)
    case "map":
      return tree.entries.some((e) => e.key === "start") ? readStock(tree.entries, tree, at) : readSteps(tree.entries, tree, at)
    case "list":
    case "empty":
      at.report(error("value-expected", tree.span, { key: at.name }))
      return null
  }
}

function readScalar(tree: Scalar, at: Reading): Value | null {
  // Where a comma cut it, it was reported when the file was read.
  if (tree.isCut) return null
  const opened = tree.text.split("(").length - tree.text.split(")").length
  if (opened > 0 && !tree.isQuoted && tree.isInFlow) {
    at.report(error("cut-text", tree.span, { key: at.name, text: tree.text }))
    return null
  }
  return parseValue(tree.text, { file: tree.span.file, offset: tree.textStart }, at.units, at.report)
}

function readStock(entries: readonly Entry[], tree: Tree, at: Reading): Value | null {
  for (const entry of entries) {
    // The tail of a text that a comma cut in two; its head is reported.
    const isTail = entry.key.split(")").length > entry.key.split("(").length
    if (!isTail && !["start", "next", "change"].includes(entry.key))
      at.report(
        error("unknown-key", entry.keySpan, {
          key: entry.key,
          section: placeOf(at),
          nearest: [],
          known: ["start", "next", "change"],
        }),
      )
  }
  const [start, next, change] = ["start", "next", "change"].map((key) => entries.find((e) => e.key === key))
  if (start === undefined || (next === undefined) === (change === undefined)) {
    at.report(error("stock-incomplete", tree.span, { key: at.name }))
    return null
  }
  const begin = readValue(start.value, at)
  const step = next ?? change
  const formula = step === undefined ? null : asFormula(readValue(step.value, at))
  if (begin === null || formula === null) return null
  if (begin.kind === "stock") {
    at.report(error("value-expected", start.value.span, { key: at.name }))
    return null
  }
  return { kind: "stock", start: begin, step: { kind: next === undefined ? "change" : "next", formula }, span: tree.span }
}

/** `next: 5 USD` is as good as `next: = 5 USD`. */
function asFormula(value: Value | null): FormulaValue | null {
  if (value === null || value.kind === "formula") return value
  if (value.kind !== "constant") return null
  return {
    kind: "formula",
    expr: { kind: "number", magnitude: value.magnitude, unit: value.unit, span: value.span },
    text: "",
    span: value.span,
  }
}

function readSteps(entries: readonly Entry[], tree: Tree, at: Reading): Value | null {
  const steps: { month: number; value: Value }[] = []
  for (const { key, keySpan, value } of entries) {
    const month = parseMonthKey(key)
    if (month === null) {
      at.report(error("month-expected", keySpan, { key: at.name, got: key }))
      return null
    }
    const read = readValue(value, at)
    if (read === null) return null
    steps.push({ month, value: read })
  }
  const sorted = steps.toSorted((a, b) => a.month - b.month)
  if (sorted.some((step, k) => step !== steps[k])) at.report(warning("steps-unordered", tree.span, { key: at.name }))
  return { kind: "steps", steps: sorted, span: tree.span }
}

function checkEnds(value: Value, { least, most }: QuantityOptions, at: Reading): void {
  const [low, high] = writtenEnds(value)
  if (least !== undefined && low !== null && low < least)
    at.report(error("too-small", value.span, { key: at.name, got: low, least }))
  if (most !== undefined && high !== null && high > most)
    at.report(error("too-large", value.span, { key: at.name, got: high * 100, most: most * 100 }))
}

/** A rate that is a probability is one of the period in which it is written: 100 %/year leaves no one, as 100 %/month does. */
function checkProbability(value: Value, at: Reading): void {
  if (value.kind === "steps") for (const step of value.steps) checkProbability(step.value, at)
  const unit = value.kind === "bound" ? value.limit.unit : "unit" in value ? value.unit : null
  const [, high] = writtenEnds(value)
  if (unit === null || high === null || !isSame(unit.dimension, { month: -1 })) return
  const share = high * periodOf(unit.text)
  if (share <= 1 + rounding) return
  const shown = (x: number): string => `${Number(((x * high) / share / unit.factor).toPrecision(6))} ${unit.text}`
  at.report(error("probability-above-one", value.span, { key: at.name, got: shown(share), most: shown(1) }, shown(1)))
}

const rounding = 1e-9

type Ends = readonly [low: number | null, high: number | null]
const noEnds: Ends = [null, null]

/** The lowest figure as written and the highest in base units, where they were written down. */
function writtenEnds(value: Value): Ends {
  switch (value.kind) {
    case "constant":
      return [value.magnitude, value.magnitude * value.unit.factor]
    case "bound":
      return writtenEnds(value.limit)
    case "decision": {
      const { options } = value
      const figures = options.kind === "list" ? options.values : [options.low, options.high]
      return [Math.min(...figures), Math.max(...figures) * value.unit.factor]
    }
    case "random": {
      const { distribution } = value
      if (!("low" in distribution) || distribution.kind === "truncate") return noEnds
      return [distribution.low, "high" in distribution ? distribution.high * value.unit.factor : null]
    }
    default:
      return noEnds
  }
}

function textOf(tree: Tree): string {
  if (tree.kind === "scalar") return tree.text
  if (tree.kind === "map") return `{ ${tree.entries.map((e) => `${e.key}: ${textOf(e.value)}`).join(", ")} }`
  return ""
}
