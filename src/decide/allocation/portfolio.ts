/** Which projects can be done together, and which set of them is worth most: every set is looked at. */
import type { Chosen } from "../choose/choose.ts"
import { effort, mostProjects } from "../effort.ts"
import type { Ground } from "../plan/ground.ts"
import type { PortfolioAnswer, TogetherAnswer } from "./answer.ts"
import { type Load, loadsOf } from "./loads.ts"
import { type Purses, pursesOf } from "./purse.ts"
import { isSameMarket } from "./same-customers.ts"
import { type Frame, together } from "./together.ts"

const mostTold = 64
/** Operations for one sample of one project in one month. */
const perMonth = 6
const fewest = 64
/** What a venture must survive with at least where the file demands nothing. */
const half = 0.5

/** What the sets are made of: kept, since the programme of shares reads it too. */
export type Parts = { readonly purses: Purses; readonly loads: readonly (readonly Load[])[] }

export function partsOf(ground: Ground): Parts {
  const { venture, chosen, samplers } = ground
  const sampler = samplers.coarse
  return { purses: pursesOf(venture, chosen, sampler), loads: chosen.map((one) => loadsOf(venture, one, sampler)) }
}

/** Null where a single project is compared, or too many. */
export function portfolioOf(ground: Ground, { purses, loads }: Parts): PortfolioAnswer | null {
  const count = purses.all.length
  if (count < 2 || count > mostProjects) return null
  const sets = 2 ** count - 1
  const frame = frameOf(ground, purses, sets * count)
  const answers = Array.from({ length: sets }, (_, k): TogetherAnswer => {
    const members = purses.all.flatMap((purse, n) => (((k + 1) >> n) & 1 ? [{ purse, loads: loads[n] ?? [] }] : []))
    const purseOf = members.map(({ purse }) => purse)
    const isSameCustomers = hasSameCustomers(
      ground,
      purseOf.map(({ chosen }) => chosen),
    )
    return together({ members: purseOf, loads: members.map((one) => one.loads), isSameCustomers }, frame)
  })
  const byWorth = answers.toSorted((a, b) => (b.worth ?? Number.NEGATIVE_INFINITY) - (a.worth ?? Number.NEGATIVE_INFINITY))
  const alone = answers.find(({ projects }) => projects.length === 1 && projects[0] === ground.best.subject.project.name)
  const best = byWorth.find(({ fits, isSameCustomers }) => fits && !isSameCustomers) ?? alone ?? byWorth[0]
  if (best === undefined) return null
  return { unit: ground.unit.unit, best, sets: told(byWorth, best), looked: sets }
}

function hasSameCustomers({ venture }: Ground, members: readonly Chosen[]): boolean {
  return members.some((one, k) => members.slice(k + 1).some((other) => isSameMarket(venture, one, other)))
}

/** The best one is among those that are told, and so is each project alone beside each other one. */
function told(byWorth: readonly TogetherAnswer[], best: TogetherAnswer): readonly TogetherAnswer[] {
  const small = byWorth.filter((one) => one === best || one.projects.length <= 2)
  const kept = new Set([...small, ...byWorth].slice(0, Math.max(mostTold, small.length)))
  return byWorth.filter((one) => kept.has(one))
}

export function frameOf(ground: Ground, { cash }: Purses, runs: number): Frame {
  const { samples, perReplicate } = ground.samplers.coarse.plan
  const { months } = ground.venture.model
  const most = Math.floor(effort.portfolio / (perMonth * runs * months))
  // Whole replicates, each of which covers the draws evenly.
  const whole = Math.floor(most / perReplicate) * perReplicate
  const looked = Math.min(samples, Math.max(whole, Math.min(fewest, samples)))
  const { score, unit } = ground
  return { score, factor: unit.factor, months, samples, looked, cash, lasting: lastingIn(ground) }
}

/** `ruin at end < 10 %` demands that the cash lasts in nine of ten. */
function lastingIn({ venture: { constraints } }: Ground): number {
  const demanded = constraints.flatMap(({ quantity, comparison, value, when }) =>
    quantity === "ruin" && when.kind !== "month" && comparison.startsWith("<") ? [1 - value] : [],
  )
  return Math.max(half, ...demanded)
}
