/**
 * The `revenue` section as it is written: what is sold, by which measure, and when the money comes in. Prices are before
 * value-added tax, which is never revenue. The unit of a price says by what it is counted; `per` says it of a formula.
 */
import { error } from "../../diagnostics/index.ts"
import {
  either,
  type Field,
  list,
  optional,
  placed,
  quantity,
  type Read,
  type Reading,
  record,
  type Shape,
  type Tree,
  text,
  word,
} from "../../shape/index.ts"
import { type Form, formWritten, ownerName, type PlacedWord, placedWord, settled, type WithUnit } from "../written-unit.ts"
import { checkKeys, fits } from "./keys.ts"
import type { FigureKey, RevenueLine, SplitPrice, Tier } from "./line.ts"
import {
  byCustomer,
  byDay,
  byNewCustomer,
  bySeat,
  byToken,
  isAnswered,
  type Measure,
  measures,
  type Per,
  perWords,
} from "./measures.ts"
import { type RevenueKind, revenueKinds } from "./revenue-kind.ts"
import { isRetainer } from "./service.ts"
import { checkShares } from "./shares.ts"
import { stepsShape } from "./steps-shape.ts"

const least = { least: 0 }
/** Of a whole. */
const part = { least: 0, most: 1 }

const figures: Readonly<Record<FigureKey, Shape<Field | null>>> = {
  maintenance: optional(quantity("%/year", least)),
  renewal: optional(quantity("", part)),
  share: optional(quantity("", part)),
  discount: optional(quantity("", part)),
  terms: optional(quantity("month", least)),
  refunds: optional(quantity("", part)),
  bad_debt: optional(quantity("", part)),
  from: optional(quantity("month", least)),
  until: optional(quantity("month", least)),
  annual_share: optional(quantity("", part)),
  annual_discount: optional(quantity("", part)),
  refund_unused: optional(quantity("", part)),
  free: optional(quantity(null, least)),
  minimum: optional(quantity("¤/customer/month", least)),
  spread: optional(quantity("", least)),
  sessions: optional(quantity("session/customer/month", least)),
  impressions: optional(quantity("impression/session", least)),
  fill: optional(quantity("", part)),
  cpm: optional(quantity(null, least)),
  network: optional(quantity("", part)),
  utilisation: optional(quantity("", part)),
  days: optional(quantity("day/month", least)),
  work: optional(quantity(null, least)),
  orders: optional(quantity("order/customer/month", least)),
  value: optional(quantity("¤/order", least)),
  take: optional(quantity("", part)),
  baseline: optional(quantity("¤/customer/month", least)),
  achieved: optional(quantity("¤/customer/month", least)),
  fee: optional(quantity("", part)),
  risk: optional(quantity("", part)),
  proves: optional(quantity("month", least)),
}

const tierShape = record({
  name: text(),
  price: quantity(null, least),
  share: quantity("", part),
  seats: optional(quantity("seat/customer", least)),
})

const splitShape = record({
  input: quantity("¤/token", least),
  output: quantity("¤/token", least),
  cached: optional(quantity("¤/token", least)),
})

const milestoneShape = record({
  share: quantity("", part),
  at: optional(word(["start", "done"])),
  after: optional(quantity("month", least)),
})

const splitKeys: ReadonlySet<string> = new Set(["input", "output", "cached"])
const isSplit = (tree: Tree): boolean => tree.kind === "map" && tree.entries.some(({ key }) => splitKeys.has(key))

const written = record({
  name: optional(text()),
  kind: word(revenueKinds),
  price: optional(either(isSplit, splitShape, quantity(null, least))),
  per: optional(placedWord(perWords)),
  ...figures,
  tiers: list(tierShape, ["name"]),
  steps: stepsShape,
  billing: optional(word(["monthly", "annual"])),
  trial: optional(record({ lasts: quantity("month", least), converts: quantity("", part) })),
  freemium: optional(record({ paying: quantity("", part), usage: optional(quantity("", least)) })),
  people: optional(placed()),
  after: optional(placed()),
  milestones: list(milestoneShape),
})

type Written = Read<typeof written>

export const revenueShape: Shape<readonly RevenueLine[]> = list(lineShape(), ["name", "kind"])

/** What a line may hold depends on its kind, so its keys are checked once it is read. */
function lineShape(): Shape<RevenueLine> {
  const of = (tree: Tree | null): Shape<RevenueLine> =>
    settled(written, (read, withUnit, at) => lineOf(read, withUnit, { at, tree }))
  return {
    describe: written.describe,
    fallback: of(null).fallback,
    read: (tree, at) => {
      const line = of(tree).read(tree, at)
      checkKeys(tree, line.kind, at)
      checkShares(line, at.report)
      checkRetainer(line, at.report)
      return onlyFitting(line)
    },
  }
}

/** The work of a retainer never waits and is no bill of its own. Errors: key-alone. */
function checkRetainer(line: RevenueLine, report: Reading["report"]): void {
  if (line.kind !== "service" || !isRetainer(line)) return
  const { utilisation, days, milestones } = line
  const spans = { utilisation: utilisation?.span, days: days?.span, milestones: milestones[0]?.share.span }
  for (const [key, span] of Object.entries(spans))
    if (span !== undefined) report(error("key-alone", span, { key, needs: ["price: 900 USD/person-day"] }))
}

