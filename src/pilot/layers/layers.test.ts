// Layers against sums made in plain JavaScript, against laws that they must keep, and their gradients against central finite differences.
import { beforeAll, describe, expect, test } from "vitest"
import { expectTrueGradient, hostArray, openTestBackend, tensorsOf } from "../../../tests/support/pilot-gradients.ts"
import type { GroupedAttention } from "../../models/index.ts"
import type { Backend } from "../engine/backend.ts"
import type { HostArrays, Tensor, Tensors } from "../engine/tensor.ts"
import { gelu, logSoftmax, relu, silu, softmax } from "./activation.ts"
import { attention, type Reach } from "./attention.ts"
import { linear } from "./linear.ts"
import { layerNorm, rmsNorm } from "./norm.ts"
import { recurrent } from "./recurrent.ts"

let b: Backend
beforeAll(async () => {
  b = await openTestBackend()
})

const plain: GroupedAttention = {
  kind: "grouped",
  heads: 2,
  keyValueHeads: 2,
  headSize: 4,
  bias: "none",
  norm: "none",
  hasGate: false,
  hasRelativePositions: false,
  window: null,
  hasSinks: false,
}
const causal: Reach = { isCausal: true, isRotary: false }

/** Weights of one attention over a width of 6. */
function attentionWeights({ heads, keyValueHeads, headSize, norm }: GroupedAttention): HostArrays {
  const [inner, outer] = [heads * headSize, keyValueHeads * headSize]
  const small = (x: number): number => 0.5 * x
  const scales =
    norm === "none"
      ? []
      : [["q_norm", norm === "head" ? headSize : inner] as const, ["k_norm", norm === "head" ? headSize : outer] as const]
  return {
    "a.q_proj.weight": hostArray([inner, 6], 1, small),
    "a.k_proj.weight": hostArray([outer, 6], 2, small),
    "a.v_proj.weight": hostArray([outer, 6], 3, small),
    "a.o_proj.weight": hostArray([6, inner], 4, small),
    ...Object.fromEntries(scales.map(([name, size], k) => [`a.${name}.weight`, hostArray([size], 5 + k)])),
  }
}

function gateWeights(gates: number): HostArrays {
  const small = (x: number): number => 0.6 * x
  return {
    "r.weight_ih": hostArray([gates * 3, 2], 1, small),
    "r.weight_hh": hostArray([gates * 3, 3], 2, small),
    "r.bias_ih": hostArray([gates * 3], 3, small),
    "r.bias_hh": hostArray([gates * 3], 4, small),
  }
}

const weighed = (x: Tensor): Tensor =>
  b.sum(b.multiply(x, b.sine(b.reshape(b.add(b.range(x.shape.reduce((all, size) => all * size, 1)), 1), x.shape))))

describe("gradients of layers", () => {
  const x = hostArray([2, 5, 6], 11)
  type Row = readonly [string, HostArrays, (p: Tensors, ops: Backend) => Tensor]
  const rows: readonly Row[] = [
    [
      "linear",
      { "l.weight": hostArray([3, 6], 1), "l.bias": hostArray([3], 2), x },
      (p, ops) => linear({ ops, parameters: p }, "l", p.x as Tensor),
    ],
    [
      "layer norm",
      { "n.weight": hostArray([6], 1), "n.bias": hostArray([6], 2), x },
      (p, ops) => layerNorm({ ops, parameters: p }, "n", p.x as Tensor),
    ],
    ["layer norm, nothing learnt", { x }, (p, ops) => layerNorm({ ops, parameters: p }, "n", p.x as Tensor)],
    ["RMS norm", { "n.weight": hostArray([6], 1), x }, (p, ops) => rmsNorm({ ops, parameters: p }, "n", p.x as Tensor)],
    ["gelu", { x }, (p, ops) => gelu(ops, p.x as Tensor)],
    ["silu", { x }, (p, ops) => silu(ops, p.x as Tensor)],
    ["relu", { x: hostArray([3, 4], 12, (v) => (v < 0 ? v - 0.1 : v + 0.1)) }, (p, ops) => relu(ops, p.x as Tensor)],
    ["softmax", { x }, (p, ops) => softmax(ops, p.x as Tensor)],
    ["logarithm of the softmax", { x }, (p, ops) => logSoftmax(ops, p.x as Tensor)],
    ...(
      [
        ["attention", plain, { isCausal: false, isRotary: false }],
        ["causal attention", plain, causal],
        ["attention in groups, rotary", { ...plain, heads: 4, keyValueHeads: 2 }, { isCausal: true, isRotary: true }],
        ["attention over a window", { ...plain, window: 2 }, causal],
        ["attention with norms of each head", { ...plain, norm: "head" }, causal],
        ["attention with norms of the full width", { ...plain, norm: "full" }, causal],
      ] as const
    ).map(
      ([name, shape, reach]): Row => [
        name,
        { ...attentionWeights(shape), x },
        (p, ops) => attention({ ops, parameters: p }, "a", p.x as Tensor, shape, reach),
      ],
    ),
    ...(
      [
        ["recurrent", 1],
        ["GRU", 3],
        ["LSTM", 4],
      ] as const
    ).map(
      ([name, gates]): Row => [
        name,
        { ...gateWeights(gates), x: hostArray([2, 4, 2], 13) },
        (p, ops) => recurrent({ ops, parameters: p }, "r", p.x as Tensor),
      ],
    ),
  ]
  test.each(rows)("%s", async (_, arrays, out) => {
    await expectTrueGradient(b, arrays, (p) => weighed(out(p, b)), [], 1e-2)
  })
})

