// Products of a training step, worked by hand on a net of three layers; and that less work is done where less is trained.
import { describe, expect, test } from "vitest"
import { findBuildable } from "../catalogue/find-buildable.ts"
import type { LayerGraph } from "../graph/layer-graph.ts"
import { layGraph, type Net, type Tensor } from "../graph/net.ts"
import { linear } from "../layers/linear.ts"
import { recurrent } from "../layers/recurrent.ts"
import type { Tuning } from "./adapters.ts"
import { forwardMacs } from "./arithmetic.ts"
import { trainingMacs } from "./training.ts"

/** 10 → 20 → 30 → 5 over 7 tokens; the second layer may have an adapter, the third is the head. */
const net: LayerGraph = layGraph((laid) => {
  let x = laid.input("x", [7, 10])
  x = linear(laid, "first", x, 20)
  x = linear(laid, "second", x, 30, { target: "query" })
  return laid.head(() => linear(laid, "third", x, 5))
})
const [first, second, third] = [7 * 10 * 20, 7 * 20 * 30, 7 * 30 * 5]

describe("three layers", () => {
  test.each<[string, Tuning, number]>([
    // Nothing is before the first layer, so that its input needs no gradient.
    ["full", { kind: "full" }, 2 * first + 3 * second + 3 * third],
    ["the head", { kind: "head only" }, first + second + 2 * third],
    // The second is frozen and first to be trained beside: forward alone; the third hands the gradient back.
    ["adapters of rank 4", { kind: "lora", rank: 4, targets: ["query"] }, first + second + 2 * third + 7 * 4 * (2 * 20 + 3 * 30)],
  ])("%s", (_, tuning, expected) => expect(trainingMacs(net, tuning)).toBe(expected))
})

// 12 tokens of 10 figures into an LSTM of 20: 12 · 80 · 10 of what enters, 12 · 80 · 20 of the state; the head 12 · 20 · 5.
describe("through time", () => {
  const [entering, state, last] = [12 * 80 * 10, 12 * 80 * 20, 12 * 20 * 5]
  const withLstm = (lay: (laid: Net, x: Tensor) => Tensor): LayerGraph =>
    layGraph((laid) => {
      const x = recurrent(laid, "lstm", lay(laid, laid.input("x", [12, 10])), { cell: "lstm", hidden: 20 })
      return laid.head(() => linear(laid, "head", x, 5))
    })
  const first = withLstm((_, x) => x)
  const second = withLstm((laid, x) => linear(laid, "before", x, 10, { target: "query" }))

  test.each<[string, LayerGraph, Tuning, number]>([
    ["the state needs its gradient, the data need none", first, { kind: "full" }, 2 * entering + 3 * state + 3 * last],
    ["what is before is trained too", second, { kind: "full" }, 2 * 12 * 10 * 10 + 3 * (entering + state + last)],
    ["frozen behind what is frozen: forward alone", first, { kind: "head only" }, entering + state + 2 * last],
    [
      "frozen behind adapters: the gradient goes through, also through time",
      second,
      { kind: "lora", rank: 4, targets: ["query"] },
      12 * 10 * 10 + 12 * 4 * (2 * 10 + 3 * 10) + 2 * (entering + state + last),
    ],
  ])("%s", (_, graph, tuning, expected) => expect(trainingMacs(graph, tuning)).toBe(expected))
})

test.each(["gpt2", "resnet50", "whisper-tiny"])("%s: head ≤ full ≤ 3 × forward", (name) => {
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(name)
  const graph = found.lay(found.usual)
  const [forward, head, full] = [
    forwardMacs(graph),
    trainingMacs(graph, { kind: "head only" }),
    trainingMacs(graph, { kind: "full" }),
  ]
  expect(forward).toBeLessThan(head)
  expect(head).toBeLessThan(full)
  expect(full).toBeLessThanOrEqual(3 * forward)
  expect(full).toBeGreaterThan(2.8 * forward)
})
