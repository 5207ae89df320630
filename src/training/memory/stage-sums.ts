/** What one pipeline stage holds of all parts: sums over its copies, and of what one block at a time needs, the largest block's. */
import type { PartBytes } from "./part-bytes.ts"
import type { MemoryProfile } from "./profile.ts"

/** [byte]. */
export type StateSums = {
  readonly weights: number
  readonly gradients: number
  readonly optimizer: number
  /** [1]. */
  readonly stepped: number
  /** Weights as if all replicas' shards were gathered: of everything, of the tables alone, of the largest table, of the largest block. */
  readonly gathered: number
  readonly gatheredTables: number
  readonly gatheredTable: number
  readonly gatheredBlock: number
  /** Gradients before they are shared out: of everything, of the largest block. */
  readonly unshared: number
  readonly unsharedBlock: number
}

/** `copies` of each part. Locals and indices, for searches call this for each stage of each layout. */
export function stateSums(profile: MemoryProfile, parts: readonly PartBytes[], copies: readonly number[]): StateSums {
  let [weights, gradients, optimizer, stepped] = [0, 0, 0, 0]
  let [gathered, gatheredTables, gatheredTable, gatheredBlock, unshared, unsharedBlock] = [0, 0, 0, 0, 0, 0]
  for (let k = 0; k < parts.length; k++) {
    const count = copies[k]!
    if (count === 0) continue
    const { states } = parts[k]!
    weights += states.weights * count
    gradients += states.gradients * count
    optimizer += states.optimizer * count
    stepped += states.stepped * count
    gathered += states.gathered * count
    unshared += states.unshared * count
    if (profile.parts[k]!.role === "block") {
      gatheredBlock = Math.max(gatheredBlock, states.gathered)
      unsharedBlock = Math.max(unsharedBlock, states.unshared)
    } else {
      gatheredTables += states.gathered
      gatheredTable = Math.max(gatheredTable, states.gathered)
    }
  }
  return {
    weights,
    gradients,
    optimizer,
    stepped,
    gathered,
    gatheredTables,
    gatheredTable,
    gatheredBlock,
    unshared,
    unsharedBlock,
  }
}

/** [byte]. */
export type ActivationSums = {
  /** Of all micro-batches in flight. */
  readonly kept: number
  /** Computed anew for the largest block. */
  readonly anew: number
  /** Read by the backward pass of the largest block. */
  readonly read: number
}

export function activationSums(
  profile: MemoryProfile,
  parts: readonly PartBytes[],
  copies: readonly number[],
  inFlight: number,
  hasPipeline: boolean,
): ActivationSums {
  let [kept, anew, read, edge] = [0, 0, 0, 0]
  for (let k = 0; k < parts.length; k++) {
    const count = copies[k]!
    if (count === 0) continue
    const own = parts[k]!
    const { role } = profile.parts[k]!
    kept += own.kept * heldCopies(profile, role, count, inFlight)
    if (role !== "block") continue
    anew = Math.max(anew, own.anew)
    read = Math.max(read, own.read)
    edge = Math.max(edge, own.edge)
  }
  // What a stage hands on stays with it until the backward pass. Source: microsoft/DeepSpeed:deepspeed/runtime/pipe/engine.py, pipe_buffers.
  const handedOn = hasPipeline && profile.framework === "deepspeed" ? edge * inFlight : 0
  return { kept: kept + handedOn, anew, read }
}

/** Copies whose activations lie on the device at once; the head's micro-batch is over before the next begins. */
function heldCopies({ choices }: MemoryProfile, role: "first" | "block" | "last", copies: number, inFlight: number): number {
  if (role === "last") return 1
  return choices.areCheckpointsOffloaded && role === "block" ? Math.min(2, copies * inFlight) : copies * inFlight
}
