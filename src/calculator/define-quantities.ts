/**
 * Quantities by name, declared as text in the language of formulas or as nodes, compiled to a model whose units are checked.
 * Nothing here knows of ventures: the engine alone, as a calculator with units and uncertainty.
 */
import { type Diagnostic, error, nearest, type Report } from "../diagnostics/index.ts"
import { type Correlation, compileModel, type Definition, isNewPair, type Model } from "../engine/index.ts"
import { currencies, isCurrency, isName, parseUnit, type UnitContext, type Value } from "../units/index.ts"
import type { Declared, Quantities, QuantitiesOptions } from "./quantities.ts"
import { type Amount, readEntry, type Written } from "./read-entry.ts"
import { rightParts } from "./right-parts.ts"

export type Calculation = { readonly model: Model; readonly correlations: readonly Correlation[] }

export type Defined = { readonly calculation: Calculation | null; readonly diagnostics: readonly Diagnostic[] }

const layer = "quantities"
const ratesLayer = "rates"
/** Names that formulas cannot reach, because the language means something else by them. */
const reserved: ReadonlySet<string> = new Set(["t", "and", "or", "not", "to"])

/**
 * Compiles quantities; null where anything is wrong, and everything that is. The `file` of a diagnostic's span is the name of
 * the quantity, its offsets point into the text.
 * Units: as written; operations that do not go together are errors. Shape: scalar, or monthly where a formula is.
 * Errors: bad-option, bad-correlation, bad-name, reserved-name, loop, unknown-currency, unknown-name, wrong-unit,
 * mismatched-units and those of figures and formulas.
 */
export function defineQuantities(quantities: Quantities, options: QuantitiesOptions = {}): Defined {
  const { entries, options: settings, wrong, doubtful } = rightParts(quantities, options)
  const diagnostics: Diagnostic[] = [...wrong]
  const silenced = new Set(doubtful)
  const report: Report = (diagnostic) => void (silenced.has(diagnostic.code) || diagnostics.push(diagnostic))
  const { months = 1, currency: books = "USD" } = settings
  const currency = currencyOf(books, report)
  // There is no rate to what is no currency.
  if (currency !== books) silenced.add("no-rate")
  const units: UnitContext = { units: settings.units ?? [] }
  for (const unit of units.units) if (!isName(unit)) report(error("bad-unit-name", null, { got: unit }))
  const own = entries.map(([name, entry]) => definition(name, entry, layer, units, report))
  const rates = Object.entries(settings.rates ?? {}).map(([pair, text]) => rateOf(pair, text, units, report))
  const model = compileModel(
    [...own, ...rates.map((rate) => rate.definition)],
    { months, currency, rates: (from) => conversion(rates, from, currency) },
    report,
  )
  const names = new Set(entries.map(([name]) => name))
  const correlations = correlationsOf(settings.correlations ?? [], model, names, report)
  const hasErrors = diagnostics.some(({ severity }) => severity === "error")
  return { calculation: hasErrors ? null : { model, correlations }, diagnostics }
}

/** The value is null where the entry is, or could not be read. */
function definition(name: string, entry: Written | Declared | null, own: string, units: UnitContext, report: Report): Definition {
  const { value: written, unit, source } = declared(entry)
  const { value, text } = written === null ? { value: null, text: "" } : readEntry(written, name, units, report)
  const span = { file: name, start: 0, end: text.length }
  if (own === layer && !name.split(".").every(isName)) report(error("bad-name", span, { name }))
  if (reserved.has(name)) report(error("reserved-name", span, { name }))
  return {
    path: name,
    name,
    layer: own,
    sees: [layer, ratesLayer],
    value,
    text,
    unit: unit === undefined ? null : expectedUnit(unit, name, units, report),
    // A formula with a source is still the caller's own.
    origin: source === undefined || isFormula(value) ? { kind: "file", span } : { kind: "default", source },
    meaning: name,
    isResource: false,
  }
}

type Read = Omit<Declared, "value"> & { readonly value: Written | null }

function declared(entry: Written | Declared | null): Read {
  return typeof entry === "object" && entry !== null && "value" in entry ? entry : { value: entry }
}

function isFormula(value: Value | null): boolean {
  return value?.kind === "formula" || value?.kind === "stock"
}

function expectedUnit(text: string, name: string, units: UnitContext, report: Report): Definition["unit"] {
  return text === "" ? { text, dimension: {}, factor: 1 } : parseUnit(text, { file: `${name}.unit`, offset: 0 }, units, report)
}

type Rate = { readonly over: string; readonly under: string; readonly definition: Definition }

/** Errors: bad-rate, wrong-unit. */
function rateOf(pair: string, text: Amount, units: UnitContext, report: Report): Rate {
  const [over = "", under = "", ...rest] = pair.split("/").map((part) => part.trim())
  const path = `rates.${over}_${under}`
  if (!isCurrency(over) || !isCurrency(under) || over === under || rest.length > 0)
    report(error("bad-rate", { file: path, start: 0, end: 0 }, { got: pair }, "CNY/USD"))
  return { over, under, definition: definition(path, { value: text, unit: "" }, ratesLayer, units, report) }
}

function conversion(rates: readonly Rate[], from: string, to: string): readonly { path: string; power: 1 | -1 }[] | null {
  const found = rates.find(({ over, under }) => (over === from && under === to) || (over === to && under === from))
  return found === undefined ? null : [{ path: found.definition.path, power: found.over === to ? 1 : -1 }]
}

/** US dollars in the place of what is no currency. Errors: unknown-currency. */
function currencyOf(currency: string, report: Report): string {
  if (isCurrency(currency)) return currency
  report(error("unknown-currency", null, { got: currency, nearest: nearest(currency, [...currencies]) }))
  return "USD"
}

type Pair = NonNullable<QuantitiesOptions["correlations"]>[number]

/** `names` are declared, well or not. Errors: bad-correlation, no-random-input. */
function correlationsOf(pairs: readonly Pair[], model: Model, names: ReadonlySet<string>, report: Report): Correlation[] {
  const read: Correlation[] = []
  const isBroken = (name: string): boolean => names.has(name) && !model.quantities.has(name)
  for (const pair of pairs) {
    const { between, rank } = pair
    const isPair = between.length === 2 && Math.abs(rank) <= 1
    // What is wrong with a broken quantity was told: whether it is random is not known.
    const found = isPair && !between.some(isBroken) ? correlationOf(pair, model, report) : null
    if (found !== null && isNewPair(found, read)) read.push(found)
    else if (found !== null || !isPair) report(error("bad-correlation", null, { between }))
  }
  return read
}

/** Null where one of the two is no random input. */
function correlationOf({ between, rank }: Pair, { inputs }: Model, report: Report): Correlation | null {
  const known = inputs.flatMap(({ paths }) => paths)
  const [a = -1, b = -1] = between.map((name) => {
    const index = inputs.findIndex(({ paths }) => paths.includes(name))
    if (index < 0) report(error("no-random-input", null, { name, nearest: nearest(name, known) }))
    return index
  })
  return a < 0 || b < 0 ? null : { a, b, rank }
}
