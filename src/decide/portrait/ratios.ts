/**
 * Ratios by year: the mean of what stands above over the mean of what stands below. So they agree with the amounts told beside them,
 * and a sample that sells next to nothing weighs next to nothing.
 */
import type { Quantity } from "../../engine/index.ts"
import { ratioOf } from "./portrait-names.ts"

/** Less than this share of the most that stands below in any year is too little to measure by. */
const least = 0.02

/** The same of what bears what is measured. */
const leastBearing = 0.1

/** What rounding leaves of nothing, as a share of what it was taken from. */
const rounding = 1e-12

export type Parts = {
  readonly of: Quantity
  readonly over: Quantity
  readonly borneBy: Quantity | null
  readonly isNoneOfNothing: boolean
}

export type Ratios = {
  /** Null where it is no ratio, or a formula of the founder's in the place of one. */
  readonly of: (quantity: Quantity) => Parts | null
  /** What must be known for the ratios among these, and is none itself. */
  readonly parts: (quantities: readonly Quantity[]) => readonly Quantity[]
  /** In base units, given the means of the parts. */
  readonly years: (quantity: Quantity, means: (part: Quantity) => readonly number[]) => readonly (number | null)[]
}

/** `own`: the quantities of a project by their names in it. */
export function ratiosIn(own: ReadonlyMap<string, Quantity>): Ratios {
  const names = new Map([...own].map(([name, { path }]) => [path, name]))
  const of = ({ path, definition }: Quantity): Parts | null => {
    const pair = definition.origin.kind === "library" ? ratioOf(names.get(path) ?? "") : null
    const [above, below] = [own.get(pair?.of ?? ""), own.get(pair?.over ?? "")]
    return above === undefined || below === undefined
      ? null
      : {
          ...{ of: above, over: below, borneBy: own.get(pair?.borneBy ?? "") ?? null },
          isNoneOfNothing: pair?.isNoneOfNothing === true,
        }
  }
  const opened = (quantity: Quantity): readonly Quantity[] => {
    const pair = of(quantity)
    if (pair === null) return [quantity]
    return [...opened(pair.of), ...opened(pair.over), ...(pair.borneBy === null ? [] : [pair.borneBy])]
  }
  const years: Ratios["years"] = (quantity, means) => {
    const pair = of(quantity)
    if (pair === null) return means(quantity)
    const [above, below] = [years(pair.of, means), years(pair.over, means)]
    const floor = of(pair.over) === null ? least * most(below) : 0
    const bearing = pair.borneBy === null ? null : means(pair.borneBy)
    const isBorne = (year: number): boolean => bearing === null || (bearing[year] ?? 0) >= leastBearing * most(bearing)
    const isSome = (x: number | null): boolean => !pair.isNoneOfNothing || (x ?? 0) > rounding * most(above)
    return above.map((x, year) => (isBorne(year) && isSome(x) ? divided(x, below[year] ?? null, floor) : null))
  }
  return {
    of,
    parts: (quantities) => [...new Set(quantities.filter((one) => of(one) !== null).flatMap(opened))],
    years,
  }
}

const most = (values: readonly (number | null)[]): number => Math.max(0, ...values.map((x) => x ?? 0))

function divided(above: number | null, below: number | null, floor: number): number | null {
  if (above === null || below === null || !(below > floor)) return null
  return Math.abs(above) > rounding * below ? above / below : 0
}
