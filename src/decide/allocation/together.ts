/** Several projects done at once from the first month, on the same draws: what they are worth, whether the cash lasts, what is short. */
import { average } from "../../engine/index.ts"
import type { Score } from "../choose/score.ts"
import type { Bind, TogetherAnswer } from "./answer.ts"
import type { Load } from "./loads.ts"
import type { Purse, Purses } from "./purse.ts"

export type Together = {
  /** In the order of the ranking: the first leads, its rounds and owners are those of the company. */
  readonly members: readonly Purse[]
  readonly loads: readonly (readonly Load[])[]
  readonly isSameCustomers: boolean
}

export type Frame = {
  readonly score: Score
  /** What one unit of the objective is in base units. */
  readonly factor: number
  readonly months: number
  /** In each array. */
  readonly samples: number
  /** Of these so many are looked at. */
  readonly looked: number
  readonly cash: Purses["cash"]
  /** The least probability with which the cash must last. */
  readonly lasting: number
}

/** More of it than this share beyond what is there is no lack, but a figure of the machine. */
const slack = 1e-9
/** A resource must be enough in so many samples, as for a project alone. */
const often = 0.5

export function together(set: Together, frame: Frame): TogetherAnswer {
  const { score, factor } = frame
  const money = moneyOf(set.members, frame)
  const worth = score.back(average(score.utility(worthsOf(set.members, money, frame)))) / factor
  const shortest = lacksOf(set, frame).toSorted((a, b) => a.enough - b.enough)[0] ?? null
  const lasts = money === null ? null : 1 - average(money.isRuined)
  const isShort = shortest !== null && shortest.enough < often
  const isBroke = lasts !== null && lasts < frame.lasting
  const cashBind = lasts === null || money === null ? null : { resource: "cash", month: money.lowestMonth, enough: lasts }
  const binds = isShort ? shortest : isBroke ? cashBind : leastOf(shortest, cashBind)
  return {
    projects: set.members.map(({ chosen }) => chosen.subject.project.name),
    worth: Number.isFinite(worth) ? worth : null,
    survival: lasts,
    fits: !isShort && !isBroke,
    binds,
    isSameCustomers: set.isSameCustomers,
    later: isShort ? laterFor(set, frame) : set.members.length === 2 ? 0 : null,
  }
}

function leastOf(one: Bind | null, other: Bind | null): Bind | null {
  const all = [one, other].filter((bind) => bind !== null && bind.enough < 1)
  return all.toSorted((a, b) => (a?.enough ?? 1) - (b?.enough ?? 1))[0] ?? null
}

type Money = {
  /** What is left of the common cash at the end. */
  readonly left: Float64Array
  readonly isRuined: Float64Array
  readonly lowestMonth: number
}

/** Null where the file has no cash. What all of them pay but once is paid once; rounds are those of the leader. */
function moneyOf(members: readonly Purse[], { cash, months, samples, looked }: Frame): Money | null {
  if (cash === null) return null
  const rounds = members[0]?.rounds ?? null
  const left = new Float64Array(looked)
  const isRuined = new Float64Array(looked)
  let [lowest, lowestMonth] = [Number.POSITIVE_INFINITY, 0]
  for (let month = 0; month < months; month++) {
    let sum = 0
    for (let s = 0; s < looked; s++) {
      const k = month * samples + s
      let money = cash[s]! + (rounds === null ? 0 : rounds[k]!)
      for (const [n, { draws, common }] of members.entries()) money -= draws[k]! - (n === 0 ? 0 : common[k]!)
      left[s] = money
      sum += money
      if (money < 0) isRuined[s] = 1
    }
    if (sum < lowest) [lowest, lowestMonth] = [sum, month]
  }
  return { left, isRuined, lowestMonth }
}

/** Businesses are sold together with the common cash; what is worth what its own formula says is added to it. */
function worthsOf(members: readonly Purse[], money: Money | null, { looked }: Frame): Float64Array {
  const worths = new Float64Array(looked)
  const [leader] = members.filter(({ sale }) => sale !== null)
  for (let s = 0; s < looked; s++) {
    for (const { sale, objective } of members) if (sale === null) worths[s]! += objective[s]!
    if (leader?.sale == null || money === null || money.isRuined[s] === 1) continue
    const businesses = members.reduce((sum, { sale }) => sum + (sale === null ? 0 : sale.business[s]!), 0)
    worths[s]! += Math.max(0, businesses + money.left[s]! - leader.sale.debt[s]!) * leader.sale.held[s]!
  }
  return worths
}

/** Of each shared resource how often it is enough; what a project wants alone beyond what is there, it waits for in its own plan. */
function lacksOf({ loads }: Together, frame: Frame, delay = 0): Bind[] {
  const names = [...new Set(loads.flatMap((of) => of.map(({ shared }) => shared.name)))]
  return names.flatMap((name) => {
    const users = loads.flatMap((of, k) =>
      of.filter(({ shared }) => shared.name === name).map((load) => ({ ...load, delay: k === 0 ? 0 : delay })),
    )
    return users.length < 2 ? [] : [lackOf(name, users, frame)]
  })
}

/** The least delay of the second with which people and GPUs are enough more often than not. */
function laterFor(set: Together, frame: Frame): number | null {
  if (set.members.length !== 2) return null
  for (let delay = 1; delay < frame.months; delay++)
    if (lacksOf(set, frame, delay).every(({ enough }) => enough >= often)) return delay
  return null
}

function lackOf(name: string, users: readonly (Load & { readonly delay: number })[], { months, samples, looked }: Frame): Bind {
  const isShort = new Float64Array(looked)
  let [most, worst] = [Number.NEGATIVE_INFINITY, 0]
  for (let month = 0; month < months; month++) {
    let sum = 0
    for (let s = 0; s < looked; s++) {
      const there = users[0]?.there[s] ?? 0
      const taken = users.reduce(
        (total, load) => total + (month < load.delay ? 0 : Math.min(there, load.taken[(month - load.delay) * samples + s]!)),
        0,
      )
      sum += taken - there
      if (taken > there * (1 + slack)) isShort[s] = 1
    }
    if (sum > most) [most, worst] = [sum, month]
  }
  return { resource: name, month: worst, enough: 1 - average(isShort) }
}
