// The gradient of every operation against central finite differences, on random shapes; and what it does to memory.
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { expectTrueGradient, hostArray, openTestBackend, tensorsOf } from "../../../tests/support/pilot-gradients.ts"
import type { Backend } from "./backend.ts"
import type { HostArrays, Tensor, Tensors } from "./tensor.ts"

let b: Backend
beforeAll(async () => {
  b = await openTestBackend()
})

type Sizes = { readonly m: number; readonly n: number; readonly k: number }
const sizes = fc.record({
  m: fc.integer({ min: 1, max: 4 }),
  n: fc.integer({ min: 1, max: 5 }),
  k: fc.integer({ min: 1, max: 3 }),
})

/** Weighed by fixed numbers, so that no entry's gradient is hidden by another's. */
const weighed = (x: Tensor): Tensor => {
  const size = x.shape.reduce((product, length) => product * length, 1)
  return b.sum(b.multiply(x, b.sine(b.reshape(b.add(b.range(size), 1), x.shape))))
}

const positive = (x: number): number => 0.5 + Math.abs(x)
/** Away from a kink, which a difference would straddle. */
const apart = (x: number): number => (x < 0 ? x - 0.1 : x + 0.1)

type Case = readonly [name: string, arrays: (sizes: Sizes) => HostArrays, out: (p: Record<"x" | "y", Tensor>) => Tensor]
const one =
  (draw?: (x: number) => number) =>
  ({ m, n }: Sizes): HostArrays => ({ x: hostArray([m, n], 7, draw) })
const two =
  (draw?: (x: number) => number) =>
  ({ m, n }: Sizes): HostArrays => ({ x: hostArray([m, n], 7), y: hostArray([n], 8, draw) })

const cases: readonly Case[] = [
  ["add, shapes brought together", two(), ({ x, y }) => b.add(x, y)],
  ["subtract", two(), ({ x, y }) => b.subtract(y, x)],
  ["multiply", two(), ({ x, y }) => b.multiply(x, y)],
  ["multiply by itself", one(), ({ x }) => b.multiply(x, x)],
  ["divide", two(positive), ({ x, y }) => b.divide(x, y)],
  ["maximum with a number", one(apart), ({ x }) => b.maximum(x, 0)],
  ["minimum with a number", one(apart), ({ x }) => b.minimum(x, 0)],
  ["where less", two(), ({ x, y }) => b.whereLess(b.withoutGradient(x), 0, b.multiply(x, 2), y)],
  ["exp", one(), ({ x }) => b.exp(x)],
  ["log", one(positive), ({ x }) => b.log(x)],
  ["sqrt", one(positive), ({ x }) => b.sqrt(x)],
  ["tanh", one(), ({ x }) => b.tanh(x)],
  ["sigmoid", one(), ({ x }) => b.sigmoid(x)],
  ["erf", one(), ({ x }) => b.erf(x)],
  ["sine", one(), ({ x }) => b.sine(x)],
  ["cosine", one(), ({ x }) => b.cosine(x)],
  ["sum of an axis", one(), ({ x }) => b.sum(b.exp(x), [1])],
  [
    "max of an axis",
    ({ m, n }) => ({ x: { shape: [m, n], values: Float32Array.from({ length: m * n }, (_, k) => (k * 7) % 11) } }),
    ({ x }) => b.max(x, [-1]),
  ],
  ["matmul of matrices", ({ m, n, k }) => ({ x: hostArray([m, k], 7), y: hostArray([k, n], 8) }), ({ x, y }) => b.matmul(x, y)],
  [
    "matmul of a stack by a matrix",
    ({ m, n, k }) => ({ x: hostArray([2, m, k], 7), y: hostArray([k, n], 8) }),
    ({ x, y }) => b.matmul(x, y),
  ],
  [
    "matmul of stacks",
    ({ m, n, k }) => ({ x: hostArray([2, 3, m, k], 7), y: hostArray([2, 3, k, n], 8) }),
    ({ x, y }) => b.matmul(x, y),
  ],
  ["reshape", one(), ({ x }) => b.exp(b.reshape(x, [1, x.shape[1] ?? 0, x.shape[0] ?? 0]))],
  ["transpose", one(), ({ x }) => b.exp(b.transpose(x, [1, 0]))],
  ["slice", ({ m, n }) => ({ x: hostArray([m, n + 1], 7) }), ({ x }) => b.exp(b.slice(x, -1, 1, x.shape[1] ?? 0))],
  [
    "concatenate",
    ({ m, n, k }) => ({ x: hostArray([m, n], 7), y: hostArray([m, k], 8) }),
    ({ x, y }) => b.exp(b.concatenate([x, y, x], 1)),
  ],
  [
    "rows, some of them twice",
    ({ m, n }) => ({ x: hostArray([m, n], 7) }),
    ({ x }) => b.exp(b.rows(x, b.tensor([0, (x.shape[0] ?? 1) - 1, 0], [3], "int32"))),
  ],
]

const lossOf =
  (out: Case[2]) =>
  (p: Tensors): Tensor =>
    weighed(out(p as Record<"x" | "y", Tensor>))

describe("gradients of operations", () => {
  test.each(cases)("%s", async (_, arrays, out) => {
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => expectTrueGradient(b, arrays(size), lossOf(out), [])),
      { numRuns: 4 },
    )
  })

  test.each(cases)("%s, compiled, the same", async (_, arrays, out) => {
    const given = tensorsOf(b, arrays({ m: 3, n: 4, k: 2 }))
    const both = b.valueAndGradient(lossOf(out))
    const compiled = b.compile((p: Tensors) => both(p).gradient)
    const [plain, fast] = [both(given).gradient, compiled.run(given)]
    for (const [name, part] of Object.entries(plain)) {
      const values = await b.read(part)
      for (const [k, value] of (await b.read(fast[name] as Tensor)).entries())
        expect(value).toBeCloseTo(values[k] ?? Number.NaN, 4)
    }
    compiled.dispose()
  })

  test("nothing flows through a comparison, nor through what is said to be without gradient", async () => {
    const x = b.tensor([1, -2], [2])
    const { gradient } = b.valueAndGradient(({ x: at }: Tensors) => b.sum(b.withoutGradient(b.multiply(at as Tensor, 3))))({ x })
    expect([...(await b.read(gradient.x as Tensor))]).toEqual([0, 0])
  })
})
