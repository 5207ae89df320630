/**
 * What a back end computes with: arrays of numbers whose shape is known, alone or in trees. A tree of parameters is a record by path, under the
 * names that the layer graph of `models` gives them, so that what is counted, trained and stored has one name.
 */

export type NumberType = "float32" | "int32"

/** Shapes are outermost first; [] is one number. Values live in the back end and are read with `read`. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly type: NumberType
}

/** By path, such as `model.layers.0.mlp.up_proj.weight`. */
export type Tensors = Readonly<Record<string, Tensor>>

/** What goes into a compiled function and comes out of it. */
export type Tree = Tensor | readonly Tree[] | { readonly [name: string]: Tree }

export type Values = Float32Array | Int32Array

/** Numbers outside of a back end, as they are initialised, stored and compared. */
export type HostArray = { readonly shape: readonly number[]; readonly values: Values }
export type HostArrays = Readonly<Record<string, HostArray>>

export function isTensor(tree: Tree): tree is Tensor {
  return "type" in tree && typeof tree.type === "string"
}

/** All tensors of a tree, in the order of its entries. */
export function leavesOf(tree: Tree): Tensor[] {
  if (isTensor(tree)) return [tree]
  return Object.values(tree).flatMap(leavesOf)
}

/** The same tree with other tensors. */
export function mapTensors(tensors: Tensors, change: (tensor: Tensor, name: string) => Tensor): Tensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, change(tensor, name)]))
}
