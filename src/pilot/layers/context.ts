/** What a layer is given: the operations to compute with, and the parameters by the path that the layer graph of `models` gives them. */
import type { Operations } from "../engine/backend.ts"
import type { Tensor, Tensors } from "../engine/tensor.ts"

export type LayerContext = { readonly ops: Operations; readonly parameters: Tensors }

/** Errors: thrown where the architecture has no such array; its graph is what parameters are made from. */
export function parameter({ parameters }: LayerContext, path: string): Tensor {
  const found = parameters[path]
  if (found === undefined) throw new Error(`internal: no parameter ${path}`)
  return found
}
