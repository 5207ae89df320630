/** A function from source of our own making: it holds numbers of nodes, names of its parameters and `power`, never a user's text. */
import { power } from "../graph/power.ts"

export function generatedFunction(names: readonly string[], source: string): unknown {
  return new Function("power", `return (${names.join(", ")}) => {\n${source}\n}`)(power)
}
