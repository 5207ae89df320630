/** What planners need to know of an accelerator beside gpus.json: its units, clock, cache, fabric and the link to its host. */
import json from "./gpu-details.json" with { type: "json" }

export type LinkKind = "nvlink" | "xgmi" | "ici" | "pcie" | "hccs" | "roce" | "neuronlink" | "other"
export type HostLinkKind = "pcie" | "nvlink-c2c" | "on-package" | "other"

/** Values are quantities in the language of the file; null where no source tells. */
export type GpuDetails = {
  /** The id in gpus.json, which holds the bandwidth of the link too. */
  readonly id: string
  /** Streaming multiprocessors, compute units, tensor cores of a TPU. */
  readonly units: number | null
  /** Greatest clock: `1980 MHz`. */
  readonly clock: string | null
  /** All slices together: `50 MB`. */
  readonly l2: string | null
  /** fp32 outside the matrix units. */
  readonly vector: string | null
  /** `domain`: how many devices reach each other over it; null: as many as a machine holds, or not known. */
  readonly link: { readonly kind: LinkKind; readonly generation: number | null; readonly domain: number | null }
  readonly host: { readonly kind: HostLinkKind; readonly generation: number | null; readonly bandwidth: string | null }
  /** Keys of hardware-sources.json; none: all of it rests on gpus.json or is assumed. */
  readonly sources: readonly string[]
  readonly assumed: readonly string[]
  readonly note: string | null
}

// The file is checked entry by entry in hardware.test.ts, so its shape is the declared one.
export const gpuDetails: readonly GpuDetails[] = json as readonly GpuDetails[]
