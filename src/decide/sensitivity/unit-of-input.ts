/** The unit in which a random input was written: a column holds its figures, whatever the quantity around it is shown in. */
import type { Input, Model } from "../../engine/index.ts"
import { type Unit, unitOf, type Value } from "../../units/index.ts"

export function unitOfInput({ inputs, quantities }: Model, number: number): Pick<Unit, "text" | "factor"> {
  const input = inputs[number]
  const quantity = input === undefined ? undefined : quantities.get(input.path)
  if (input === undefined || quantity === undefined) throw new Error(`internal: no quantity has input ${number}`)
  return writtenUnit(quantity.definition.value, input) ?? unitOf(quantity.dimension)
}

/** A value may hold several distributions, such as steps by month, each with a unit of its own. */
function writtenUnit(value: Value | null, input: Input): Unit | null {
  switch (value?.kind) {
    case "random":
      return value.distribution === input.distribution ? value.unit : null
    case "bound":
      return writtenUnit(value.limit, input)
    case "steps":
      return value.steps.map((step) => writtenUnit(step.value, input)).find((unit) => unit !== null) ?? null
    case "stock":
      return writtenUnit(value.start, input)
    default:
      return null
  }
}
