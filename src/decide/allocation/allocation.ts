/**
 * Shares of projects as a linear programme of means: as much of each as cash, GPUs and people allow in every month, and what one more
 * of each bound would be worth. A share of a project takes and brings that share of everything, from the first month on; people and
 * machines that are there already are paid whatever is done. Means know nothing of ruin: planning anew with one more does.
 * Source: prices of bounds are the duals of the programme (G. B. Dantzig, "Linear Programming and Extensions", RAND R-366-PR (1963), chapter 6).
 */
import { average } from "../../engine/index.ts"
import type { ResourceAnswer } from "../answer.ts"
import { monthOf } from "../batches.ts"
import type { Ground } from "../plan/ground.ts"
import type { AllocationAnswer, MonthPrice } from "./answer.ts"
import type { LinearProblem, LinearRow, LinearSolver } from "./linear.ts"
import type { Load } from "./loads.ts"
import type { Parts } from "./portfolio.ts"
import type { Purse } from "./purse.ts"
import { isSameMarket } from "./same-customers.ts"

type Row = LinearRow & { readonly resource: string; readonly month: number }

/** Less than this share of the value is no price, but a figure of the machine. */
const least = 1e-9

/** Null where a single project is compared or nothing bounds them. */
export function allocationOf(
  ground: Ground,
  parts: Parts,
  resources: Readonly<Record<string, ResourceAnswer>>,
  solve: LinearSolver,
): AllocationAnswer | null {
  const { chosen, unit } = ground
  const rows = [...cashRows(ground, parts), ...loadRows(ground, parts)]
  if (chosen.length < 2 || rows.length === 0) return null
  const [shared, whole] = [false, true].map((isWhole) => solve(problemOf(ground, parts, rows, isWhole)))
  // Where no mix keeps the cash above nothing in the mean, there is nothing to share out.
  if (shared?.status !== "optimal") return null
  const once = commonWorth(parts.purses.all)
  const names = chosen.map(({ subject }) => subject.project.name)
  const prices = pricesOf(rows, shared.duals, shared.value, ground)
  return {
    unit: unit.unit,
    shares: Object.fromEntries(names.map((name, k) => [name, within(shared.x[k] ?? 0)])),
    worth: (shared.value - once) / unit.factor,
    whole:
      whole?.status === "optimal"
        ? { projects: names.filter((_, k) => (whole.x[k] ?? 0) > 0.5), worth: (whole.value - once) / unit.factor }
        : null,
    prices,
    resources: Object.fromEntries(
      [...new Set(rows.map(({ resource }) => resource))].map((name) => [name, byResource(name, prices, resources[name])]),
    ),
  }
}

const within = (share: number): number => Math.min(1, Math.max(0, share))

function byResource(
  name: string,
  prices: readonly MonthPrice[],
  answer: ResourceAnswer | undefined,
): AllocationAnswer["resources"][string] {
  const own = prices.filter(({ resource }) => resource === name)
  return { dual: own.reduce((sum, { price }) => sum + price, 0), perUnit: answer?.perUnit ?? null, unit: answer?.unit ?? "" }
}

/** One column a project. What is paid but once is paid whatever is done, so it is taken out of the cash and of the value (`once`). */
function problemOf(ground: Ground, { purses: { all, cash } }: Parts, rows: readonly Row[], isWhole: boolean): LinearProblem {
  const idle = idleWorth(all, cash)
  const once = commonWorth(all)
  return {
    gains: all.map((purse) => aloneWorth(purse) + (purse.sale === null ? 0 : once - idle)),
    columns: all.map(() => ({ least: 0, most: 1, isWhole })),
    rows: [...rows, ...sameCustomers(ground)],
  }
}

/** The same customers are had once: what two projects have of them is no more than all. */
function sameCustomers({ venture, chosen }: Ground): LinearRow[] {
  return chosen.flatMap((one, a) =>
    chosen.flatMap((other, b): LinearRow[] =>
      a < b && isSameMarket(venture, one, other)
        ? [
            {
              factors: [
                [a, 1],
                [b, 1],
              ],
              is: "<=",
              bound: 1,
            },
          ]
        : [],
    ),
  )
}

/** In the mean, in base units. */
const aloneWorth = ({ objective }: Purse): number => average(objective)

/** What the cash would be worth to the founders if nothing were done with it. */
function idleWorth(all: readonly Purse[], cash: Float64Array | null): number {
  const sale = all.find((purse) => purse.sale !== null)?.sale
  return sale == null || cash === null ? 0 : average(cash.map((money, s) => money * sale.held[s]!))
}

/** What all pay but once, by what the founders have of it at the end. */
function commonWorth(all: readonly Purse[]): number {
  const purse = all.find(({ sale }) => sale !== null)
  if (purse?.sale == null) return 0
  const { common, sale } = purse
  const last = common.subarray(common.length - sale.held.length)
  return average(last.map((money, s) => money * sale.held[s]!))
}

function cashRows({ venture }: Ground, { purses: { cash, all } }: Parts): Row[] {
  if (cash === null) return []
  const samples = cash.length
  const there = average(cash)
  const mean = (values: Float64Array, month: number): number => average(monthOf(values, month, samples))
  const once = all.find(({ sale }) => sale !== null)?.common ?? null
  const leader = all[0]?.rounds ?? null
  return Array.from({ length: venture.model.months }, (_, month): Row => {
    const draws = all.map(({ draws: taken, common, sale }, k) => {
      // Rounds are those of the best project.
      const raised = k === 0 && leader !== null ? mean(leader, month) : 0
      return [k, mean(taken, month) - raised - (sale === null ? 0 : mean(common, month))] as const
    })
    const paid = once === null ? 0 : mean(once, month)
    return { factors: draws, is: "<=", bound: there - paid, resource: "cash", month }
  })
}

/** Of what several projects may want at the same time. */
function loadRows({ venture, samplers }: Ground, { loads }: Parts): Row[] {
  const { samples } = samplers.coarse.plan
  const names = [...new Set(loads.flatMap((of) => of.map(({ shared }) => shared.name)))]
  return names.flatMap((name) => {
    const users = loads.flatMap((of, k) => of.filter(({ shared }) => shared.name === name).map((load) => [k, load] as const))
    const there = average(users[0]?.[1].there ?? new Float64Array(1))
    return Array.from({ length: venture.model.months }, (_, month): Row => {
      const factors = users.map(([k, load]) => [k, takenIn(load, month, samples)] as const)
      return { factors, is: "<=", bound: there, resource: name, month }
    }).filter(({ factors }) => factors.some(([, taken]) => taken > 0))
  })
}

/** In the mean; what a project alone wants beyond what is there, it waits for in its own plan. */
function takenIn({ taken, there }: Load, month: number, samples: number): number {
  return average(monthOf(taken, month, samples).map((amount, s) => Math.min(amount, there[s]!)))
}

/** In the unit of the objective for one more in the unit of the resource. */
function pricesOf(rows: readonly Row[], duals: readonly number[], value: number, { venture, unit }: Ground): MonthPrice[] {
  return rows.flatMap(({ resource, month }, k) => {
    const path = venture.resources.find(({ name }) => name === resource)?.path ?? ""
    const factor = venture.model.quantities.get(path)?.factor ?? 1
    const price = duals[k] ?? 0
    return Math.abs(price) <= least * Math.max(1, Math.abs(value))
      ? []
      : [{ resource, month, price: (price * factor) / unit.factor }]
  })
}
