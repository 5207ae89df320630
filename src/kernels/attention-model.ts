/** The attention models of a device in one precision: over a prompt and over a cache. */
import { kernelConstants, type Precision } from "../data/index.ts"
import type { Device } from "../devices/index.ts"
import { flashSeconds } from "./attention.ts"
import { nearestRow } from "./kin.ts"
import { ratesOf } from "./rates.ts"
import type { AttentionShape } from "./shapes.ts"

export type AttentionModel = (shape: AttentionShape) => number

/** Queries of one sequence up to which attention is a walk over the cache rather than a product. */
const cacheQueries = 16

export function attentionModel(device: Device, precision: Precision): AttentionModel {
  const rates = ratesOf(device, precision)
  const of = (regime: "prompt" | "cache") =>
    nearestRow(
      kernelConstants.attention.filter((row) => row.regime === regime),
      device,
      precision,
    ).row.constants
  const prompt = of("prompt")
  const cache = of("cache")
  return (shape) => flashSeconds(shape.queries <= cacheQueries ? cache : prompt, rates, shape)
}
