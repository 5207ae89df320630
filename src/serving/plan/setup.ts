/** One replica of a served model: what runs, on which devices, shared out how. */
import type { Device, Machine } from "../../devices/index.ts"
import type { LayerGraph } from "../../models/index.ts"
import type { Engine } from "./engine.ts"
import type { Formats } from "./formats.ts"

export type ServingLayout = {
  /** Devices that share each matrix of attention and of dense layers. */
  readonly tp: number
  /** Stages that the layers are cut into. */
  readonly pp: number
  /** Groups of `tp` that hold the attention of different requests (attention data parallelism); 1 without. */
  readonly attentionDp: number
  /** Devices that hold different experts; the tp · attentionDp devices of a stage share each expert tp · attentionDp / ep ways. */
  readonly ep: number
}

export type ServingSetup = {
  /** Laid for a sequence of `sequence` tokens, or for one sample where the model has none. */
  readonly graph: LayerGraph
  readonly sequence: number | null
  readonly formats: Formats
  readonly engine: Engine
  readonly device: Device
  readonly machine: Machine
  readonly layout: ServingLayout
}

/** Devices of one replica. */
export function devicesOf({ tp, pp, attentionDp }: ServingLayout): number {
  return tp * pp * attentionDp
}
