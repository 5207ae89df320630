/** More of the best project than the verdict tells: its money, its years and the figures behind them, at its best decisions. */
import type { Model, Quantity, Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { CashBands, Portrait } from "../answer.ts"
import { atEnd, meansByMonth } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { shownAs, statsOf } from "../figures.ts"
import { ruinedByMonth, ruinIn } from "../ruin.ts"
import { type Living, livingOf } from "./living.ts"
import { byPath, lookAt } from "./looks.ts"
import { moneyFlows } from "./money-flows.ts"
import { partsOf } from "./plain-sum.ts"
import { figureNames, fitting, ownNames, paybackNames, sharedNames, spendingNames, yearlyNames } from "./portrait-names.ts"
import { roundsOf } from "./rounds.ts"
import { isNoAmount, type Own, yearly } from "./yearly.ts"

/** With the quantities that it shows. `cash` are the bands of the same project, on the same draws. */
export function portraitOf({ model }: Venture, { subject, best }: Chosen, sampler: Sampler, cash: CashBands | null): Pictured {
  const own = ownOf(model, subject.project.name)
  const ruined = ruinOf(own, sampler, best.parameters)
  const living = livingOf(ruined, sampler.model.months, sampler.plan.samples)
  const money = moneyFlows(own.get("cash") ?? null, sampler, living)
  const years = yearly(toldByYear(model, own), own, sampler, living)
  const nameOf = ({ path }: Quantity): string => path.slice(subject.project.name.length + 1)
  const isOwn = goesWith(own)
  const figures = byPath(toldOnce(model, own), (quantity, values) =>
    statsOf(isOwn(quantity) ? whileAlive(quantity, values, living, sampler) : atEnd(values, sampler.plan.samples), {
      ...shownAs(quantity),
      isNeverBeyond: paybackNames.has(nameOf(quantity)),
    }),
  )
  const rounds = roundsOf(own, sampler, living)
  const looks = [money, years, figures, rounds].flatMap((asked) => asked.looks)
  lookAt(sampler, looks, best.parameters)
  const portrait = {
    cash,
    ruin: ruined === null ? null : meansByMonth(ruined, sampler),
    money: money.answer(),
    years: years.answer(),
    figures: figures.answer(),
    rounds: rounds.answer(),
  }
  return { portrait, shown: looks.map(({ quantity }) => quantity) }
}

export type Pictured = { readonly portrait: Portrait; readonly shown: readonly Quantity[] }

function ownOf({ quantities }: Model, project: string): Own {
  const prefix = `${project}.`
  return new Map(
    [...quantities.values()].filter(({ path }) => path.startsWith(prefix)).map((q) => [q.path.slice(prefix.length), q]),
  )
}

/** Whether a quantity is one of the venture's own, which goes with it. */
function goesWith(own: Own): (quantity: Quantity) => boolean {
  const gone = new Set(fitting(ownNames, own.keys()).flatMap((name) => own.get(name) ?? []))
  return (quantity) => gone.has(quantity) && !quantity.isTruth
}

/** In the last month: of what is ruined by then nothing, or, of a price or a share, no figure. */
function whileAlive(quantity: Quantity, values: Float64Array, living: Living, { model, plan }: Sampler): Float64Array {
  const last = atEnd(values, plan.samples)
  if (isNoAmount(quantity)) return living.among(last, model.months - 1)
  return atEnd(living.level(values), plan.samples)
}

/** Truth by the end of each month; null where the project knows no ruin.  Shape: [months][samples]. */
function ruinOf(own: Own, sampler: Sampler, parameters: readonly number[]): Float64Array | null {
  const { plan, model } = sampler
  const tell = ruinIn((name) => own.get(name) ?? null)
  if (tell === null) return null
  const [values = new Float64Array()] = sampler.run([tell.node], parameters)
  const monthly = livingOf(null, model.months, plan.samples).flow(values)
  return ruinedByMonth(tell, monthly, plan.samples)
}

/** What is nothing in every month, since the project has no such part, is left out. */
function toldByYear(model: Model, own: Own): readonly Quantity[] {
  const spending = spendingNames.flatMap((name) => own.get(name) ?? [])
  const parts = spending.flatMap((costs) => partsOf(model, costs) ?? []).map(({ quantity }) => quantity)
  const found = fitting(yearlyNames, own.keys()).flatMap((name) => own.get(name) ?? [])
  return [...new Set([...found, ...parts])].filter(({ node }) => {
    const at = model.graph.nodes[node]
    return at?.kind !== "constant" || at.value !== 0
  })
}

function toldOnce({ quantities }: Model, own: Own): readonly Quantity[] {
  return [
    ...fitting(figureNames, own.keys()).flatMap((name) => own.get(name) ?? []),
    ...fitting(sharedNames, quantities.keys()).flatMap((path) => quantities.get(path) ?? []),
  ]
}
