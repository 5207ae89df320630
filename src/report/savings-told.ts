/** Which savings are worth telling one by one, and what is told of the others in one line each. */
import type { ProjectCosts, Saving } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { wayOf } from "./costs-savings.ts"
import { share } from "./figures.ts"

/** Of all costs: a smaller saving decides nothing. */
export const leastSaving = 0.005

/** `k`: which of the project's savings it is. */
export type ToldSaving = { readonly saving: Saving; readonly k: number }

type Kind = "told" | "little" | "lowers" | "givesUp"

export function toldSavings({ savings, tree }: ProjectCosts): readonly ToldSaving[] {
  return savings.flatMap((saving, k) => (kindOf(saving, tree.total.mean ?? 0) === "told" ? [{ saving, k }] : []))
}

/** What costs more: that for which the venture is worth more all the same, beyond the error of that, and the rest; `k`: which it is. */
export function dearerWays({ dearer }: ProjectCosts): Readonly<Record<"worthMore" | "dearer", readonly ToldSaving[]>> {
  const all = dearer.map((saving, k): ToldSaving => ({ saving, k }))
  const isWorthMore = ({ saving: { value } }: ToldSaving): boolean => value.by !== null && value.by > (value.error ?? 0)
  return { worthMore: all.filter(isWorthMore), dearer: all.filter((one) => !isWorthMore(one)) }
}

/** What else was tried: a line for each reason why it is not told of. */
export function otherWays(project: ProjectCosts, words: Words): string[] {
  const { savings, tree } = project
  const of = (kind: Kind): string[] =>
    savings.filter((saving) => kindOf(saving, tree.total.mean ?? 0) === kind).map((saving) => wayOf(saving, words))
  const said = words.costs.others
  const lines: readonly (readonly [ways: string[], line: (ways: readonly string[]) => string])[] = [
    [of("little"), (ways) => said.little(ways, share(words, leastSaving))],
    [of("lowers"), said.lowers],
    [of("givesUp"), said.givesUp],
  ]
  return lines.flatMap(([ways, line]) => (ways.length === 0 ? [] : [line(ways)]))
}

function kindOf({ risk, total, value }: Saving, costs: number): Kind {
  // What is rented in the place of a model that the project trains is another product.
  if (risk.of === "api" && risk.isTrained) return "givesUp"
  if ((total.mean ?? 0) < leastSaving * costs) return "little"
  return value.by !== null && value.by < 0 ? "lowers" : "told"
}
