/** Where a replica runs: its kernels, the rings of its groups, and how what is served is shared out among them. */
import { type Ring, ringsAmong } from "../../devices/index.ts"
import { type Kernels, kernelsOf } from "../../kernels/index.ts"
import { devicesOf, type ServingSetup } from "../plan/setup.ts"
import { type ProductWay, productWay, wideFormat } from "./weight-formats.ts"

export type Place = {
  readonly setup: ServingSetup
  readonly kernels: Kernels
  /** Of dense matrices, of experts, of tables and heads. */
  readonly dense: ProductWay
  readonly expert: ProductWay
  readonly wide: ProductWay
  /** Of one tensor-parallel group, and of all devices of a stage, which share the experts. */
  readonly tensor: readonly Ring[]
  readonly stage: readonly Ring[]
  /** Over which one stage hands on to the next; null with one stage. */
  readonly next: Ring | null
  /** [byte] of a number between layers. */
  readonly valueBytes: number
  /** [FLOP/s] in 16 bits. */
  readonly peak: number
}

/** Where no source tells any peak: that of a GPU of 2012 (K20). */
const leastPeak = 3.5e12

export function placeOf(setup: ServingSetup): Place {
  const { device, formats, layout, machine } = setup
  const { tp, pp, attentionDp } = layout
  const count = devicesOf(layout)
  const wide = wideFormat(formats.weights)
  return {
    setup,
    kernels: kernelsOf(device),
    dense: productWay(formats.weights, device),
    expert: productWay(formats.experts, device),
    wide: productWay(wide, device),
    tensor: ringsAmong(machine, count, 1, tp),
    stage: ringsAmong(machine, count, 1, tp * attentionDp),
    next: ringsAmong(machine, count, tp * attentionDp, pp).at(-1) ?? null,
    valueBytes: wide === "fp32" ? 4 : 2,
    peak: device.peak.bf16 ?? device.peak.fp16 ?? device.peak.fp32 ?? device.vector ?? leastPeak,
  }
}
