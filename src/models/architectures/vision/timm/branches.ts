/** Branches beside each other, joined along the channels, as timm names those of its Inception nets. */
import type { Net, Tensor } from "../../../graph/net.ts"
import { join } from "../../../layers/arrange.ts"
import type { Movement } from "../../../layers/extent.ts"
import { averagePool, maxPool } from "../../../layers/pool.ts"
import { convBlock } from "../conv-block.ts"

/** A pool of 3 × 3, or a convolution; one that halves has no padding, nor has a `valid` one. */
export type BranchStep =
  | "average"
  | "halving max"
  | readonly [out: number, kernel: Movement["kernel"], moves?: "halving" | "valid"]
export type Branch = readonly BranchStep[]

export function branches(net: Net, x: Tensor, all: readonly Branch[]): Tensor {
  const ends = all.map((steps, k) => branch(net, `branch${k}`, x, steps))
  return join(net, "join", ends)
}

/** Steps are numbered where there are several. */
export function branch(net: Net, name: string, x: Tensor, steps: Branch): Tensor {
  return steps.reduce((y: Tensor, step, k) => laid(net, steps.length === 1 ? name : `${name}.${k}`, y, step), x)
}

function laid(net: Net, name: string, x: Tensor, step: BranchStep): Tensor {
  if (step === "average") return averagePool(net, name, x, { kernel: 3, padding: 1 })
  if (step === "halving max") return maxPool(net, name, x, { kernel: 3, stride: 2 })
  const [out, kernel, moves] = step
  const names = { conv: `${name}.conv`, norm: `${name}.bn`, activation: `${name}.act` }
  const without = moves === undefined ? {} : { padding: 0 }
  return convBlock(net, names, x, out, { kernel, stride: moves === "halving" ? 2 : 1, ...without, activation: "relu" })
}
