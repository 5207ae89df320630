/** One replica of so many GPUs of a venture as the step model takes it: the usual machine and the usual layout. */
import type { Gpu } from "../../data/index.ts"
import { deviceOf, type Machine, usualMachine } from "../../devices/index.ts"
import type { EngineName } from "../plan/engine.ts"
import type { Formats, WeightFormat } from "../plan/formats.ts"
import type { ServingLayout, ServingSetup } from "../plan/setup.ts"

export type ReplicaParts = Pick<ServingSetup, "graph" | "sequence"> & {
  readonly gpu: Gpu
  readonly gpus: number
  readonly weights: WeightFormat
  readonly cache: Formats["cache"]
  readonly engine: EngineName
}

export function replicaSetup({ graph, sequence, gpu, gpus, weights, cache, engine }: ReplicaParts): ServingSetup {
  const device = deviceOf(gpu)
  const machine = usualMachine(device)
  return {
    ...{ graph, sequence, device, machine },
    formats: { weights, experts: weights, cache },
    engine: { name: engine, version: null },
    layout: layoutIn(machine, gpus),
  }
}

export function usualLayout(gpus: number, gpu: Gpu): ServingLayout {
  return layoutIn(usualMachine(deviceOf(gpu)), gpus)
}

/** Matrices are shared within a machine, as far as GPUs come in powers of two; layers beyond. */
function layoutIn({ devices }: Machine, gpus: number): ServingLayout {
  let tp = 1
  while (gpus % (2 * tp) === 0 && 2 * tp <= devices) tp *= 2
  return { tp, pp: gpus / tp, attentionDp: 1, ep: 1 }
}
