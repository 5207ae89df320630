/**
 * How much of the recurring revenue of a year ago is there still: net of what those who stay add (NRR), and gross, without it (GRR).
 * Where one month of a customer is like any other, months are chained; where age counts, those of a year ago are told from those who joined
 * since, and only what they pay counts. Maintenance that only a part renews has been up for renewal once in the year, all of it that was
 * there a year ago, and nothing of what was sold since.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import { countTo } from "../customers/survival.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { agoRows } from "./ago.ts"
import { overYear } from "./over-year.ts"
import { renewedPath, renewing } from "./renewed.ts"

export type Retained = {
  readonly isGrowing: boolean
  readonly ages: Ages
  /** Lines whose maintenance only a part renews. */
  readonly renewed: readonly RevenueLine[]
  /** Formulas of those who pay by their size, of who begins to pay, and of the customers before the first month. */
  readonly size: string
  readonly joining: string
  readonly opening: string
}

/** Units: [1]. Shape: monthly. A month without recurring revenue before it counts as 1; the first year has the months so far. */
export function retentionRows(retained: Retained): RoomQuantity[] {
  const { isGrowing, ages, renewed } = retained
  const isByAge = ages.young > 0
  const told = renewed.length === 0 ? all : steady
  const [net, gross] = isByAge ? ["unit.net_by_age", "unit.gross_by_age"] : ["unit.net_in_year", "unit.gross_in_year"]
  const isMixed = renewed.length > 0
  return [
    ...(isMixed ? steadyRows(retained) : []),
    ...chainedRows(isGrowing, told),
    ...(isByAge ? byAgeRows(isGrowing, ages, told) : []),
    ...(isMixed ? mixedRows(retained, net, gross) : []),
    ...quantities("unit", {
      nrr: ["", `= ${isMixed ? "unit.net_mixed" : net}`],
      // A lower price takes from every customer; a higher one is no reason to count more than all.
      grr: ["", `= min(${isMixed ? "unit.gross_mixed" : gross}, ${isMixed ? "unit.net_mixed" : net})`],
    }),
  ]
}

/** Formulas of the recurring revenue that is told by how customers stay. */
type Told = { readonly mrr: string; readonly each: string; readonly before: string; readonly joined: string }

const all: Told = {
  mrr: "business.mrr",
  each: "business.mrr_each",
  before: "business.mrr_before",
  joined: "business.mrr_new",
}
const steady: Told = {
  mrr: "unit.steady.mrr",
  each: "unit.steady.each",
  before: "unit.steady.before",
  joined: "unit.steady.joined",
}

/** All but the maintenance that only a part renews. */
function steadyRows({ renewed, size, joining, opening }: Retained): RoomQuantity[] {
  const apart = renewed.map((line) => ` - ${renewedPath(line)}.mrr`).join("")
  return quantities("unit.steady", {
    // What rounding leaves of nothing is nothing.
    mrr: ["¤/month", `= if(business.mrr${apart} > 1e-9 * business.mrr, business.mrr${apart}, 0 ¤/month)`],
    each: ["¤/customer/month", `= if(${size} > 0 customer, unit.steady.mrr / ${size}, 0 ¤/customer/month)`],
    before: ["¤/month", `= previous(unit.steady.mrr, unit.steady.each * ${opening})`],
    joined: ["¤/month", `= unit.steady.each * ${joining} * 1 month`],
  })
}

function chainedRows(isGrowing: boolean, { mrr, before, joined }: Told): RoomQuantity[] {
  const has = `${before} > 0 ¤/month`
  const lost = isGrowing ? "business.mrr_churned + business.mrr_shrunk" : "business.mrr_churned"
  const flow = { unit: "", before: "1", op: "*" } as const
  return [
    ...overYear({ ...flow, name: "net", month: `if(${has}, (${mrr} - ${joined}) / ${before}, 1)` }),
    ...overYear({ ...flow, name: "gross", month: `if(${has}, max(0, 1 - (${lost}) / business.mrr_before), 1)` }),
  ]
}

