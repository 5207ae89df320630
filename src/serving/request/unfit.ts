/** What of a request cannot be on these devices, or belongs to something that was not said. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { AskedDevices } from "./asked-devices.ts"
import { isLoaded } from "./asked-load.ts"
import { engineMistakes, engineOf } from "./engine-fit.ts"
import { formatMistakes } from "./format-fit.ts"
import type { ServedKind } from "./served-model.ts"
import type { ServingOptions } from "./serving-options.ts"

/** Errors: serving-engine-*, serving-precision, serving-layout-gpus, serving-measured-alone, serving-hours-alone. */
export function unfit(kind: ServedKind, { devices, count }: AskedDevices, options: ServingOptions): readonly Diagnostic[] {
  const all = devices.map(({ device }) => device)
  return [
    ...(options.engine === undefined ? [] : engineMistakes(engineOf(options.engine), kind, all)),
    ...formatMistakes(all, options.precision),
    ...productMistakes(count, options),
    ...measuredAlone(count, options),
    ...(options.hours === undefined || options.rate !== undefined ? [] : [error("serving-hours-alone", null)]),
  ]
}

/** Error: serving-measured-alone. What was measured belongs to a number of devices under a load. */
function measuredAlone(count: number | null, options: ServingOptions): readonly Diagnostic[] {
  const { measuredTtft, measuredTpot, measuredThroughput } = options
  const isMeasured = [measuredTtft, measuredTpot, measuredThroughput].some((one) => one !== undefined)
  return isMeasured && (count === null || !isLoaded(options)) ? [error("serving-measured-alone", null)] : []
}

/** Error: serving-layout-gpus where the devices are not those of the replicas with those that stand by. */
function productMistakes(
  count: number | null,
  { tp, pp, attentionDp, replicas, spare = 0 }: ServingOptions,
): readonly Diagnostic[] {
  const product = (tp ?? 1) * (pp ?? 1) * (attentionDp ?? 1) * ((replicas ?? 1) + spare)
  const isOpen = [tp, pp, replicas].includes(undefined)
  if (count === null || (isOpen ? spare > 0 || count % product === 0 : count === product)) return []
  return [error("serving-layout-gpus", null, { product, count })]
}
