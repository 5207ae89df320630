/** The five modules of Inception v3 (arXiv 1512.00567, figures 5 to 7 and 10): branches beside each other, joined along the channels. */
import type { Net, Tensor } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import type { Movement } from "../../layers/extent.ts"
import { averagePool, maxPool } from "../../layers/pool.ts"
import { convBlock } from "./conv-block.ts"

const [point, square, row, column] = [1, 3, [1, 7], [7, 1]] as const

export function basicConv(net: Net, name: string, x: Tensor, out: number, movement: Movement): Tensor {
  const names = { conv: `${name}.conv`, norm: `${name}.bn`, activation: `${name}.relu` }
  return convBlock(net, names, x, out, { ...movement, activation: "relu" })
}

type Step = readonly [name: string, out: number, kernel: Movement["kernel"]]

/** Steps one after the other. */
function chain(net: Net, x: Tensor, steps: readonly Step[]): Tensor {
  return steps.reduce((y, [name, out, kernel]) => basicConv(net, name, y, out, { kernel }), x)
}

function pooled(net: Net, x: Tensor, out: number): Tensor {
  return basicConv(net, "branch_pool", averagePool(net, "pool", x, { kernel: 3, padding: 1 }), out, { kernel: point })
}

/** Last steps that halve the size, without padding. */
const halving: Movement = { kernel: square, stride: 2, padding: 0 }

export function bySmallKernels(net: Net, x: Tensor, pool: number): Tensor {
  return join(net, "join", [
    chain(net, x, [["branch1x1", 64, point]]),
    chain(net, x, [
      ["branch5x5_1", 48, point],
      ["branch5x5_2", 64, 5],
    ]),
    chain(net, x, [
      ["branch3x3dbl_1", 64, point],
      ["branch3x3dbl_2", 96, square],
      ["branch3x3dbl_3", 96, square],
    ]),
    pooled(net, x, pool),
  ])
}

export function halved(net: Net, x: Tensor): Tensor {
  const double = chain(net, x, [
    ["branch3x3dbl_1", 64, point],
    ["branch3x3dbl_2", 96, square],
  ])
  return join(net, "join", [
    basicConv(net, "branch3x3", x, 384, halving),
    basicConv(net, "branch3x3dbl_3", double, 96, halving),
    maxPool(net, "pool", x, { kernel: 3, stride: 2 }),
  ])
}

export function byFactoredKernels(net: Net, x: Tensor, inner: number): Tensor {
  return join(net, "join", [
    chain(net, x, [["branch1x1", 192, point]]),
    chain(net, x, [
      ["branch7x7_1", inner, point],
      ["branch7x7_2", inner, row],
      ["branch7x7_3", 192, column],
    ]),
    chain(net, x, [
      ["branch7x7dbl_1", inner, point],
      ["branch7x7dbl_2", inner, column],
      ["branch7x7dbl_3", inner, row],
      ["branch7x7dbl_4", inner, column],
      ["branch7x7dbl_5", 192, row],
    ]),
    pooled(net, x, 192),
  ])
}

export function halvedByFactored(net: Net, x: Tensor): Tensor {
  const factored = chain(net, x, [
    ["branch7x7x3_1", 192, point],
    ["branch7x7x3_2", 192, row],
    ["branch7x7x3_3", 192, column],
  ])
  return join(net, "join", [
    basicConv(net, "branch3x3_2", chain(net, x, [["branch3x3_1", 192, point]]), 320, halving),
    basicConv(net, "branch7x7x3_4", factored, 192, halving),
    maxPool(net, "pool", x, { kernel: 3, stride: 2 }),
  ])
}

export function byGrids(net: Net, x: Tensor): Tensor {
  const both = (name: string, y: Tensor): readonly Tensor[] => [
    basicConv(net, `${name}a`, y, 384, { kernel: [1, 3] }),
    basicConv(net, `${name}b`, y, 384, { kernel: [3, 1] }),
  ]
  const double = chain(net, x, [
    ["branch3x3dbl_1", 448, point],
    ["branch3x3dbl_2", 384, square],
  ])
  return join(net, "join", [
    chain(net, x, [["branch1x1", 320, point]]),
    ...both("branch3x3_2", chain(net, x, [["branch3x3_1", 384, point]])),
    ...both("branch3x3dbl_3", double),
    pooled(net, x, 192),
  ])
}
