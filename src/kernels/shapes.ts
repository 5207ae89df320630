/** What a kernel is asked: products, attention and collectives by shape, and what a device's kernels answer in seconds. */
import type { Precision } from "../data/index.ts"
import type { Device, Tier } from "../devices/index.ts"

/** `batch` equal products beside each other (experts as one grouped product): rows × depth times depth × columns. */
export type ProductShape = {
  readonly batch: number
  readonly rows: number
  readonly columns: number
  readonly depth: number
  /** Both factors come in the precision of the product; without a word the left one is cast within it, as engines that serve do. */
  readonly isCast?: boolean
}

export type AttentionShape = {
  readonly batch: number
  /** [token] of each sequence that ask, and that are asked. */
  readonly queries: number
  readonly keys: number
  readonly heads: number
  readonly keyValueHeads: number
  /** Numbers of one query or key, and of one value. */
  readonly headSize: number
  readonly valueHeadSize: number
  readonly isCausal: boolean
  /** [token] that a query looks back; null: all. */
  readonly window: number | null
  readonly pass: "forward" | "backward"
  /** `plain` writes the scores to memory, `flash` does not. */
  readonly kernel: "flash" | "plain"
  /** Whether keys and values go into a cache on the way, as serving engines do over a prompt; without a word they do not. */
  readonly writesCache?: boolean
}

export type CollectiveKind = "all-reduce" | "all-gather" | "reduce-scatter" | "all-to-all" | "send"

/**
 * What a time rests on, from the least: rules that hold for any device, constants of a measured device of its kind, its own
 * constants, its own constants with the residuals of measured shapes.
 */
export type KernelLevel = "spec sheet" | "kin" | "constants" | "surface"

export type Kernels = {
  readonly device: Device
  /** [s] on the device; what the host needs to launch it comes on top. */
  readonly product: (shape: ProductShape, precision: Precision) => number
  /** [s] */
  readonly attention: (shape: AttentionShape, precision: Precision) => number
  /** [s] of a pass over memory (elementwise, norm, optimizer): bytes read and written together. */
  readonly memoryPass: (bytes: number) => number
  /**
   * [s] of one collective over `ranks` devices of one tier. `bytes`: all-reduce, the array of each rank; all-gather, the whole
   * array afterwards; reduce-scatter, the whole array before; all-to-all, what one rank holds (its own share included); send, the message.
   */
  readonly collective: (kind: CollectiveKind, bytes: number, ranks: number, tier: Tier) => number
  /** What products in this precision rest on. */
  readonly level: (precision: Precision) => KernelLevel
}

/** How the time of a product was found. `residual` is the factor that measured shapes nearby put on the formula. */
export type ProductWorking = {
  readonly tile: readonly [rows: number, columns: number]
  readonly tiles: number
  readonly waves: number
  readonly computeSeconds: number
  readonly memorySeconds: number
  readonly residual: number
  readonly level: KernelLevel
  readonly seconds: number
}
