/** Formats of weights and cache that a device can serve in, and those that compete where nobody chose. */
import type { Device } from "../../devices/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Formats, WeightFormat } from "../plan/formats.ts"
import { canServe, usualFormats } from "../search/space.ts"
import { type ServingOptions, servingPrecisions } from "./serving-options.ts"

function allOf(weights: WeightFormat, cache: Formats["cache"]): Formats {
  return { weights, experts: weights, cache }
}

/** Errors: serving-precision, where none of the devices has it. */
export function formatMistakes(devices: readonly Device[], precision: WeightFormat | undefined): readonly Diagnostic[] {
  const has = (format: WeightFormat): boolean => devices.some((device) => canServe(device, allOf(format, "bf16")))
  if (precision === undefined || has(precision)) return []
  return [error("serving-precision", null, { gpu: devices.map(({ id }) => id), precision, known: servingPrecisions.filter(has) })]
}

/** Each that is usual on one of the devices. */
export function formatsFor(devices: readonly Device[], { precision, kvPrecision = "bf16" }: ServingOptions): readonly Formats[] {
  const open = new Set(devices.flatMap(usualFormats).map(({ weights }) => weights))
  return (precision === undefined ? [...open] : [precision]).map((weights) => allOf(weights, kvPrecision))
}
