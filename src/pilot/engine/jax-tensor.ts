/**
 * Tensors over the arrays of jax-js, and who frees them: each tensor holds one reference; the innermost scope gives back the
 * references of what was made in it and does not leave it.
 */
import type * as Jax from "@jax-js/jax"
import { isTensor, leavesOf, type NumberType, type Tensor, type Tree } from "./tensor.ts"

type JaxTree = Jax.JsTree<Jax.Array>

class JaxTensor implements Tensor {
  readonly array: Jax.Array
  readonly shape: readonly number[]
  readonly type: NumberType
  isFreed = false

  constructor(array: Jax.Array) {
    this.array = array
    this.shape = array.shape
    this.type = array.dtype === "int32" ? "int32" : "float32"
  }
}

export type Held = {
  /** A tensor for a reference that the caller owns. */
  readonly hold: (array: Jax.Array) => Tensor
  readonly holdTree: (tree: JaxTree) => Tree
  /** A reference of its own for who consumes it. */
  readonly own: (tensor: Tensor) => Jax.Array
  readonly ownTree: (tree: Tree) => JaxTree
  readonly scope: <Out extends Tree>(make: () => Out) => Out
  /** Runs a function of tensors on arrays that it has to consume; the arrays that come out are the caller's. */
  readonly consumed: (arrays: readonly JaxTree[], make: (...inputs: Tree[]) => Tree) => JaxTree
  readonly dispose: (tree: Tree) => void
  readonly count: () => number
}

export function holder(): Held {
  let count = 0
  let scope: JaxTensor[] | null = null
  const hold = (array: Jax.Array): Tensor => {
    const tensor = new JaxTensor(array)
    count++
    scope?.push(tensor)
    return tensor
  }
  const free = (tensor: Tensor): void => {
    const { array } = heldBy(tensor)
    heldBy(tensor).isFreed = true
    count--
    array.dispose()
  }
  /** Runs `make` with a scope of its own; `finish` sees the outcome and what was made. */
  const within = <In, Out>(make: () => In, finish: (outcome: In, made: readonly JaxTensor[]) => Out): Out => {
    const outer = scope
    const made: JaxTensor[] = []
    scope = made
    try {
      const outcome = make()
      scope = outer
      return finish(outcome, made)
    } catch (problem) {
      scope = outer
      for (const tensor of made) if (!tensor.isFreed) free(tensor)
      throw problem
    }
  }
  const own = (tensor: Tensor): Jax.Array => heldBy(tensor).array.ref
  const ownTree = (tree: Tree): JaxTree => mapTree(tree, isTensor, own)
  const holdTree = (tree: JaxTree): Tree => mapTree(tree, isArray, hold)
  return {
    hold,
    own,
    ownTree,
    holdTree,
    scope: (make) =>
      within(make, (outcome, made) => {
        const leaving = new Set<Tensor>(leavesOf(outcome))
        for (const tensor of made) {
          if (!leaving.has(tensor)) freeOnce(tensor, free)
          else scope?.push(tensor)
        }
        return outcome
      }),
    consumed: (arrays, make) =>
      within(
        () => make(...arrays.map(holdTree)),
        (outcome, made) => {
          const leaving = ownTree(outcome)
          for (const tensor of made) freeOnce(tensor, free)
          return leaving
        },
      ),
    dispose: (tree) => {
      for (const tensor of leavesOf(tree)) freeOnce(tensor, free)
    },
    count: () => count,
  }
}

/** Twice in one tree, or freed by hand before its scope ends, it is freed once. */
function freeOnce(tensor: Tensor, free: (tensor: Tensor) => void): void {
  if (tensor instanceof JaxTensor && !tensor.isFreed) free(tensor)
}

function heldBy(tensor: Tensor): JaxTensor {
  if (!(tensor instanceof JaxTensor)) throw new Error("internal: a tensor of another back end")
  if (tensor.isFreed) throw new Error("internal: a tensor that was freed")
  return tensor
}

/** Arrays under compilation are of another class, with the same members. */
function isArray(tree: unknown): tree is Jax.Array {
  return typeof tree === "object" && tree !== null && "aval" in tree && "dispose" in tree
}

/** The library's and our trees are lists and records alike. */
function mapTree<From, To>(tree: unknown, isLeaf: (tree: never) => boolean, change: (leaf: From) => To): never {
  const map = (part: unknown): unknown => {
    if (isLeaf(part as never)) return change(part as From)
    if (Array.isArray(part)) return part.map(map)
    return Object.fromEntries(Object.entries(part as Record<string, unknown>).map(([name, inner]) => [name, map(inner)]))
  }
  return map(tree) as never
}
