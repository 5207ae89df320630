/** What must be known before anything else of a file is read: format, currency, calendar, units of its own. */
import { type Diagnostic, error, nearest, type Report } from "../diagnostics/index.ts"
import { type Entry, type Override, scalarOf, type Tree } from "../shape/index.ts"
import { currencies, isBuiltInUnit, isCurrency, noUnits, parseValue, type UnitContext } from "../units/index.ts"

export type Header = {
  readonly name: string
  /** What the company does, in one line; "" where the file does not say. */
  readonly about: string
  readonly currency: string
  /** First month as written, `2027-01`; null where months are only counted. */
  readonly start: string | null
  readonly months: number
  readonly units: UnitContext
  /** ISO 3166 code: taxes, pay and power prices; null where the file names none. */
  readonly country: string | null
}

export const longest = 600
const usualMonths = 60

export function readHeader(tree: Tree, overrides: ReadonlyMap<string, Override>, report: Report): Header {
  const entries = tree.kind === "map" ? tree.entries : []
  const find = (key: string): Entry | undefined => entries.find((e) => e.key === key)
  checkVersion(find("venturi"), report)
  const units = readUnits(find("units"), report)
  const instead = overrides.get("horizon")
  return {
    name: scalarText(find("name")) ?? "",
    about: (scalarText(find("about")) ?? "").replaceAll(/\s+/gu, " "),
    currency: readCurrency(find("currency"), report),
    start: readStart(find("start"), report),
    months: readMonths(instead === undefined ? find("horizon")?.value : scalarOf(instead), units, report),
    units,
    country: readCountry(find("country") ?? countryOfTax(find("tax")), report),
  }
}

function scalarText(entry: Entry | undefined): string | null {
  return entry?.value.kind === "scalar" ? entry.value.text.trim() : null
}

/** `tax: { country: CN }` says it too. */
function countryOfTax(tax: Entry | undefined): Entry | undefined {
  return tax?.value.kind === "map" ? tax.value.entries.find((e) => e.key === "country") : undefined
}

function readCountry(entry: Entry | undefined, report: Report): string | null {
  if (entry === undefined) return null
  const written = (scalarText(entry) ?? "").toUpperCase()
  if (/^[A-Z]{2}$/u.test(written)) return written
  report(error("unknown-country", entry.value.span, { name: scalarText(entry) ?? "", nearest: [] }))
  return null
}

function checkVersion(entry: Entry | undefined, report: Report): void {
  if (entry === undefined || scalarText(entry) === "1") return
  report(error("unknown-version", entry.value.span, { got: scalarText(entry) ?? "", known: "1" }, "1"))
}

function readCurrency(entry: Entry | undefined, report: Report): string {
  if (entry === undefined) return "USD"
  const written = scalarText(entry) ?? ""
  const code = written === "元" ? "CNY" : written.toUpperCase()
  if (isCurrency(code)) return code
  const close = nearest(written, [...currencies])
  report(error("unknown-currency", entry.value.span, { got: written, nearest: close }, close[0]))
  return "USD"
}

function readStart(entry: Entry | undefined, report: Report): string | null {
  if (entry === undefined) return null
  const written = scalarText(entry) ?? ""
  if (/^\d{4}-(0[1-9]|1[0-2])$/u.test(written)) return written
  report(error("bad-start", entry.value.span, { got: written }))
  return null
}

function readMonths(value: Tree | undefined, units: UnitContext, report: Report): number {
  if (value === undefined) return usualMonths
  const own: Diagnostic[] = []
  const read =
    value.kind === "scalar"
      ? parseValue(value.text, { file: value.span.file, offset: value.textStart }, units, (d) => own.push(d))
      : null
  const months = read?.kind === "constant" && read.unit.dimension.month === 1 ? read.magnitude * read.unit.factor : Number.NaN
  // A year of days is a hair off twelve months.
  const whole = Math.round(months)
  if (whole >= 1 && whole <= longest && Math.abs(whole - months) < 0.01) return whole
  if (own.length > 0) for (const d of own) report(d)
  else report(error("bad-horizon", value.span, { got: value.kind === "scalar" ? value.text : "", longest }, "60 months"))
  return usualMonths
}

function readUnits(entry: Entry | undefined, report: Report): UnitContext {
  if (entry === undefined) return noUnits
  const { value } = entry
  const items = value.kind === "list" ? value.items : []
  if (value.kind !== "list") report(error("list-expected", value.span, { key: "units" }))
  const declared: string[] = []
  for (const item of items) {
    const word = item.kind === "scalar" ? item.text.trim() : ""
    if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(word)) report(error("bad-unit-name", item.span, { got: word }))
    else if (!isBuiltInUnit(word)) declared.push(word)
  }
  return { units: declared }
}
