/** Inputs drawn anew given all those that stay, whichever these are: independent ones by second draws, tied ones by their group. */
import { type Correlation, correlatedGroups } from "../run/correlation.ts"
import type { Sampler } from "../run/sampler.ts"
import { secondDraws } from "./second-draws.ts"
import { type Drawing, latentColumns, tiedGroup } from "./tied-group.ts"

/** Begins with the columns as drawn. */
export type Walk = {
  readonly columns: readonly Float64Array[]
  /** Draws some more inputs of a sample anew, given those not drawn so far in it. */
  readonly drawing: (inputs: readonly number[]) => Drawing
}

export type WalkOptions = {
  readonly correlations: readonly Correlation[]
  /** What can be drawn anew; nothing else can. */
  readonly inputs: readonly number[]
  /** Inputs of the result asked about: what is tied to them and plays no part itself does not count as given. */
  readonly reached: ReadonlySet<number>
}

/** `sampler` has the seats that its inputs usually have, and these correlations. A walk may draw all inputs, or those named. */
export function walksOver(sampler: Sampler, { correlations, inputs, reached }: WalkOptions): (drawn?: readonly number[]) => Walk {
  const groups = correlatedGroups(correlations).filter(({ members }) => members.some((member) => inputs.includes(member)))
  const correlated = new Set(groups.flatMap(({ members }) => members))
  const second = secondDraws(sampler, [...inputs.filter((input) => !correlated.has(input)), ...correlated], correlated)
  const latent = groups.length === 0 ? [] : latentColumns(sampler, correlations)
  const tied = groups.map((group) => tiedGroup(sampler, group, latent, second))
  return (drawn = inputs) => {
    const columns = sampler.columns.map((column, input) => (drawn.includes(input) ? column.slice() : column))
    const walks = tied.map((group) => ({
      members: group.members,
      drawingOf: group.walk(columns, new Set(group.members.filter((member) => !reached.has(member)))),
    }))
    const drawing: Walk["drawing"] = (some) => {
      const stranger = some.find((input) => !drawn.includes(input))
      if (stranger !== undefined) throw new Error(`internal: input ${stranger} cannot be drawn anew`)
      const alone = some.filter((input) => !correlated.has(input))
      const parts = walks
        .filter(({ members }) => members.some((member) => some.includes(member)))
        .map(({ drawingOf }) => drawingOf(some))
      return (s) => {
        for (const input of alone) columns[input]![s] = second.get(input)![s]!
        for (const part of parts) part(s)
      }
    }
    return { columns, drawing }
  }
}

/** The drawn columns with one input at a time drawn anew, given all others. */
export function eachAnew(sampler: Sampler, options: WalkOptions): (input: number) => readonly Float64Array[] {
  const walks = walksOver(sampler, options)
  return (input) => {
    const { columns, drawing } = walks([input])
    const draw = drawing([input])
    for (let s = 0; s < sampler.plan.samples; s++) draw(s)
    return columns
  }
}

/** Which of the inputs are tied to others of them, directly or through inputs that are not among them. */
export function tiedAmong(correlations: readonly Correlation[], inputs: ReadonlySet<number>): ReadonlySet<number> {
  const tied = correlatedGroups(correlations).map(({ members }) => members.filter((member) => inputs.has(member)))
  return new Set(tied.filter((members) => members.length > 1).flat())
}
