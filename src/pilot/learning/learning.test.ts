// Rules of learning against sums made by hand and against their papers' definitions; losses against their own formula and finite differences.
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { expectTrueGradient, hostArray, openTestBackend } from "../../../tests/support/pilot-gradients.ts"
import type { Backend } from "../engine/backend.ts"
import type { HostArrays, Tensor, Tensors } from "../engine/tensor.ts"
import { binaryCrossEntropy, hinge, softmaxCrossEntropy, squaredError } from "./losses.ts"
import { adam, adamW, momentum, type Optimizer, sgd } from "./optimizer.ts"
import { rateAt } from "./schedule.ts"
import { startOf, type TrainStepSettings, trainStep } from "./train-step.ts"

let b: Backend
beforeAll(async () => {
  b = await openTestBackend()
})

/** The weights after each step down the loss w · c, whose gradient is c whatever the weight. */
async function walk(
  optimizer: Optimizer,
  gradients: readonly number[],
  more: Omit<Partial<TrainStepSettings<[Tensor]>>, "loss" | "optimizer"> = {},
  rate = 0.1,
): Promise<number[]> {
  const loss = ({ w }: Tensors, c: Tensor): Tensor => b.sum(b.multiply(w as Tensor, c))
  const step = trainStep(b, { loss, optimizer, ...more })
  let state = startOf(b, { w: { shape: [1, 1], values: Float32Array.of(1) } }, optimizer)
  const weights: number[] = []
  for (const gradient of gradients) {
    state = (await step.run(state, rate, b.tensor([gradient], [1, 1]))).state
    weights.push((await b.read(state.parameters.w as Tensor))[0] ?? Number.NaN)
  }
  step.dispose()
  return weights
}

const close = (got: readonly number[], wanted: readonly number[]): void => {
  expect(got).toHaveLength(wanted.length)
  for (const [k, value] of wanted.entries()) expect(got[k]).toBeCloseTo(value, 6)
}

describe("optimizers", () => {
  // w: 1 - 0.1·2 = 0.8, then + 0.1·1 = 0.9
  test("SGD", async () => close(await walk(sgd(), [2, -1]), [0.8, 0.9]))
  // velocity 2, then 0.9·2 - 1 = 0.8, then 0.9·0.8 + 0 = 0.72
  test("momentum", async () => close(await walk(momentum(0.9), [2, -1, 0]), [0.8, 0.72, 0.648]))
  /*
   * Algorithm 1 by hand, gradients 2 and -1: m = 0.2, then 0.08; v = 0.004, then 0.004996.
   * First: 0.2/0.1 = 2 over √(0.004/0.001) = 2: one whole step of 0.1. Second: 0.08/0.19 = 0.421053 over √(0.004996/0.001999) = 1.580904: 0.026634.
   */
  test("Adam", async () => close(await walk(adam(), [2, -1]), [0.9, 0.9 - 0.0266337]))
  // The weight shrinks by 0.1·0.5 of itself first: 0.95 - 0.1, then 0.85·0.95 - 0.0266337
  test("AdamW, the decay apart from the gradient", async () =>
    close(await walk(adamW({ decay: 0.5 }), [2, -1]), [0.85, 0.8075 - 0.0266337]))
  test("AdamW without decay is Adam, to the bit", async () =>
    expect(await walk(adamW({ decay: 0 }), [2, -1, 0.3])).toEqual(await walk(adam(), [2, -1, 0.3])))
  test("what does not decay does not", async () =>
    close(await walk(adamW({ decay: 0.5 }), [2, -1], { isDecayed: () => false }), [0.9, 0.9 - 0.0266337]))
  // A gradient of 2 cut to length 0.5, one of 0.3 left as it is
  test("clipping cuts what is longer", async () => close(await walk(sgd(), [2, 0.3], { clip: 0.5 }), [0.95, 0.92]))
})

describe("schedules", () => {
  const cosine = { kind: "cosine", rate: 1, warmUp: 4, steps: 12, floor: 0.1 } as const
  test.each([
    ["constant", { kind: "constant", rate: 0.3 } as const, 7, 0.3],
    ["constant, warming up", { kind: "constant", rate: 1, warmUp: 4 } as const, 1, 0.5],
    ["first step of a warm-up", cosine, 0, 0.25],
    ["end of a warm-up", cosine, 3, 1],
    ["half way down", cosine, 8, 0.55],
    ["at the end", cosine, 12, 0.1],
    ["behind the end", cosine, 40, 0.1],
  ])("%s", (_, schedule, step, rate) => expect(rateAt(schedule, step)).toBeCloseTo(rate, 12))
})

