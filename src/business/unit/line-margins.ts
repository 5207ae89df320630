/**
 * What is left of each line of revenue after the cost of what is sold that it bears (line-costs.ts says which). In every month, exactly,
 *   the lines' gross profits − what nobody bears yet (`unit.idle`) = business.gross_profit.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { sumText } from "../sums.ts"
import { amountOf, type Bearers, type BorneCost, borneCosts, byRevenue, type Sold } from "./line-costs.ts"

const nothing = "0 ¤/month"

/** Of a line as risks and formulas leave revenue as a whole. */
export const revenueOf = ({ name }: RevenueLine): string => `unit.revenue.${name}`

/** Units: `margin.*`, `running.*`, shares [1], costs and profits [¤/month]. Shape: monthly. Without revenue of a line its margin is 0. */
export function lineMarginRows(sold: Sold): RoomQuantity[] {
  const { lines } = sold
  const known = borneCosts(sold)
  const rest = known.map(({ formula }) => ` - ${formula}`).join("")
  const left: BorneCost = { formula: "unit.nameless", isOnJoining: false, by: byRevenue("all", lines, true) }
  const costs = [...known, left]
  const shared = sharedBy(costs)
  const sum = lines.map(amountOf).join(" + ")
  return [
    ...quantities("unit", {
      // What acts on revenue as a whole acts on each line in proportion.
      acted: ["", `= if(${sum} > ${nothing}, business.revenue / (${sum}), 1)`],
      remainder: ["¤/month", `= business.cogs${rest}`],
      // What rounding leaves is no cost.
      nameless: ["¤/month", `= if(abs(unit.remainder) > 0.000000001 * abs(business.cogs), unit.remainder, ${nothing})`],
      setting_up: ["¤/month", sumText(onJoining(costs), nothing)],
    }),
    ...shared.flatMap(sharedRows),
    ...quantities("unit", spreadRows(shared)),
    ...lines.flatMap((line) => lineRows(line, costs, shared)),
  ]
}

const onJoining = (costs: readonly BorneCost[]): string[] => costs.filter((one) => one.isOnJoining).map(({ formula }) => formula)
const whileRunning = (costs: readonly BorneCost[]): string[] =>
  costs.filter((one) => !one.isOnJoining).map(({ formula }) => formula)

/** Costs that several lines bear together, by those who bear them. */
type Shared = { readonly by: Bearers; readonly costs: readonly BorneCost[] }

function sharedBy(costs: readonly BorneCost[]): Shared[] {
  const sets = new Map<string, BorneCost[]>()
  for (const cost of costs.filter(({ by }) => by.lines.length > 1)) {
    const set = [cost.by.key, ...cost.by.lines.map(({ name }) => name)].join(" ")
    sets.set(set, [...(sets.get(set) ?? []), cost])
  }
  const taken = new Set<string>()
  return [...sets.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    // Two sets of lines may be called alike: `a` and `b_c`, `a_b` and `c`.
    let { key } = first.by
    while (taken.has(key)) key = `${key}_`
    taken.add(key)
    return [{ by: { ...first.by, key }, costs: own }]
  })
}

const rootOf = ({ by }: Shared): string => `unit.shared.${by.key}`

function sharedRows(shared: Shared): RoomQuantity[] {
  const { by, costs } = shared
  const [begun, run] = [onJoining(costs), whileRunning(costs)]
  const rows: Record<string, Row> = {
    ...(run.length > 0 ? { running: ["¤/month", sumText(run, nothing)] } : {}),
    ...(begun.length > 0 ? { joining: ["¤/month", sumText(begun, nothing)] } : {}),
  }
  return [
    ...instance(rootOf(shared), "unit.shared.*", rows),
    ...by.lines.flatMap((line, k) =>
      instance(`${rootOf(shared)}.part`, "unit.shared.*.part", { [line.name]: ["", `= ${partText(by, k)}`] }).map((row) => ({
        ...row,
        meaning: "unit.shared.*.part.*",
      })),
    ),
  ]
}

/** By the weights; by revenue while these are nothing; of nobody while nothing is sold either. */
function partText({ weights, none, lines }: Bearers, k: number): string {
  const amounts = lines.map(amountOf)
  const sold = partOf(amounts, k, nothing, "0")
  return weights.every((weight, n) => weight === amounts[n]) ? sold : partOf(weights, k, none, sold)
}

function partOf(weights: readonly string[], k: number, none: string, otherwise: string): string {
  const sum = weights.join(" + ")
  return `if(${sum} > ${none}, ${weights[k] ?? none} / (${sum}), ${otherwise})`
}

const costOf = (shared: Shared): string =>
  [
    ...(whileRunning(shared.costs).length > 0 ? [`${rootOf(shared)}.running`] : []),
    ...(onJoining(shared.costs).length > 0 ? [`${rootOf(shared)}.joining`] : []),
  ].join(" + ")

function spreadRows(all: readonly Shared[]): Record<string, Row> {
  const idle = all.map((shared) => {
    const parts = shared.by.lines.map(({ name }) => ` - ${rootOf(shared)}.part.${name}`).join("")
    // The parts add up to one or to nothing; what rounding leaves is no cost.
    return `(${costOf(shared)}) * round(1${parts})`
  })
  const spread = all.filter(({ by }) => by.isSpread).map(costOf)
  return {
    idle: ["¤/month", sumText(idle, nothing)],
    spread: ["¤/month", sumText(spread, nothing)],
    spread_share: ["", `= if(business.cogs > ${nothing}, unit.spread / business.cogs, 0)`],
  }
}

function lineRows(line: RevenueLine, costs: readonly BorneCost[], shared: readonly Shared[]): RoomQuantity[] {
  const { name } = line
  const own = costs.filter(({ by }) => by.lines.length === 1 && by.lines[0] === line)
  const parts = (what: "running" | "joining", has: (costs: readonly BorneCost[]) => string[]): string[] => [
    ...has(own),
    ...shared
      .filter((one) => one.by.lines.includes(line) && has(one.costs).length > 0)
      .map((one) => `${rootOf(one)}.${what} * ${rootOf(one)}.part.${name}`),
  ]
  const revenue = revenueOf(line)
  const rows: Record<string, Row> = {
    revenue: ["¤/month", `= ${amountOf(line)} * unit.acted`],
    running_cost: ["¤/month", sumText(parts("running", whileRunning), nothing)],
    joining_cost: ["¤/month", sumText(parts("joining", onJoining), nothing)],
    profit: ["¤/month", `= ${revenue} - unit.running_cost.${name} - unit.joining_cost.${name}`],
    running: ["", `= if(${revenue} > ${nothing}, unit.running_cost.${name} / ${revenue}, 0)`],
    margin: ["", `= if(${revenue} > ${nothing}, unit.profit.${name} / ${revenue}, 0)`],
  }
  return Object.entries(rows).flatMap(([what, row]) =>
    quantities(`unit.${what}`, { [name]: row }).map((quantity) => ({ ...quantity, meaning: `unit.${what}.*` })),
  )
}
