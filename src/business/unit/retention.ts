/**
 * How much of the recurring revenue of a year ago is there still: net of what those who stay add (NRR), and gross, without it (GRR).
 * Where one month of a customer is like any other, months are chained; where age counts, those of a year ago are told from those who joined
 * since, and only what they pay counts.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import { countTo } from "../customers/survival.ts"
import { overYear } from "./over-year.ts"

/** Units: [1]. Shape: monthly. A month without recurring revenue before it counts as 1; the first year has the months so far. */
export function retentionRows(isGrowing: boolean, ages: Ages): RoomQuantity[] {
  const has = "business.mrr_before > 0 ¤/month"
  const lost = isGrowing ? "business.mrr_churned + business.mrr_shrunk" : "business.mrr_churned"
  const flow = { unit: "", before: "1", op: "*" } as const
  const chained = [
    ...overYear({ ...flow, name: "net", month: `if(${has}, (business.mrr - business.mrr_new) / business.mrr_before, 1)` }),
    ...overYear({ ...flow, name: "gross", month: `if(${has}, max(0, 1 - (${lost}) / business.mrr_before), 1)` }),
  ]
  const isByAge = ages.young > 0
  const [net, gross] = isByAge ? ["unit.net_by_age", "unit.gross_by_age"] : ["unit.net_in_year", "unit.gross_in_year"]
  return [
    ...chained,
    ...(isByAge ? byAgeRows(isGrowing, ages) : []),
    ...quantities("unit", {
      nrr: ["", `= ${net}`],
      // A lower price takes from every customer; a higher one is no reason to count more than all.
      grr: ["", `= min(${gross}, ${net})`],
    }),
  ]
}

/** Until there are customers of a year ago, months are chained all the same. */
function byAgeRows(isGrowing: boolean, ages: Ages): RoomQuantity[] {
  const size = isGrowing ? "business.size" : "business.customers"
  const lessGrowth = { name: "shrunk", unit: "", before: "1", op: "*" } as const
  const month = "(1 - business.contracting * 1 month) / max(1 + business.growing * 1 month, 1e-12)"
  const has = "unit.ago.size.year > 0 customer and unit.ago.each.year > 0 ¤/customer/month"
  return [
    ...agoRows("size", "customer", size, "0 customer"),
    ...agoRows("each", "¤/customer/month", "business.mrr_each", "0 ¤/customer/month"),
    ...(isGrowing ? overYear({ ...lessGrowth, month }) : []),
    ...quantities("unit", {
      of_year_ago: ["customer", `= ${ofYearAgo(isGrowing ? "size" : "customers", ages)}`],
      net_by_age: [
        "",
        `= if(${has}, unit.of_year_ago * business.mrr_each / (unit.ago.size.year * unit.ago.each.year), unit.net_in_year)`,
      ],
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

/** What a quantity was a year ago, in four steps of three months. */
function agoRows(name: string, unit: string, of: string, before: string): RoomQuantity[] {
  const steps = ["quarter", "half", "three_quarters", "year"]
  const back = (what: string): string => [1, 2, 3].reduce((text) => `previous(${text}, ${before})`, what)
  const rows = steps.map((step, k): readonly [string, Row] => [
    step,
    [unit, `= ${back(k === 0 ? of : `unit.ago.${name}.${steps[k - 1] ?? ""}`)}`],
  ])
  return instance(`unit.ago.${name}`, "unit.ago.*", Object.fromEntries(rows))
}

/**
 * The recurring revenue of a year (ARR) over the last twelve months of the horizon, from where it was to where it is.
 * Units: [¤].  Shape: scalar.  Whether or not the cash lasts.
 */
export function bridgeRows(): RoomQuantity[] {
  const moved = (name: string): Row => ["¤", `= sum(if(t >= horizon - 12 month, business.mrr_${name} * 12 month, 0 ¤))`]
  return quantities("unit.bridge", {
    opening: ["¤", "= sum(if(t == max(0 month, horizon - 12 month), business.mrr_before * 12 month, 0 ¤))"],
    joined: moved("new"),
    expansion: moved("expansion"),
    contraction: moved("contraction"),
    churned: moved("churned"),
    closing: ["¤", "= last(business.arr)"],
  })
}
