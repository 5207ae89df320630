/** How one word of a layer file is described: its values with their shapes, and the layers that it lays. */

import { type Read, record, type Shape, type Tree } from "../../shape/index.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { readingOf, type Scope } from "./scope.ts"

export type Lay = (net: Net, name: string, x: Tensor) => Tensor

export type LayerWord = {
  /** The value that may stand alone behind the word: `linear: 10`. */
  readonly short: string | null
  readonly read: (tree: Tree, scope: Scope, word: string) => Lay
}

type Keys = Readonly<Record<string, Shape<unknown>>>
type Values<K extends Keys> = { readonly [Key in keyof K]: Read<K[Key]> }

export function layerWord<K extends Keys>(
  short: (keyof K & string) | null,
  keys: (scope: Scope) => K,
  lay: (values: Values<K>) => Lay,
): LayerWord {
  return {
    short,
    read: (tree, scope, word) => lay(record(keys(scope)).read(withKey(tree, short), readingOf(scope, word))),
  }
}

/** `linear: 10` is `linear: { out: 10 }`; a word alone has no values. */
function withKey(tree: Tree, short: string | null): Tree {
  if (tree.kind === "empty") return { kind: "map", span: tree.span, entries: [] }
  if (tree.kind === "map" || short === null) return tree
  return { kind: "map", span: tree.span, entries: [{ key: short, keySpan: tree.span, value: tree }] }
}

/** Stops where a layer takes another number of axes. */
export function needAxes(net: Net, name: string, x: Tensor, fits: (axes: number) => boolean): void {
  if (!fits(x.shape.length)) throw new ShapeMistake(net.pathOf(name), "wrong-axes", [x.shape])
}
