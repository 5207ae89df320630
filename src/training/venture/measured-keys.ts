/** A step that the founder measured, as the file says it: on which GPUs, how long it took, under which layout. */
import { type Field, list, type Placed, placed, quantity, record, type Shape } from "../../shape/index.ts"
import { counted, type PlanKeys, planKeys } from "./plan-keys.ts"

export type MeasuredKeys = PlanKeys & {
  /** Of the catalogue, or a pool of the resources. */
  readonly gpu: Placed | null
  readonly gpus: Field
  readonly step: Field
}

export const measuredShape: Shape<readonly MeasuredKeys[]> = list(
  record({ gpu: placed(), gpus: counted("GPU"), step: quantity("s"), ...planKeys }),
)