/** What does not fit its kind was reported, and must not act. */
function onlyFitting(line: RevenueLine): RevenueLine {
  const { kind } = line
  const keys = Object.keys(figures).filter((key): key is FigureKey => !fits(key, kind))
  return {
    ...line,
    ...Object.fromEntries(keys.map((key) => [key, null])),
    ...(fits("tiers", kind) ? {} : { tiers: [] }),
    ...(fits("steps", kind) ? {} : { steps: [] }),
    ...(fits("milestones", kind) ? {} : { milestones: [] }),
    ...(fits("billing", kind) ? {} : { isYearly: false }),
    ...(fits("trial", kind) ? {} : { trial: null, freemium: null }),
    ...(fits("people", kind) ? {} : { people: null }),
    ...(kind === "usage" ? {} : { split: null }),
  }
}

type Around = { readonly at: Reading; readonly tree: Tree | null }

function lineOf(read: Written, withUnit: WithUnit, { at, tree }: Around): RevenueLine {
  const { price, per, tiers, billing, steps, ...rest } = read
  const split = price !== null && "input" in price ? price : null
  const single = price !== null && "unit" in price ? price : null
  const measure = measureOf({ kind: read.kind, per, single, split, steps, work: read.work }, at)
  const own: RevenueLine = {
    ...rest,
    name: at.name.split(".").at(-1) ?? "",
    span: tree?.span ?? null,
    price: single === null ? null : withUnit(single, measure.unit),
    split,
    measure,
    tiers: tiers.map((tier) => settledTier(tier, per, withUnit)),
    steps: steps.map((step) => ({ ...step, price: withUnit(step.price, measure.unit) })),
    isYearly: billing === "annual",
    free:
      read.free === null || !isAnswered(measure)
        ? read.free
        : withUnit(read.free, `${measure.soldUnit.replace("/month", "")}/customer/month`),
    isByThousand: false,
  }
  return { ...own, ...settledWork(read, measure, withUnit), ...settledCpm(read, withUnit) }
}

type Told = Pick<Written, "kind" | "per" | "steps" | "work"> & {
  readonly single: Field | null
  readonly split: SplitPrice | null
}

function measureOf({ kind, per, single, split, steps, work }: Told, at: Reading): Measure {
  const ofKind = measuresOf(kind, work !== null)
  const fitting = per === null ? ofKind : ofKind.filter((m) => m.per.includes(per.word))
  if (fitting.length === 0 && per !== null) {
    const known = [...new Set(ofKind.flatMap((m) => m.per))]
    at.report(error("per-unfit", per.span, { per: per.word, kind, known }, known[0]))
  }
  if (split !== null) return byToken
  const first = steps[0]?.price ?? single
  const counted = steps.length === 0 ? fitting : fitting.filter(isAnswered)
  return formWritten(first?.value ?? null, counted) ?? counted[0] ?? ofKind[0]
}

/** Nothing but work is paid by the day; a fixed price may stand for all of it, or for that of a month. */
function measuresOf(kind: RevenueKind, isWork: boolean): readonly [Measure, ...Measure[]] {
  if (kind !== "service") return measures[kind]
  return isWork
    ? [byDay, byCustomer, byNewCustomer]
    : [byCustomer, ...measures.service.filter((m) => m !== byCustomer && m !== byDay)]
}

type TierRead = Written["tiers"][number]

function settledTier({ price, share, seats }: TierRead, per: PlacedWord<Per> | null, withUnit: WithUnit): Tier {
  const all = [byCustomer, bySeat]
  const fitting = per === null ? all : all.filter((m) => m.per.includes(per.word))
  const bySeats = seats === null ? undefined : bySeat
  const measure = formWritten(price.value, fitting) ?? bySeats ?? fitting[0] ?? byCustomer
  return { name: ownerName(price), price: withUnit(price, measure.unit), measure, share, seats }
}

const workOnce: Form = { unit: "person*day/customer" }
const workByMonth: Form = { unit: "person*day/customer/month" }

/** A price by the new customer is for work that each orders once; one by the month is rather for that of a month. */
function settledWork({ work }: Written, measure: Measure, withUnit: WithUnit): Pick<RevenueLine, "work"> {
  if (work === null) return { work }
  const usual = measure === byCustomer ? workByMonth : workOnce
  const forms = measure === byNewCustomer ? [workOnce] : [workOnce, workByMonth]
  return { work: withUnit(work, (formWritten(work.value, forms) ?? usual).unit) }
}

/** `4 to 9 USD` is for a thousand, as everybody quotes it; `USD/impression` (or `USD/kimpression`) says it itself. */
const thousand: Form = { unit: "¤" }
const each: Form = { unit: "¤/impression" }

function settledCpm({ cpm }: Written, withUnit: WithUnit): Pick<RevenueLine, "cpm" | "isByThousand"> {
  if (cpm === null) return { cpm, isByThousand: false }
  const form = formWritten(cpm.value, [thousand, each]) ?? thousand
  return { cpm: withUnit(cpm, form.unit), isByThousand: form === thousand }
}
