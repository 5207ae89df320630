/** Accelerators: memory, bandwidth, dense peaks, links, power, and what they cost. */

import { nearest } from "../diagnostics/index.ts"
import { gpuSpellings } from "./gpu-names.ts"
import json from "./gpus.json" with { type: "json" }
import { normalName } from "./names.ts"
import { longestIn } from "./names-in.ts"
import type { Entry, Sourced, Unknown } from "./source.ts"

export type Precision = "fp32" | "tf32" | "fp16" | "bf16" | "fp8" | "fp4" | "int8"

export type RentPrice = Sourced & {
  /** On demand, before tax: `1.6 to 4.2 USD/GPU-hour`. */
  readonly price: string
  readonly providers: number
  readonly rows: number
}

export type PurchasePrice = Sourced & {
  /** `29800 to 44600 USD/GPU`. */
  readonly price: string
  readonly rows: number
}

export type Gpu = Entry & {
  readonly name: string
  readonly vendor: string
  readonly aliases: readonly string[]
  readonly released: string | null
  readonly memory: string
  readonly bandwidth: string | null
  /** To the neighbours in one direction: scale-up fabric where there is one, else PCIe. */
  readonly link: string | null
  readonly power: string | null
  /** Dense, without sparsity; int8 counts operations. A precision that is missing is not known. */
  readonly peak: Readonly<Partial<Record<Precision, string>>>
  /** Specialised providers where rows exist, else the hyperscale clouds. */
  readonly rent: RentPrice | null
  readonly rentHyperscale: RentPrice | null
  readonly purchase: PurchasePrice | null
  /** Fields that rest on no public source: `link`, `peak.fp8` … */
  readonly assumed: readonly string[]
}

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const gpus: readonly Gpu[] = json as readonly Gpu[]

const byName: ReadonlyMap<string, Gpu> = new Map(
  gpus.flatMap((gpu) => [gpu.id, gpu.name, ...gpu.aliases].map((name) => [normalName(name), gpu] as const)),
)

/** Of names that are as near to a mistyped one, the newer family is the likelier; within one, as the catalogue has them. */
const newestFirst: readonly string[] = gpus.toSorted((a, b) => familyYear(b).localeCompare(familyYear(a))).map(({ id }) => id)

/** That of the first `H100` is that of each. */
function familyYear({ id }: Gpu): string {
  const family = id.split("-")[0]
  return gpus.find((gpu) => gpu.id.split("-")[0] === family)?.released ?? ""
}

/** The accelerator of this name or alias, without regard to case and separators, or the nearest names. */
export function findGpu(name: string, limit = 3): Gpu | Unknown {
  for (const form of gpuSpellings(name)) {
    const found = byName.get(normalName(form))
    if (found !== undefined) return found
  }
  return {
    nearest: nearest(name, newestFirst, limit),
  }
}

/** The accelerator that a longer description names, `DGX-H100_H100-SXM-80GBx8_TRT`; null where it names none. */
export function gpuIn(description: string): Gpu | null {
  return longestIn(description, byName)
}

/** Dense peak of a precision: `989.4 TFLOP/s`. fp16 and bf16 stand in for each other; null where nothing is known. */
export function peakOf(gpu: Gpu, precision: Precision): string | null {
  const twin = precision === "bf16" ? gpu.peak.fp16 : precision === "fp16" ? gpu.peak.bf16 : undefined
  return gpu.peak[precision] ?? twin ?? null
}