describe("norms", () => {
  test("a layer norm has mean 0 and variance 1", async () => {
    const x = b.tensor([1, 2, 3, 4, 100, 200, 300, 400], [2, 4])
    const y = await b.read(layerNorm({ ops: b, parameters: {} }, "n", x))
    for (const row of [[...y.subarray(0, 4)], [...y.subarray(4)]]) {
      const mean = row.reduce((sum, value) => sum + value / 4, 0)
      expect(
        [mean, row.reduce((sum, value) => sum + (value - mean) ** 2 / 4, 0)].map((value) => Math.round(value * 1e4) / 1e4),
      ).toEqual([0, 1])
    }
  })
  // √((9 + 16) / 2) = 3.5355
  test("an RMS norm divides by the root of the mean square", async () => {
    const y = await b.read(rmsNorm({ ops: b, parameters: { "n.weight": b.tensor([1, 2], [2]) } }, "n", b.tensor([3, 4], [2])))
    expect([...y].map((value) => value.toFixed(4))).toEqual(["0.8485", "2.2627"])
  })
})

describe("activations", () => {
  // PyTorch's gelu(approximate="tanh") and silu at 1 and -2
  test("gelu", async () =>
    expect([...(await b.read(gelu(b, b.tensor([1, -2], [2]))))].map((y) => y.toFixed(4))).toEqual(["0.8412", "-0.0454"]))
  test("silu", async () =>
    expect([...(await b.read(silu(b, b.tensor([1, -2], [2]))))].map((y) => y.toFixed(4))).toEqual(["0.7311", "-0.2384"]))
  test("a softmax of scores that would overflow", async () =>
    expect([...(await b.read(softmax(b, b.tensor([900, 900, -900], [3]))))]).toEqual([0.5, 0.5, 0]))
})

