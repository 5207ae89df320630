/**
 * The `costs` section and the costs that every business has: support, card fees, bills never paid.
 * The unit of an amount says by what it is counted; `per` says it of a formula, else it counts by the month.
 */
import { type CostClass, classOfLine, costClasses, defaultRow } from "../../data/index.ts"
import { error } from "../../diagnostics/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, list, optional, type Placed, placed, quantity, record, type Shape, word } from "../../shape/index.ts"
import type { BusinessGiven, ClassPart } from "../given.ts"
import { answered } from "../revenue/answered.ts"
import { sumText } from "../sums.ts"
import { taskEnd } from "../when.ts"
import { type Form, formWritten, type PlacedWord, placedWord, settled } from "../written-unit.ts"
import { classRows } from "./classes.ts"

export type CostPer = "month" | "customer" | "seat" | "request" | "token" | "new customer" | "new seat" | "once"

/** `per` are the words that ask for it. */
type CostForm = Form & { readonly per: readonly CostPer[]; readonly counted: string }

export type CostLine = {
  /** As in paths. */
  readonly name: string
  readonly place: Placed | null
  readonly amount: Field | null
  readonly form: CostForm
  readonly share_of_revenue: Field | null
  readonly after: Placed | null
  readonly from: Field | null
  readonly until: Field | null
  readonly class: CostClass
}

const byMonth: CostForm = { unit: "¤/month", per: ["month"], counted: "" }
const byRequest: CostForm = { unit: "¤/request", per: ["request"], counted: " * business.requests" }
const byToken: CostForm = { unit: "¤/token", per: ["token"], counted: " * business.tokens" }
const once: CostForm = { unit: "¤", per: ["once"], counted: " / 1 month" }
const forms: readonly CostForm[] = [
  byMonth,
  { unit: "¤/customer/month", per: ["customer"], counted: " * business.customers" },
  { unit: "¤/seat/month", per: ["seat"], counted: " * business.seats" },
  { unit: "¤/customer", per: ["new customer"], counted: " * business.joining" },
  { unit: "¤/seat", per: ["new seat", "seat"], counted: " * business.joining * business.seats_each" },
  byRequest,
  byToken,
  once,
]

const written = record({
  name: placed(),
  amount: optional(quantity(null)),
  per: optional(placedWord(["month", "customer", "seat", "request", "token", "new customer", "new seat", "once"])),
  share_of_revenue: optional(quantity("", { least: 0 })),
  after: optional(placed()),
  from: optional(quantity("month", { least: 0 })),
  until: optional(quantity("month", { least: 0 })),
  class: optional(word(costClasses)),
})

export const costsShape: Shape<readonly CostLine[]> = list(
  settled(written, ({ name: place, per, amount, ...line }, withUnit, at): CostLine => {
    const form = formOf(amount, per)
    const name = at.name.split(".").at(-1) ?? ""
    if (amount === null && line.share_of_revenue === null)
      at.report(error("cost-empty", place?.span ?? null, { name: place?.text ?? name }))
    const settledClass = line.class ?? classOf(place?.text ?? name, form, amount === null)
    return { ...line, name, place, form, class: settledClass, amount: amount === null ? null : withUnit(amount, form.unit) }
  }),
  ["name"],
)

/** What grows with what is sold is a cost of it, unless its name says that it wins customers: a referral, a commission. */
function classOf(name: string, form: CostForm, isShare: boolean): CostClass {
  const named = classOfLine(name)
  const isSold = isShare || (form !== byMonth && form !== once)
  if (isSold) return named === "selling" ? named : "cogs"
  return named ?? "overhead"
}

function formOf(amount: Field | null, per: PlacedWord<CostPer> | null): CostForm {
  const fitting = per === null ? forms : forms.filter((form) => form.per.includes(per.word))
  return formWritten(amount?.value ?? null, fitting) ?? fitting[0] ?? byMonth
}

/** Units: [¤/month]. Shape: monthly. Errors: unknown-task. `hasRevenue`: whether anything is sold, `hasFees`: paid by card. */
export function lowerCosts(
  lines: readonly CostLine[],
  hasRevenue: boolean,
  hasFees: boolean,
  given: BusinessGiven,
): RoomQuantity[] {
  const own = [...lines.map(lineAmount), ...usualCosts(hasRevenue, hasFees)]
  const all = [...own, ...given.costs].map(({ formula }) => formula)
  const rows: Record<string, Row> = {
    ...(hasRevenue ? sellingRows : {}),
    // `support` is the founder's to replace; the name below it is the one that other formulas use.
    support: ["¤/month", "= support"],
    costs: ["¤/month", sumText(all, "0 ¤/month")],
  }
  const support: Row = ["¤/month", hasRevenue ? "= business.support_share * business.revenue" : "0 ¤/month"]
  return [
    ...lines.flatMap((line) => lineRows(line, given)),
    ...quantities("", { support }),
    ...quantities("business", rows),
    ...classRows([...own, ...given.costs.flatMap(({ parts }) => parts)], all, given),
  ]
}

function lineAmount(line: CostLine): ClassPart {
  return { class: line.class, formula: `business.costs.${line.name}.amount` }
}

function usualCosts(hasRevenue: boolean, hasFees: boolean): ClassPart[] {
  return [
    { class: "cogs", formula: "business.support" },
    ...(hasRevenue ? [{ class: "overhead", formula: "business.written_off" } satisfies ClassPart] : []),
    ...(hasFees ? [{ class: "cogs", formula: "business.fees" } satisfies ClassPart] : []),
  ]
}

const sellingRows: Readonly<Record<string, Row>> = {
  support_share: defaultRow("", "support.share"),
  bad_debt: defaultRow("", "bad-debt"),
  written_off: ["¤/month", "= business.bad_debt * business.revenue"],
}

/** A cost counts in the whole month in which it begins; a single one falls into the month of `from`. */
function lineRows(line: CostLine, given: BusinessGiven): RoomQuantity[] {
  const { name, form } = line
  const root = `costs.${name}`
  const begins = [taskEnd(line.after, given), line.from === null ? null : `${root}.from`].filter((each) => each !== null)
  const begin = begins.length > 1 ? `max(${begins.join(", ")})` : (begins[0] ?? null)
  const single = `t <= ${begin ?? "0 month"} and ${begin ?? "0 month"} < t + 1 month`
  const since = begin === null ? [] : [`t + 1 month > ${begin}`]
  const before = line.until === null ? [] : [`t < ${root}.until`]
  const when = (form === once ? [single] : [...since, ...before]).join(" and ")
  const parts = [
    line.amount === null ? [] : [`${root}.amount${countedText(form, given)}`],
    line.share_of_revenue === null ? [] : [`${root}.share_of_revenue * business.revenue`],
  ].flat()
  const sum = parts.length === 0 ? "0 ¤/month" : parts.join(" + ")
  return instance(`business.costs.${name}`, "business.costs.*", {
    amount: ["¤/month", when === "" ? `= ${sum}` : `= if(${when}, ${sum}, 0 ¤/month)`],
  })
}

/** What is not answered costs nothing. */
function countedText(form: CostForm, given: BusinessGiven): string {
  if (form === byRequest) return ` * ${answered("requests", given)}`
  return form === byToken ? ` * ${answered("tokens", given)}` : form.counted
}
