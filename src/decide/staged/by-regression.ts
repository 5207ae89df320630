/** Stop where the regression of what going on gives above stopping, on what is seen at the gate, is below nothing. */
import type { SamplePlan } from "../../engine/index.ts"
import { addProducts, solved } from "./least-squares.ts"
import type { Lesson, Stage } from "./policy.ts"
import { termsOf } from "./polynomials.ts"

export function byRegression({ isHeld, seen }: Stage, { replicates, perReplicate }: SamplePlan): Lesson {
  const held = Uint32Array.from([...isHeld.keys()].filter((s) => isHeld[s] === 1))
  const { size, rows } = termsOf(seen, held)
  const rowOf = (i: number): Float64Array => rows.subarray(i * size, (i + 1) * size)
  const replicateOf = (i: number): number => Math.floor(held[i]! / perReplicate)
  const own = Array.from({ length: replicates }, () => new Float64Array(size * size))
  for (let i = 0; i < held.length; i++) addProducts(own[replicateOf(i)]!, rowOf(i), size)
  const all = own.reduce((sum, one) => sum.map((x, k) => x + one[k]!), new Float64Array(size * size))
  return (above, without) => {
    const right = new Float64Array(size)
    for (let i = 0; i < held.length; i++) {
      if (replicateOf(i) === without) continue
      const y = above[held[i]!]!
      for (let j = 0; j < size; j++) right[j]! += rows[i * size + j]! * y
    }
    const left = without === null ? all : all.map((x, k) => x - own[without]![k]!)
    const weights = solved(left, right)
    const stops = new Uint8Array(above.length)
    for (let i = 0; i < held.length; i++) {
      let fitted = 0
      for (let j = 0; j < size; j++) fitted += rows[i * size + j]! * weights[j]!
      stops[held[i]!] = fitted < 0 ? 1 : 0
    }
    return { stops, rule: null }
  }
}
