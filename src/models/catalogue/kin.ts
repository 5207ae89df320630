/** Models that may stand in the place of another one: of the same family and library, for the same tasks. */
import { isUnknown } from "../../data/index.ts"
import type { Buildable } from "../architecture.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { allModels } from "./all-models.ts"
import { findBuildable } from "./find-buildable.ts"

export type Kin = {
  /** Of the model itself; 0 where the catalogue does not have it. */
  readonly parameters: number
  readonly kin: readonly { readonly name: string; readonly parameters: number }[]
}

/** Nobody is kin of a model that the catalogue does not have. */
export function kinOf(model: string): Kin {
  const own = findBuildable(model)
  if (isUnknown(own)) return { parameters: 0, kin: [] }
  const isKin = (other: Buildable): boolean =>
    other.family === own.family &&
    other.library === own.library &&
    other.names[0] !== own.names[0] &&
    !isTrainingForm(other) &&
    String(other.tasks) === String(own.tasks)
  const kin = allModels()
    .filter(isKin)
    .flatMap((other) => other.names.slice(0, 1).map((name) => ({ name, parameters: sizeOf(other) })))
  return { parameters: sizeOf(own), kin }
}

/** It has no name of its own: it stands behind the one that is used. */
function isTrainingForm(other: Buildable): boolean {
  return allModels().some(({ trained }) => trained?.names[0] === other.names[0])
}

function sizeOf(model: Buildable): number {
  return parameterCounts(model.lay(model.usual)).total
}
