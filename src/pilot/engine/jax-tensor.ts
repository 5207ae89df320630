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

/** What a back end holds: which tensors were made in the innermost scope, and how many are not freed. */
export class Held {
  #count = 0
  #scope: JaxTensor[] | null = null

  /** A tensor for a reference that the caller owns. */
  readonly hold = (array: Jax.Array): Tensor => {
    const tensor = new JaxTensor(array)
    this.#count++
    this.#scope?.push(tensor)
    return tensor
  }
  readonly holdTree = (tree: JaxTree): Tree => mapTree(tree, isArray, this.hold)

  /** A reference of its own for who consumes it. */
  readonly own = (tensor: Tensor): Jax.Array => heldBy(tensor).array.ref
  readonly ownTree = (tree: Tree): JaxTree => mapTree(tree, isTensor, this.own)

  readonly count = (): number => this.#count

  readonly scope = <Out extends Tree>(make: () => Out): Out =>
    this.#within(make, (outcome, made) => {
      const leaving = new Set<Tensor>(leavesOf(outcome))
      for (const tensor of made) {
        if (leaving.has(tensor)) this.#scope?.push(tensor)
        else this.#free(tensor)
      }
      return outcome
    })

  /** Runs a function of tensors on arrays that it has to consume; the arrays that come out are the caller's. */
  readonly consumed = (arrays: readonly JaxTree[], make: (...inputs: Tree[]) => Tree): JaxTree =>
    this.#within(
      () => make(...arrays.map(this.holdTree)),
      (outcome, made) => {
        const leaving = this.ownTree(outcome)
        for (const tensor of made) this.#free(tensor)
        return leaving
      },
    )

  readonly dispose = (tree: Tree): void => {
    for (const tensor of leavesOf(tree)) if (tensor instanceof JaxTensor) this.#free(tensor)
  }

  /** Twice in one tree, or freed by hand before its scope ends, it is freed once. */
  #free(tensor: JaxTensor): void {
    if (tensor.isFreed) return
    tensor.isFreed = true
    this.#count--
    tensor.array.dispose()
  }

  /** Runs `make` in a scope of its own; `finish` sees the outcome and what was made. What fails leaves nothing. */
  #within<In, Out>(make: () => In, finish: (outcome: In, made: readonly JaxTensor[]) => Out): Out {
    const outer = this.#scope
    const made: JaxTensor[] = []
    this.#scope = made
    try {
      const outcome = make()
      this.#scope = outer
      return finish(outcome, made)
    } catch (problem) {
      this.#scope = outer
      for (const tensor of made) this.#free(tensor)
      throw problem
    }
  }
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
