/** The `serving` section of a project: on what, for which requests, how fast. */
import { type Field, optional, type Placed, placed, quantity, record, type Shape, word } from "../shape/index.ts"
import { type EngineName, engineNames } from "./plan/engine.ts"

export type Precision = "bf16" | "fp8" | "int8" | "int4"

export type ServingSection = {
  /** A GPU of the catalogue, or a pool of the resources; the first pool where neither is named. */
  readonly gpu: Placed | null
  readonly pool: Placed | null
  readonly price: Field | null
  readonly precision: Precision | null
  /** Of the cached keys and values. */
  readonly cache: "bf16" | "fp8" | null
  /** The program that serves; the planner's usual one where none is named. */
  readonly engine: EngineName | null
  readonly request: {
    readonly input: Field | null
    readonly output: Field | null
    readonly cached: Field | null
    /** Of the model, one after the other; input and output are those of one call. */
    readonly calls: Field | null
    /** Images, records: of a model that takes whole samples. */
    readonly samples: Field | null
  } | null
  /** Latencies of a model behind an API, as its user measured them: nobody publishes those. */
  readonly measured: { readonly ttft: Field | null; readonly tpot: Field | null } | null
  readonly target: { readonly ttft: Field | null; readonly tpot: Field | null } | null
  /** Busiest hour over the mean hour. */
  readonly peak: Field | null
  /** Replicas kept beyond the peak, as a share. */
  readonly spare: Field | null
  /** GPUs of one replica, in place of the smallest power of two that fits. */
  readonly replica_gpus: Field | null
  readonly efficiency: { readonly bandwidth: Field | null; readonly compute: Field | null } | null
  /** Machines that stand with the customer. */
  readonly on_premises: { readonly gpus: Field; readonly price: Field | null; readonly paid_by: "customer" | "us" | null } | null
}

const share = (): Shape<Field | null> => optional(quantity("", { least: 0 }))
const time = (): Shape<Field | null> => optional(quantity("s", { least: 0 }))
const tokens = (): Shape<Field | null> => optional(quantity("token", { least: 0 }))

export const servingShape: Shape<ServingSection> = record({
  gpu: optional(placed()),
  pool: optional(placed()),
  price: optional(quantity("¤/GPU/hour", { least: 0 })),
  precision: optional(word<Precision>(["bf16", "fp8", "int8", "int4"])),
  cache: optional(word<"bf16" | "fp8">(["bf16", "fp8"])),
  engine: optional(word<EngineName>(engineNames)),
  request: optional(
    record({
      input: tokens(),
      output: tokens(),
      cached: share(),
      calls: share(),
      samples: optional(quantity("sample", { least: 0 })),
    }),
  ),
  measured: optional(record({ ttft: time(), tpot: time() })),
  target: optional(record({ ttft: time(), tpot: time() })),
  peak: share(),
  spare: share(),
  replica_gpus: optional(quantity("GPU", { least: 1 })),
  efficiency: optional(record({ bandwidth: share(), compute: share() })),
  on_premises: optional(
    record({
      gpus: quantity("GPU/customer", { least: 0 }),
      price: optional(quantity("¤/GPU", { least: 0 })),
      paid_by: optional(word<"customer" | "us">(["customer", "us"])),
    }),
  ),
})