describe("attention", () => {
  const out = async (
    shape: GroupedAttention,
    reach: Reach,
    x: HostArrays[string],
    arrays = attentionWeights(shape),
  ): Promise<number[]> => {
    const parameters = tensorsOf(b, arrays)
    const y = attention({ ops: b, parameters }, "a", b.tensor(x.values, x.shape), shape, reach)
    return [...(await b.read(y))]
  }
  const x = hostArray([1, 5, 6], 21)
  const changed = (token: number): HostArrays[string] => ({
    shape: x.shape,
    values: x.values.map((value, k) => (Math.floor(k / 6) === token ? -value : value)),
  })
  const rowsThatMove = (a: readonly number[], c: readonly number[]): number[] =>
    [0, 1, 2, 3, 4].filter((row) =>
      a.slice(row * 6, row * 6 + 6).some((value, k) => Math.abs(value - (c[row * 6 + k] ?? 0)) > 1e-6),
    )

  test.each([
    ["without a mask every token sees every other", plain, { isCausal: false, isRotary: false }, [0, 1, 2, 3, 4]],
    ["a causal one is seen by itself and by later ones", plain, causal, [2, 3, 4]],
    ["under a window of 2 by itself and by the next", { ...plain, window: 2 }, causal, [2, 3]],
  ] as const)("%s", async (_, shape, reach, rows) =>
    expect(rowsThatMove(await out(shape, reach, x), await out(shape, reach, changed(2)))).toEqual(rows),
  )

  test("shared keys are as many equal ones", async () => {
    const grouped = { ...plain, keyValueHeads: 1 }
    const arrays = attentionWeights(grouped)
    const twice = (name: string): HostArrays[string] => {
      const { values } = arrays[name] as HostArrays[string]
      return { shape: [8, 6], values: Float32Array.from([...values, ...values]) }
    }
    const wide = { ...arrays, "a.k_proj.weight": twice("a.k_proj.weight"), "a.v_proj.weight": twice("a.v_proj.weight") }
    const [few, many] = [await out(grouped, causal, x, arrays), await out(plain, causal, x, wide)]
    for (const [k, value] of few.entries()) expect(value).toBeCloseTo(many[k] ?? Number.NaN, 5)
  })

  // All tokens equal: without a mask only the turn could tell places apart, and the turn depends on distances alone.
  test("rotary places leave the first place as it is and tell orders apart", async () => {
    const two = (a: readonly number[], c: readonly number[]): HostArrays[string] => ({
      shape: [1, 2, 6],
      values: Float32Array.from([...a, ...c]),
    })
    const [first, second] = [[...x.values.subarray(0, 6)], [...x.values.subarray(6, 12)]]
    const free = { isCausal: false, isRotary: false }
    const turned = { isCausal: false, isRotary: true }
    const [ab, ba] = [await out(plain, free, two(first, second)), await out(plain, free, two(second, first))]
    for (let k = 0; k < 6; k++) expect(ab[k]).toBeCloseTo(ba[k + 6] ?? Number.NaN, 5)
    const [turnedAb, turnedBa] = [await out(plain, turned, two(first, second)), await out(plain, turned, two(second, first))]
    expect(Math.max(...turnedAb.slice(0, 6).map((value, k) => Math.abs(value - (turnedBa[k + 6] ?? 0))))).toBeGreaterThan(1e-3)
    const alone = { shape: [1, 1, 6], values: Float32Array.from(first) }
    expect(await out(plain, turned, alone)).toEqual(await out(plain, free, alone))
  })
})

describe("recurrent layers against their formulas", () => {
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))
  type Step = (entered: readonly number[], round: readonly number[], hidden: number[], cell: number[]) => number[]
  const steps: Readonly<Record<number, Step>> = {
    1: (entered, round) => entered.map((value, k) => Math.tanh(value + (round[k] ?? 0))),
    3: (entered, round, hidden) =>
      hidden.map((old, k) => {
        const reset = sigmoid((entered[k] ?? 0) + (round[k] ?? 0))
        const update = sigmoid((entered[k + 3] ?? 0) + (round[k + 3] ?? 0))
        const fresh = Math.tanh((entered[k + 6] ?? 0) + reset * (round[k + 6] ?? 0))
        return (1 - update) * fresh + update * old
      }),
    4: (entered, round, hidden, cell) =>
      hidden.map((_, k) => {
        const [input, forget, fresh, output] = [0, 3, 6, 9].map((gate) => (entered[k + gate] ?? 0) + (round[k + gate] ?? 0)) as [
          number,
          number,
          number,
          number,
        ]
        cell[k] = sigmoid(forget) * (cell[k] ?? 0) + sigmoid(input) * Math.tanh(fresh)
        return sigmoid(output) * Math.tanh(cell[k] ?? 0)
      }),
  }

  test.each([
    ["plain", 1],
    ["GRU", 3],
    ["LSTM", 4],
  ] as const)("%s", async (_, gates) => {
    const arrays = gateWeights(gates)
    const x = hostArray([1, 4, 2], 31)
    const times = (name: string, bias: string, at: readonly number[]): number[] => {
      const { values, shape } = arrays[name] as HostArrays[string]
      return Array.from({ length: shape[0] ?? 0 }, (_, row) =>
        at.reduce((sum, value, k) => sum + value * (values[row * at.length + k] ?? 0), arrays[bias]?.values[row] ?? 0),
      )
    }
    let hidden = [0, 0, 0]
    const cell = [0, 0, 0]
    const wanted: number[] = []
    for (let t = 0; t < 4; t++) {
      const now = [...x.values.subarray(2 * t, 2 * t + 2)]
      hidden = (steps[gates] as Step)(
        times("r.weight_ih", "r.bias_ih", now),
        times("r.weight_hh", "r.bias_hh", hidden),
        hidden,
        cell,
      )
      wanted.push(...hidden)
    }
    const got = await b.read(recurrent({ ops: b, parameters: tensorsOf(b, arrays) }, "r", b.tensor(x.values, x.shape)))
    expect(got).toHaveLength(12)
    for (const [k, value] of got.entries()) expect(value).toBeCloseTo(wanted[k] ?? Number.NaN, 5)
  })
})
