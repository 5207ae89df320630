/** What to find out: what knowing is worth by kind, what each study tells for its cost, and in which order to learn. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { isSame } from "../../units/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { ResourceAnswer } from "../answer.ts"
import type { Knowing, Learned } from "../information/information.ts"
import { isKnowable } from "../information/knowable.ts"
import type { Ground } from "../plan/ground.ts"
import { halfWidthOf } from "../worth/student.ts"
import type { LearningAnswer, MoneyWorth, StudyAnswer, StudySize } from "./answer.ts"
import { delayOf } from "./delay.ts"
import { groupsOf } from "./groups.ts"
import { type Inquiry, inquiriesOf } from "./inquiry.ts"
import { type Net, orderOf } from "./order.ts"
import { proposalsFor } from "./proposals.ts"
import { resultOf } from "./results.ts"
import { type Worth, worthKnowing } from "./worth-knowing.ts"

/** Single inputs told of. */
const mostInputs = 5

/** Null where nothing can be chosen, or nothing that can be known changes the choice and the file has no studies. */
export function learningOf(
  ground: Ground,
  knowing: Knowing | null,
  resources: Readonly<Record<string, ResourceAnswer>>,
): LearningAnswer | null {
  const { venture, best, unit } = ground
  if (knowing === null) return null
  const given = inquiriesOf(venture, knowing.sampler, best.best.parameters)
  const inputs = knowing.learned.filter(
    (one) => one.input !== "discount" && isKnowable(venture, one.input) && isSure(one, knowing),
  )
  if (given.length === 0 && inputs.length === 0) return null
  const singles = new Map<Learned, Worth>()
  const worthOf = (one: Learned): Worth => {
    const known = singles.get(one) ?? worthKnowing([knowing.sampler.columns[one.number] ?? new Float64Array()], knowing)
    singles.set(one, known)
    return known
  }
  const delay = delayOf(ground)
  const money = moneyOf(ground, resources)
  const net: Net = (value, cost, waits) => {
    const paid = cost.inBooks === 0 ? 0 : money === null ? null : cost.inBooks * money.perUnit
    return paid === null ? null : value - paid - delay.perMonth * waits
  }
  const isGiven = given.length > 0
  const inquiries = isGiven ? given : proposalsFor(venture, { ...knowing, learned: inputs })
  const told = inquiries.map((inquiry) => ({ inquiry, answer: studyAnswer(inquiry, knowing, net) }))
  const sorted = told.toSorted((a, b) => rankOf(b.answer) - rankOf(a.answer))
  return {
    unit: unit.unit,
    inputs: inputs.slice(0, mostInputs).map(({ input, value }) => ({ input, value })),
    groups: groupsOf(venture, knowing, worthOf),
    studies: sorted.map(({ answer }) => answer),
    order: isGiven ? orderOf(sorted, knowing, net) : [],
    delay,
    money,
  }
}

/** What chance alone may well give is not told. */
function isSure({ value, error }: Learned, { sampler }: Knowing): boolean {
  return value > halfWidthOf(error, sampler.plan.replicates, 95)
}

/** Studies of a file in which nothing can be chosen. */
export function learningWarnings({ venture: { studies = [] } }: Ground, knowing: Knowing | null): Diagnostic[] {
  const [first] = studies
  return first === undefined || knowing !== null ? [] : [warning("studies-idle", first.span, {})]
}

/** What is paid for what it tells; what has no price goes by what it tells. */
function rankOf({ sizes, best }: StudyAnswer): number {
  const size = sizes[best]
  return size?.net ?? size?.value ?? 0
}

/** A larger sample of the same luck tells no less; none tells more than the figures themselves. */
function studyAnswer({ looked, sizes, ...inquiry }: Inquiry, knowing: Knowing, net: Net): StudyAnswer {
  const exactly = worthKnowing(
    looked.map(({ truth }) => truth),
    knowing,
  )
  const bySize = new Map<number, Worth>()
  let least: Worth | undefined
  for (const size of [...new Set(sizes.map((one) => one.size))].sort((a, b) => a - b)) {
    const found = worthKnowing(
      looked.map((one) => resultOf(one, size)),
      knowing,
      least,
    )
    least = found.value > exactly.value ? exactly : found
    bySize.set(size, least)
  }
  const { worth, sampler } = knowing
  const told = sizes.map(({ size, unit, cost }): StudySize => {
    const { value, error } = bySize.get(size) ?? exactly
    const shown = worth(value)
    const paid = cost === null ? null : { value: cost.value, unit: cost.unit }
    const left = cost === null ? null : net(shown, cost, inquiry.delay)
    return { size, unit, value: shown, error: halfWidthOf(worth(error), sampler.plan.replicates, 95), cost: paid, net: left }
  })
  const gain = ({ net: left, value }: StudySize): number => left ?? value
  const best = told.reduce((top, one, k) => (gain(one) > gain(told[top] ?? one) ? k : top), 0)
  return { ...inquiry, exactly: worth(exactly.value), sizes: told, best }
}

/** Money spent is cash that is not there later: it counts as what one more unit of cash adds, where that is known to add anything. */
function moneyOf({ venture, unit, best }: Ground, resources: Readonly<Record<string, ResourceAnswer>>): MoneyWorth | null {
  const { cash } = resources
  const isInBooks = cash?.unit === venture.header.currency
  if (cash !== undefined && isInBooks && cash.interval[0] > 0) return { perUnit: cash.perUnit, by: "cash" }
  return isMoney(venture, best.subject.objective.dimension) ? { perUnit: 1 / unit.factor, by: "face" } : null
}

function isMoney({ header }: Venture, dimension: Parameters<typeof isSame>[0]): boolean {
  return isSame(dimension, { [header.currency]: 1 })
}