describe("losses", () => {
  const told = async (loss: Tensor): Promise<number> => (await b.read(loss))[0] ?? Number.NaN

  test("squared error", async () =>
    expect(await told(squaredError(b, b.tensor([1, 4], [2]), b.tensor([0, 2], [2])))).toBeCloseTo(2.5, 6))
  test("cross-entropy of equal scores is the logarithm of the classes", async () =>
    expect(await told(softmaxCrossEntropy(b, b.tensor([3, 3, 3, 3], [1, 4]), b.tensor([2], [1], "int32")))).toBeCloseTo(
      Math.log(4),
      6,
    ))
  test("cross-entropy of scores that would overflow", async () =>
    expect(await told(softmaxCrossEntropy(b, b.tensor([500, 0, -500, 490], [2, 2]), b.tensor([1, 1], [2], "int32")))).toBeCloseTo(
      250,
      3,
    ))
  test("a place of weight 0 does not count", async () => {
    const [logits, labels] = [b.tensor([1, 0, 0, 9], [2, 2]), b.tensor([0, 0], [2], "int32")]
    expect(await told(softmaxCrossEntropy(b, logits, labels, b.tensor([1, 0], [2])))).toBeCloseTo(Math.log(1 + Math.exp(-1)), 6)
  })
  // ln(1 + e^-2) and 3 + ln(1 + e^-3), and what overflows without care
  test("binary cross-entropy", async () => {
    const both = (Math.log(1 + Math.exp(-2)) + 3 + Math.log(1 + Math.exp(-3))) / 2
    expect(await told(binaryCrossEntropy(b, b.tensor([2, 3], [2]), b.tensor([1, 0], [2])))).toBeCloseTo(both, 5)
    expect(await told(binaryCrossEntropy(b, b.tensor([200, -200], [2]), b.tensor([0, 0], [2])))).toBeCloseTo(100, 3)
  })
  test("hinge", async () =>
    expect(await told(hinge(b, b.tensor([2, 0.25, -1], [3]), b.tensor([1, 1, 1], [3])))).toBeCloseTo(2.75 / 3, 6))

  const sizes = fc.record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 2, max: 5 }) })
  /** 0, 1, 2 … in the shape of x. */
  const counted = (x: Tensor): Tensor => b.reshape(b.range((x.shape[0] ?? 0) * (x.shape[1] ?? 0)), x.shape)
  /** From the kink of the hinge. */
  const away = (x: number): number => (Math.abs(Math.abs(x) - 1) < 0.1 ? 0.5 : x)
  const cases: readonly [string, (x: Tensor) => Tensor][] = [
    ["squared error", (x) => squaredError(b, x, b.sine(counted(x)))],
    [
      "cross-entropy",
      (x) =>
        softmaxCrossEntropy(
          b,
          x,
          b.tensor(
            Int32Array.from({ length: x.shape[0] ?? 0 }, (_, k) => k % 2),
            [x.shape[0] ?? 0],
          ),
        ),
    ],
    ["binary cross-entropy", (x) => binaryCrossEntropy(b, x, b.sigmoid(counted(x)))],
    ["hinge", (x) => hinge(b, x, b.whereLess(b.sine(counted(x)), 0, 1, -1))],
  ]
  test.each(cases)("gradient of %s", async (_, loss) => {
    const arrays = ({ rows, columns }: { rows: number; columns: number }): HostArrays => ({
      x: hostArray([rows, columns], 5, away),
    })
    await fc.assert(
      fc.asyncProperty(sizes, (size) => expectTrueGradient(b, arrays(size), ({ x }) => loss(x as Tensor), [])),
      { numRuns: 4 },
    )
  })

  test("binary cross-entropy at a score of 0 has half the way to its target", async () => {
    const both = b.valueAndGradient(({ x }: Tensors) => binaryCrossEntropy(b, x as Tensor, b.tensor([1], [1])))
    expect((await b.read(both({ x: b.tensor([0], [1]) }).gradient.x as Tensor))[0]).toBeCloseTo(-0.5, 6)
  })
})
