/** What a project is built on, in the words of its file: the model, how it is adapted, the data with their licences, what it sells. */
import type { Method, Precision } from "../models/index.ts"

export type Basis = {
  /** `rented`: behind somebody else's API; `own`: weights that are held; null where no model is named. */
  readonly kind: "own" | "rented" | null
  /** As the catalogue has it where it does, else as written. */
  readonly model: string | null
  /** Whether `model.base` names it, so that another can stand there. */
  readonly isBase: boolean
  readonly method: Method | null
  /** Of the serving section: bits of the weights. */
  readonly precision: Precision | null
  /** GPU that the serving section names. */
  readonly servingGpu: string | null
  /** GPUs of the pools as written, in the order of the file. */
  readonly pools: readonly string[]
  /** Data sets that the model names and the resources have; `at` is their place in `resources.data`. */
  readonly data: readonly {
    readonly name: string
    readonly label: string
    readonly licence: string | null
    readonly at: number
  }[]
  /** Revenue lines. */
  readonly lines: readonly string[]
}
