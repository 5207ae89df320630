/** Tables of attention, shared by all layouts in which a device does the same of it: stages of a pipeline and ranks of data parallelism change nothing. */
import type { Device } from "../../devices/index.ts"
import type { LayerGraph } from "../../models/index.ts"
import { cacheSeconds, promptSeconds } from "./attention-time.ts"
import type { Place } from "./place.ts"
import type { ServedModel, ServedPart } from "./served-model.ts"
import { planeTable } from "./table.ts"

type Plane = (x: number, y: number) => number

/** Seconds by sequences, tokens that each of them feeds, and what it meets in the cache, which is read once for all of these. */
export type CacheSeconds = (sequences: number, fed: number, keys: number) => number

/** Seconds of the whole model: by prompts and their length; by new tokens and keys of a single chunk; over the cache. */
export type AttentionTables = { readonly prompts: Plane; readonly chunk: Plane; readonly cache: CacheSeconds }

const known = new WeakMap<LayerGraph, WeakMap<Device, Map<string, AttentionTables>>>()

/** What decides: the engine, the device, how many share the heads, what is multiplied in, what the cache holds (attention-time.ts). */
export function attentionTables(model: ServedModel, place: Place): AttentionTables {
  const { graph, engine, device, layout, formats } = place.setup
  const ofGraph = known.get(graph) ?? new WeakMap<Device, Map<string, AttentionTables>>()
  known.set(graph, ofGraph)
  const ofDevice = ofGraph.get(device) ?? new Map<string, AttentionTables>()
  ofGraph.set(device, ofDevice)
  const key = `${engine.name} ${layout.tp} ${place.wide.precision} ${place.valueBytes} ${formats.cache}`
  const found = ofDevice.get(key)
  if (found !== undefined) return found
  const made = tablesFor(model, place)
  ofDevice.set(key, made)
  return made
}

function tablesFor({ parts }: ServedModel, place: Place): AttentionTables {
  const plane = (figure: (part: ServedPart, x: number, y: number) => number): Plane =>
    planeTable((x, y) => (x > 0 && y > 0 ? parts.reduce((sum, part) => sum + part.count * figure(part, x, y), 0) : 0))
  return {
    prompts: plane((part, count, length) => promptSeconds(part, count, length, length, place)),
    chunk: plane((part, queries, keys) => promptSeconds(part, 1, Math.min(queries, keys), keys, place)),
    cache: byFed((fed) => plane((part, sequences, keys) => cacheSeconds(part, sequences, fed, keys, place))),
  }
}

/** A table for each whole number of tokens that a sequence feeds: one, or a draft and one more; in a straight line between. */
export function byFed(planeOf: (fed: number) => Plane): CacheSeconds {
  const planes: (Plane | undefined)[] = []
  const at = (fed: number): Plane => {
    const plane = planes[fed] ?? planeOf(fed)
    planes[fed] = plane
    return plane
  }
  return (sequences, fed, keys) => {
    const low = Math.max(1, Math.floor(fed))
    const seconds = at(low)(sequences, keys)
    return fed > low ? seconds + (fed - low) * (at(low + 1)(sequences, keys) - seconds) : seconds
  }
}
