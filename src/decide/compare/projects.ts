/** The key figures of every project in both variants, matched by name. */
import type { SamplePlan } from "../../engine/index.ts"
import { isSame } from "../../units/index.ts"
import type { Shown } from "../figures.ts"
import { probabilitiesBest, probabilitiesWon } from "../plan/ranking.ts"
import type { ComparedProject, Moved, MovedWorth } from "./answer.ts"
import type { Columns } from "./columns.ts"
import { movedOf, pairedShare, pairedStats } from "./paired.ts"

const nothingShown: Shown = { unit: "", factor: 1, isMoment: false }

/** The first variant's projects in their order, then those that only the second one has. */
export function comparedProjects(
  a: readonly Columns[],
  b: readonly Columns[],
  unit: Shown | null,
  plan: SamplePlan,
): Readonly<Record<string, ComparedProject>> {
  const [mine, its] = [a, b].map((all) => new Map(all.map((one) => [one.settled.subject.project.name, one])))
  const shares = (of: (objectives: readonly Float64Array[]) => number[]): ((name: string) => Moved) => {
    const [inA, inB] = [a, b].map((all) => sharesOf(all, of))
    return (name) => movedOf(inA?.get(name) ?? null, inB?.get(name) ?? null, [], [])
  }
  const [best, wins] = [shares(probabilitiesBest), shares(probabilitiesWon)]
  const names = [...new Set([...a, ...b].map(({ settled }) => settled.subject.project.name))]
  return Object.fromEntries(
    names.map((name) => {
      const chances = { probabilityBest: best(name), probabilityWins: wins(name) }
      return [name, compared(mine?.get(name) ?? null, its?.get(name) ?? null, chances, unit, plan)]
    }),
  )
}

/** How often each is the best of its own variant, by name. */
function sharesOf(all: readonly Columns[], of: (objectives: readonly Float64Array[]) => number[]): ReadonlyMap<string, number> {
  const found = of(all.map(({ objective }) => objective.inBooks))
  return new Map(all.map(({ settled }, k) => [settled.subject.project.name, found[k] ?? 0]))
}

function compared(
  a: Columns | null,
  b: Columns | null,
  chances: Pick<ComparedProject, "probabilityBest" | "probabilityWins">,
  unit: Shown | null,
  plan: SamplePlan,
): ComparedProject {
  return {
    label: (b ?? a)?.settled.subject.project.label ?? "",
    ...chances,
    beatsNothing: pairedShare(a?.beatsNothing ?? null, b?.beatsNothing ?? null, plan),
    survival: survivalOf(a, b),
    worth: worthOf(a, b, unit),
    value: pairedStats(a?.value ?? null, b?.value ?? null, plan),
    minimumCash: pairedStats(a?.minimumCash ?? null, b?.minimumCash ?? null, plan),
    launchMonth: pairedStats(a?.launchMonth ?? null, b?.launchMonth ?? null, plan),
    breakEvenMonth: pairedStats(a?.breakEvenMonth ?? null, b?.breakEvenMonth ?? null, plan),
    decisions: decisionsOf(a, b),
  }
}

/** In the common unit; where there is none, each in its own. */
export function worthOf(a: Columns | null, b: Columns | null, common: Shown | null): MovedWorth {
  const isOfOneKind = a === null || b === null || isSame(a.objective.quantity.dimension, b.objective.quantity.dimension)
  const shown = common ?? (a ?? b)?.objective.shown ?? nothingShown
  const shownOfB = isOfOneKind ? shown : (b?.objective.shown ?? shown)
  const figure = (one: Columns | null, { factor }: Shown): number | null => (one === null ? null : one.settled.worth / factor)
  const parts = (one: Columns | null, { factor }: Shown): number[] => [...(one?.settled.worths ?? [])].map((x) => x / factor)
  const moved = movedOf(figure(a, shown), figure(b, shownOfB), parts(a, shown), parts(b, shownOfB))
  const unitOfB = shownOfB.unit === shown.unit ? null : shownOfB.unit
  return { unit: shown.unit, unitOfB, ...moved, ...(isOfOneKind ? {} : { by: null, error: null }) }
}

export function survivalOf(a: Columns | null, b: Columns | null): Moved {
  return movedOf(
    a?.settled.survival ?? null,
    b?.settled.survival ?? null,
    [...(a?.settled.survivals ?? [])],
    [...(b?.settled.survivals ?? [])],
  )
}

function decisionsOf(a: Columns | null, b: Columns | null): ComparedProject["decisions"] {
  const figures = (one: Columns | null): Map<string, { readonly unit: string; readonly value: number }> =>
    new Map(
      (one?.settled.subject.decisions ?? []).map(({ path, index, initial, value }) => [
        path,
        { unit: value.unit.text, value: one?.settled.parameters[index] ?? initial },
      ]),
    )
  const [mine, its] = [figures(a), figures(b)]
  return Object.fromEntries(
    [...new Set([...mine.keys(), ...its.keys()])].map((path) => {
      const [before, after] = [mine.get(path), its.get(path)]
      return [path, { unit: (before ?? after)?.unit ?? "", a: before?.value ?? null, b: after?.value ?? null }]
    }),
  )
}
