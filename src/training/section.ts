/** The `training` section of a project: on which GPUs, over which tokens, how well used. */
import { type Field, list, optional, type Placed, placed, quantity, record, type Shape } from "../shape/index.ts"
import { type MeasuredKeys, measuredShape } from "./venture/measured-keys.ts"
import { type PlanKeys, planKeys } from "./venture/plan-keys.ts"

export type TrainingSection = PlanKeys & {
  /** Pools of the resources, or GPUs of the catalogue that are rented for the purpose; all pools where none is named. */
  readonly gpus: readonly (Placed | null)[]
  /** GPUs taken of them, all unless given; a choice may stand here. */
  readonly count: Field | null
  readonly tokens: Field | null
  /** Images, records or whatever a model takes that counts no tokens; of a language model times `per_sample`. */
  readonly samples: Field | null
  /** Tokens of one sample, where the data are counted in samples. */
  readonly per_sample: Field | null
  readonly epochs: Field | null
  /** Runs in all, those that fail or explore included, each as long as the last. */
  readonly runs: Field | null
  readonly utilisation: Field | null
  /** Share of the time in which the run goes forward. */
  readonly goodput: Field | null
  /** The founder's own figure, in place of the estimate. */
  readonly gpu_hours: Field | null
  /** Steps that the founder measured. */
  readonly measured: readonly MeasuredKeys[]
}

export const trainingShape: Shape<TrainingSection> = record({
  gpus: list(placed()),
  count: optional(quantity("GPU", { least: 0 })),
  tokens: optional(quantity("token", { least: 0 })),
  samples: optional(quantity("sample", { least: 0 })),
  per_sample: optional(quantity("token/sample", { least: 0 })),
  epochs: optional(quantity("", { least: 0 })),
  runs: optional(quantity("", { least: 0 })),
  utilisation: optional(quantity("", { least: 0 })),
  goodput: optional(quantity("", { least: 0 })),
  gpu_hours: optional(quantity("GPU*hour", { least: 0 })),
  ...planKeys,
  measured: measuredShape,
})
