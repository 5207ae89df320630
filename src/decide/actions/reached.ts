/** The uncertain inputs of the best project, by the names that they have in it. */
import type { Quantity } from "../../engine/index.ts"
import { reachOf } from "../dependence.ts"
import { inputPath } from "../input-path.ts"
import type { Standing } from "./standing.ts"

export type Reached = {
  /** Number of the input in the model. */
  readonly input: number
  readonly quantity: Quantity
  /** Within the project: `market.share` for `assistant.market.share`; as it is for a name of the file. */
  readonly name: string
}

/** Those that the objective depends on. */
export function reachedInputs({ venture: { model }, chosen }: Standing): Reached[] {
  const { objective, project } = chosen.subject
  const prefix = `${project.name}.`
  return [...reachOf(model, [objective.node]).inputs].flatMap((input) => {
    const path = inputPath(model.inputs[input], project.name)
    const quantity = model.quantities.get(path)
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : path
    return quantity === undefined ? [] : [{ input, quantity, name }]
  })
}