/** Until there are customers of a year ago, months are chained all the same. */
function byAgeRows(isGrowing: boolean, ages: Ages, { each }: Told): RoomQuantity[] {
  const size = isGrowing ? "business.size" : "business.customers"
  const lessGrowth = { name: "shrunk", unit: "", before: "1", op: "*" } as const
  const month = "(1 - business.contracting * 1 month) / max(1 + business.growing * 1 month, 1e-12)"
  const has = "unit.ago.size.year > 0 customer and unit.ago.each.year > 0 ¤/customer/month"
  return [
    ...agoRows("size", "customer", size, "0 customer"),
    ...agoRows("each", "¤/customer/month", each, "0 ¤/customer/month"),
    ...(isGrowing ? overYear({ ...lessGrowth, month }) : []),
    ...quantities("unit", {
      of_year_ago: ["customer", `= ${ofYearAgo(isGrowing ? "size" : "customers", ages)}`],
      net_by_age: ["", `= if(${has}, unit.of_year_ago * ${each} / (unit.ago.size.year * unit.ago.each.year), unit.net_in_year)`],
      gross_by_age: [
        "",
        `= if(${has}, unit.of_year_ago${isGrowing ? " * unit.shrunk_in_year" : ""} / unit.ago.size.year, unit.gross_in_year)`,
      ],
    }),
  ]
}

/** All who joined twelve months ago or before. */
function ofYearAgo(stock: "customers" | "size", { young, term }: Ages): string {
  const grown = countTo(young)
    .filter((age) => age >= 12)
    .map((age) => `business.age.${age}.${stock}`)
  const settled = term === 1 ? [`business.settled.${stock}`] : countTo(term).map((month) => `business.term.${month}.${stock}`)
  return [...grown, ...settled].join(" + ")
}

/** Each kind of recurring revenue by what it was a year ago; in the first year by what it is. */
function mixedRows(retained: Retained, net: string, gross: string): RoomQuantity[] {
  const { renewed } = retained
  const lines = renewed.map((line) => ({ root: renewedPath(line), name: `renewed_${line.name}` }))
  const kinds = [
    { now: "unit.steady.mrr", ago: "unit.ago.steady.year", net, gross },
    ...lines.map(({ root, name }) => ({
      now: `${root}.mrr`,
      ago: `unit.ago.${name}.year`,
      net: `${root}.net_in_year`,
      gross: `${root}.kept_in_year`,
    })),
  ]
  const agos = kinds.map(({ ago }) => ago).join(" + ")
  const mean = (at: "ago" | "now", of: "net" | "gross"): string =>
    `(${kinds.map((kind) => `${kind[at]} * ${kind[of]}`).join(" + ")}) / (${kinds.map((kind) => kind[at]).join(" + ")})`
  const mixed = (of: "net" | "gross"): Row => [
    "",
    `= if(${agos} > 0 ¤/month, ${mean("ago", of)}, if(business.mrr > 0 ¤/month, ${mean("now", of)}, 1))`,
  ]
  return [
    ...stayedRows(retained),
    ...agoRows("steady", "¤/month", "unit.steady.mrr", "0 ¤/month"),
    ...lines.flatMap(({ root, name }) => agoRows(name, "¤/month", `${root}.mrr`, "0 ¤/month")),
    ...renewed.flatMap(renewedInYear),
    ...quantities("unit", { net_mixed: mixed("net"), gross_mixed: mixed("gross") }),
  ]
}

/** Of the customers of a year ago, those who are there still, whatever their size. */
function stayedRows({ isGrowing, ages }: Retained): RoomQuantity[] {
  const chained = overYear({ name: "stayed", unit: "", month: "business.staying", before: "1", op: "*" })
  if (ages.young === 0) return [...chained, ...quantities("unit", { stayed_of_year: ["", "= unit.stayed_in_year"] })]
  const ago = isGrowing ? "unit.ago.customers.year" : "unit.ago.size.year"
  const counted = isGrowing ? ofYearAgo("customers", ages) : "unit.of_year_ago"
  return [
    ...chained,
    ...(isGrowing ? agoRows("customers", "customer", "business.customers", "0 customer") : []),
    ...quantities("unit", {
      stayed_of_year: ["", `= if(${ago} > 0 customer, (${counted}) / ${ago}, unit.stayed_in_year)`],
    }),
  ]
}

/** In the first year for the months so far. */
function renewedInYear(line: RevenueLine): RoomQuantity[] {
  const [root, ago] = [renewedPath(line), `fee_${line.name}`]
  const price = `if(unit.ago.${ago}.year > 0 ¤/customer/month, ${root}.fee / unit.ago.${ago}.year, 1)`
  return [
    ...agoRows(ago, "¤/customer/month", `${root}.fee`, "0 ¤/customer/month"),
    ...instance(root, "unit.renewed.*", {
      kept_in_year: ["", `= unit.stayed_of_year * ${renewing(line)} ^ (min(12 month, t + 1 month) / 12 month)`],
      net_in_year: ["", `= ${root}.kept_in_year * ${price}`],
    }),
  ]
}
