/**
 * Work of a layer that memory bounds: numbers that go to and from memory outside the matrix products. What compilers fuse is not
 * known here; one constant for all of them is fitted on measured steps (../calibration/constants.ts).
 */
import type { LayerKind } from "../../models/index.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { ProfiledNode } from "./profile.ts"
import type { Sharding } from "./sharding.ts"

type PassRow = {
  /** Times that what comes in and goes out is moved, forward and backward. */
  readonly forward: number
  readonly backward: number
  /** Lies whole on each rank of tp, unless sequence parallelism cuts it (arXiv 2205.05198, section 4.2). */
  readonly isOutside: boolean
}

const none: PassRow = { forward: 0, backward: 0, isOutside: false }
/** Backward reads the gradient and what was kept, and writes a gradient. */
const outside: PassRow = { forward: 1, backward: 1.5, isOutside: true }
const inside: PassRow = { forward: 1, backward: 1.5, isOutside: false }

const rows: Readonly<Record<LayerKind, PassRow>> = {
  input: none,
  conv: none,
  linear: none,
  embedding: outside,
  position: outside,
  norm: outside,
  "batch norm": outside,
  activation: inside,
  softmax: inside,
  /** Turning queries and keys, and bringing heads together. */
  attention: inside,
  router: outside,
  /** Tokens are put in the order of their experts, and back: see below. */
  experts: none,
  recurrent: { forward: 2, backward: 4, isOutside: false },
  pool: inside,
  resample: inside,
  /** The gradient of a sum is its own. */
  add: { forward: 1, backward: 0.5, isOutside: true },
  multiply: inside,
  join: inside,
  reshape: none,
  dropout: outside,
  parameter: none,
  trees: none,
  neighbours: none,
}

export type Passes = { readonly forward: number; readonly backward: number; readonly launches: number }

/** Of one layer and micro-batch on one device.  Units: → [byte]. */
export function passBytes(one: ProfiledNode, sharding: Sharding): Passes {
  const { node, moved } = one
  const { tp, cp, microBatch, sequenceParallel } = sharding
  const row = rows[node.kind]
  const shared = row.isOutside && !sequenceParallel ? 1 : tp
  const bytes = (moved * microBatch * valueBytes(sharding.precision)) / (cp * shared)
  const extra = sortBytes(one, sharding) + castBytes(one, sharding)
  return {
    forward: row.forward * bytes + extra,
    backward: one.passesGradient ? row.backward * bytes + extra : 0,
    launches: row.forward > 0 ? 1 : 0,
  }
}

/** Tokens of each expert lie together while it multiplies: read once, written once for each of a token's experts. */
function sortBytes({ node }: ProfiledNode, { tp, cp, microBatch, precision }: Sharding): number {
  const product = node.products[0]
  if (node.kind !== "experts" || product === undefined || node.target === "gate") return 0
  const width = node.target === "down" ? product.columns : product.depth
  return (2 * product.batch * product.rows * width * microBatch * valueBytes(precision)) / (cp * tp)
}

/** Operands of narrow products are written anew, once as they are and once turned (Transformer Engine); matrices beside each other share one. */
function castBytes({ node }: ProfiledNode, { tp, cp, microBatch, precision }: Sharding): number {
  const product = node.products[0]
  if ((precision !== "fp8" && precision !== "fp4") || product === undefined || node.isHead) return 0
  if (node.kind !== "linear" && node.kind !== "experts") return 0
  if (node.target === "key" || node.target === "value" || node.target === "gate") return 0
  const isNarrowing = node.target === "output" || node.target === "down"
  const width = isNarrowing ? product.depth / tp : product.depth
  return (4 * product.batch * product.rows * width * microBatch) / cp
}

/**
 * [byte] a logit: 16 bits read, 32 written, those read again for the softmax; backward 32 read, 32 written. What is fused away the constant of
 * passes tells, which is fitted: an assumption.
 */
export const logitPasses = { forward: 10, backward: 8 } as const
