/**
 * The embedded engine: @jax-js/jax, WebAssembly that it generates itself, with automatic differentiation and a compiler that fuses. Its arrays count
 * references, and each operation consumes what it is given; here every operation is handed a reference of its own, so that ours
 * borrow. Loaded when first asked for. The order of its sums is fixed, so the same seed gives the same bits, whatever the number of threads.
 */
import type * as Jax from "@jax-js/jax"
import type { Backend, Compiled, Loss, Operations, ValueAndGradient } from "./backend.ts"
import { jaxOperations } from "./jax-operations.ts"
import { Held } from "./jax-tensor.ts"
import type { NumberType, Tensors, Tree, Values } from "./tensor.ts"

type JaxTree = Jax.JsTree<Jax.Array>

/**
 * `threads` is what the host made ready: 1 unless there are workers (host/tensor-threads.ts); a browser has its own.
 * Errors: thrown where the machine has no WebAssembly SIMD.
 */
export async function openJaxBackend(threads = 1): Promise<Backend> {
  const jax = await import("@jax-js/jax")
  jax.defaultDevice("wasm")
  const held = new Held()
  return { ...jaxOperations(jax, held), ...memory(jax, held, threads), ...functions(jax, held) }
}

type Memory = Omit<Backend, keyof Operations | "valueAndGradient" | "compile">

function memory(jax: typeof Jax, held: Held, threads: number): Memory {
  const { numpy } = jax
  return {
    name: "jax-js 0.1.25, WebAssembly",
    threads,
    tensor: (values, shape, type = values instanceof Int32Array ? "int32" : "float32") =>
      held.hold(numpy.array(copied(values, type)).reshape([...shape])),
    read: async (x) => numbersOf(await held.own(x).data()),
    scope: held.scope,
    dispose: held.dispose,
    heldTensors: held.count,
  }
}

function copied(values: Values | readonly number[], type: NumberType): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> {
  return type === "int32" ? Int32Array.from(values) : Float32Array.from(values)
}

function numbersOf(data: unknown): Values {
  if (data instanceof Float32Array || data instanceof Int32Array) return data
  throw new Error("internal: an array of numbers of another type")
}

function functions(jax: typeof Jax, held: Held): Pick<Backend, "valueAndGradient" | "compile"> {
  /** A function of ours as one of theirs: it consumes its arguments, whether it uses them or not. */
  const theirs =
    (make: (...inputs: Tree[]) => Tree) =>
    (...arrays: JaxTree[]): JaxTree =>
      held.consumed(arrays, (...inputs) => make(...inputs))
  return {
    valueAndGradient<Rest extends readonly Tree[]>(loss: Loss<Rest>) {
      // The wrapped function takes what the caller's types promise: they are checked where it is called.
      const both = jax.valueAndGrad(theirs(loss as unknown as (...inputs: Tree[]) => Tree))
      return (parameters: Tensors, ...rest: Rest): ValueAndGradient => {
        const [value, gradient] = both(held.ownTree(parameters), ...rest.map(held.ownTree))
        return held.holdTree({ value, gradient } as unknown as JaxTree) as unknown as ValueAndGradient
      }
    },
    compile<In extends readonly Tree[], Out extends Tree>(make: (...inputs: In) => Out): Compiled<In, Out> {
      const compiled = jax.jit(theirs(make as unknown as (...inputs: Tree[]) => Tree))
      return {
        run: (...inputs) => held.holdTree(compiled(...inputs.map(held.ownTree))) as Out,
        dispose: () => compiled.dispose(),
      }
    },
  }
}
