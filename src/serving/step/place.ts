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
  /** [byte] of a number between products that a compiler folds; whether it folds passes into them. */
  readonly handedBytes: number
  readonly folds: boolean
  /** [FLOP/s] in 16 bits. */
  readonly peak: number
  /** [s] that a kernel of each kind takes for next to nothing. */
  readonly starts: Starts
}

/** Where no source tells any peak: that of a GPU of 2012 (K20). */
const leastPeak = 3.5e12

export type Starts = Readonly<Record<"dense" | "expert" | "wide" | "pass" | "prompt" | "cache", number>>

export function placeOf(setup: ServingSetup): Place {
  const { device, engine, formats, layout, machine } = setup
  const { tp, pp, attentionDp } = layout
  const count = devicesOf(layout)
  const wideWeights = wideFormat(formats.weights)
  const kernels = kernelsOf(device)
  const dense = productWay(formats.weights, device, engine)
  const expert = productWay(formats.experts, device, engine)
  const wide = productWay(wideWeights, device, engine)
  const valueBytes = wideWeights === "fp32" ? 4 : 2
  // TensorRT folds layers together, and hands numbers of 8 bits on as they are (developer guide, "Types of fusions", "Quantized types").
  const folds = engine.name === "tensorrt"
  const isNarrow = dense.precision === "int8" || dense.precision === "fp8"
  return {
    ...{ setup, kernels, dense, expert, wide, folds, valueBytes },
    handedBytes: folds && isNarrow ? 1 : valueBytes,
    tensor: ringsAmong(machine, count, 1, tp),
    stage: ringsAmong(machine, count, 1, tp * attentionDp),
    next: ringsAmong(machine, count, tp * attentionDp, pp).at(-1) ?? null,
    starts: {
      ...{ dense: productStart(kernels, dense), expert: productStart(kernels, expert), wide: productStart(kernels, wide) },
      pass: kernels.memoryPass(0),
      prompt: attentionStart(kernels, wide, 32),
      cache: attentionStart(kernels, wide, 1),
    },
    peak: device.peak.bf16 ?? device.peak.fp16 ?? device.peak.fp32 ?? device.vector ?? leastPeak,
  }
}

function productStart(kernels: Kernels, { precision }: ProductWay): number {
  return kernels.product({ batch: 1, rows: 1, columns: 64, depth: 64 }, precision)
}

function attentionStart(kernels: Kernels, { precision }: ProductWay, tokens: number): number {
  const shape = { batch: 1, queries: tokens, keys: tokens, heads: 1, keyValueHeads: 1, headSize: 64, valueHeadSize: 64 }
  return kernels.attention({ ...shape, isCausal: true, window: null, pass: "forward", kernel: "flash" }, precision)
}
