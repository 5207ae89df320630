// A head that reads several maps learns once and works on each.
import { expect, test } from "vitest"
import { conv } from "../layers/conv.ts"
import { forwardMacs } from "../measure/arithmetic.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { layGraph } from "./net.ts"
import { sharedOver } from "./shared-layers.ts"

const graph = layGraph((net) => {
  const maps = [8, 4, 2].map((side) => net.input(`map${side}`, [16, side, side]))
  return net.within("head", () => sharedOver(net, maps, (own, x) => conv(own, "conv", x, 4, { kernel: 1 })))
})

test("its weights count once", () => {
  expect(parameterCounts(graph).total).toBe(16 * 4 + 4)
})

test("its work counts at every map", () => {
  expect(forwardMacs(graph)).toBe(16 * 4 * (64 + 16 + 4))
})

test("further turns have names of their own and say whose weights they use", () => {
  const laid = graph.nodes.filter(({ kind }) => kind === "conv")
  expect(laid.map(({ path, weights }) => [path, weights[0]?.tiedTo])).toEqual([
    ["head.conv", null],
    ["head.conv@1", "head.conv"],
    ["head.conv@2", "head.conv"],
  ])
})
