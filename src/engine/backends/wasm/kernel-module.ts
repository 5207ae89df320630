/** The module of a kernel: the vector functions that it calls, and the kernel itself as `run`. */
import type { Code } from "./code.ts"
import { moduleBytes } from "./module.ts"
import { exponential, logarithm, raising } from "./vector-math.ts"
import type { MathCalls } from "./vector-operators.ts"

const hostPower = 0
export const calls: MathCalls = { exp: 1, log: 2, power: 3 }

/** Imports `env.memory` and `env.power`; exports `run(area, bytes)`. Where the kernel may be relaxed, its functions are. */
export function kernelModule(kernel: Code): Uint8Array<ArrayBuffer> {
  const { isRelaxed } = kernel
  return moduleBytes(
    [{ name: "power", takes: ["f64", "f64"], gives: ["f64"] }],
    [
      { takes: ["v128"], gives: ["v128"], code: exponential(isRelaxed) },
      { takes: ["v128"], gives: ["v128"], code: logarithm(isRelaxed) },
      { takes: ["v128", "v128"], gives: ["v128"], code: raising({ ...calls, hostPower }, isRelaxed) },
      { takes: ["i32", "i32"], gives: [], code: kernel, name: "run" },
    ],
  )
}
