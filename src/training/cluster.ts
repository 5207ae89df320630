/**
 * The GPUs that training runs on. Several pools add up: peak and price are means weighted by count,
 * and a pool that is taken away (count 0) leaves no 0 / 0 behind.
 */
import { benchmark, defaultRow, findGpu, type Gpu, isUnknown, sourceOf } from "../data/index.ts"
import { error, nearest } from "../diagnostics/index.ts"
import { instance, type RoomQuantity, type Row } from "../engine/index.ts"
import { middleFigure, parseQuantity } from "../models/index.ts"
import { type Placed, slug } from "../shape/index.ts"

import type { Pool, TrainingGiven } from "./given.ts"
import { trainingPrecisions } from "./request/training-options.ts"
import { second } from "./second.ts"
import type { TrainingSection } from "./section.ts"
import { possibleCounts, saidCounts } from "./venture/possible-counts.ts"

/** One kind of GPU in the cluster: `training.cluster.<name>` holds its count, peak and price. */
export type Part = {
  readonly name: string
  readonly gpu: Gpu
  /** Of one [FLOP/s]. */
  readonly peak: number
  /** GPUs in it where that is a plain number. */
  readonly known: number | null
  /** All numbers that the file names; empty where a formula tells. */
  readonly counts: readonly number[]
  readonly isOwned: boolean
  /** Whether the catalogue or the file knows what it would cost to rent. */
  readonly hasRent: boolean
  readonly quantities: readonly RoomQuantity[]
}

/** A GPU named without a pool is rented by the server. */
const serverGpus = parseQuantity(benchmark("training.server").value)

/** Errors: unknown-pool, gpu-without-price, gpu-without-peak, training-precision, training-without-gpus. An empty list was reported. */
export function clusterParts(section: TrainingSection | null, given: TrainingGiven): readonly Part[] {
  const named = (section?.gpus ?? []).filter((name) => name !== null)
  if (named.length === 0) {
    if (given.pools.length === 0) given.report(error("training-without-gpus", given.span))
    return given.pools.flatMap((pool) => poolPart(pool, null, section, given))
  }
  const isAlone = named.length === 1
  return named.flatMap((name) => {
    const pool = given.pools.find((each) => slug(each.name) === slug(name.text))
    return pool === undefined ? rentedPart(name, isAlone, section, given) : poolPart(pool, name, section, given)
  })
}

function poolPart(pool: Pool, place: Placed | null, section: TrainingSection | null, given: TrainingGiven): readonly Part[] {
  const peak = peakOf(pool.gpu, place, section, given)
  if (peak === null) return []
  const at = `resources.gpus.${slug(pool.name)}`
  const rent = pool.gpu.rent ?? pool.gpu.rentHyperscale
  const rented: Row | null = !pool.isOwned ? ["¤/GPU/hour", `= ${at}.cost`] : rent && ["¤/GPU/hour", rent.price, sourceOf(rent)]
  const rows = { count: ["GPU", `= ${at}.count`], price: ["¤/GPU/hour", `= ${at}.cost`], rented } as const
  return [part(slug(pool.name), pool.gpu, peak, pool, rows)]
}

function rentedPart(place: Placed, isAlone: boolean, section: TrainingSection | null, given: TrainingGiven): readonly Part[] {
  const hasCount = isAlone && section?.count !== null
  const gpu = findGpu(place.text)
  if (isUnknown(gpu)) {
    const close = [
      ...nearest(
        place.text,
        given.pools.map((pool) => pool.name),
      ),
      ...gpu.nearest,
    ].slice(0, 3)
    given.report(
      error(
        "unknown-pool",
        place.span,
        { name: place.text, nearest: close, pools: given.pools.map((pool) => pool.name) },
        close[0],
      ),
    )
    return []
  }
  const rent = gpu.rent ?? gpu.rentHyperscale
  if (rent === null) given.report(error("gpu-without-price", place.span, { gpu: gpu.id }))
  const peak = peakOf(gpu, place, section, given)
  if (rent === null || peak === null) return []
  const count: Row = hasCount ? ["GPU", "= training.count"] : defaultRow("GPU", "training.server")
  const price: Row = ["¤/GPU/hour", rent.price, sourceOf(rent)]
  const said = hasCount ? { count: null, counts: [] } : { count: serverGpus, counts: [serverGpus] }
  return [part(slug(gpu.id), gpu, peak, { ...said, isOwned: false }, { count, price, rented: price })]
}

function part(
  name: string,
  gpu: Gpu,
  peak: string,
  { count, counts, isOwned }: Pick<Pool, "count" | "counts" | "isOwned">,
  { count: countRow, price, rented }: { readonly count: Row; readonly price: Row; readonly rented: Row | null },
): Part {
  const rows: Readonly<Record<string, Row>> = {
    ...{ count: countRow, peak: ["FLOP/s/GPU", `${peak}/GPU`, sourceOf(gpu)], price },
    // What is rented anyway costs its price.
    ...(isOwned && rented !== null ? { rent: rented } : {}),
  }
  const quantities = instance(`training.cluster.${name}`, "training.cluster.*", rows)
  return { name, gpu, peak: parseQuantity(peak) * second, known: count, counts, isOwned, hasRent: rented !== null, quantities }
}

/** Dense peak of the precision that the section names; else in 16 bit, in 32 bit where the GPU has no other. */
function peakOf(
  { id, peak }: Gpu,
  place: Placed | null,
  section: TrainingSection | null,
  { report, span }: TrainingGiven,
): string | null {
  const precision = section?.precision ?? null
  const found = precision === null ? (peak.bf16 ?? peak.fp16 ?? peak.tf32 ?? peak.fp32) : peak[precision]
  if (found !== undefined) return found
  const known = trainingPrecisions.filter((one) => peak[one] !== undefined)
  const at = place?.span ?? span
  report(
    precision === null
      ? error("gpu-without-peak", at, { gpu: id })
      : error("training-precision", at, { gpu: id, precision, known }),
  )
  return null
}

/** Rows of `training`: GPUs, and peak and price of a mean GPU among them. */
export function clusterRows(parts: readonly Part[], hasCount: boolean): Readonly<Record<string, Row>> {
  const all = parts.map(({ name }) => `training.cluster.${name}.count`).join(" + ")
  return {
    gpus: ["GPU", hasCount ? `= min(training.count, ${all})` : `= ${all}`],
    peak: ["FLOP/s/GPU", mean(parts, () => "peak")],
    price: ["¤/GPU/hour", mean(parts, () => "price")],
    ...rentRows(parts),
  }
}

/** An owned GPU costs power alone: what its hours would cost rented is told beside it, where all rents are known. */
function rentRows(parts: readonly Part[]): Readonly<Record<string, Row>> {
  if (!parts.some(({ isOwned }) => isOwned) || parts.some(({ hasRent }) => !hasRent)) return {}
  return {
    rent_price: ["¤/GPU/hour", mean(parts, ({ isOwned }) => (isOwned ? "rent" : "price"))],
    cost_at_rent: ["¤", "= training.gpu_hours * training.rent_price"],
  }
}

function mean(parts: readonly Part[], of: (part: Part) => "peak" | "price" | "rent"): string {
  const all = parts.map((part) => ({ at: `training.cluster.${part.name}`, figure: `training.cluster.${part.name}.${of(part)}` }))
  const [first, ...others] = all
  if (first === undefined) throw new Error("internal: a cluster without GPUs")
  if (others.length === 0) return `= ${first.figure}`
  const weighted = all.map(({ at, figure }) => `${at}.count * ${figure}`).join(" + ")
  const counts = all.map(({ at }) => `${at}.count`).join(" + ")
  return `= if(${counts} > 0 GPU, (${weighted}) / (${counts}), ${first.figure})`
}

/** GPUs that training takes, where that is a plain number. */
export function usedGpus(section: TrainingSection | null, parts: readonly Part[]): number | null {
  const limit = section?.count?.value == null ? null : middleFigure(section.count.value)
  const known = parts.map((part) => part.known)
  const all = known.every((count) => count !== null) ? known.reduce((sum, count) => sum + count, 0) : null
  if (all === null) return limit
  return limit === null ? all : Math.min(limit, all)
}

/** Of a run whose size only formulas tell: what fits in a few machines. */
const fewMachines = 64

/** Numbers of GPUs that training may come to, as the file says them. */
export function plannedCounts(section: TrainingSection | null, parts: readonly Part[]): readonly number[] {
  const taken = section?.count?.value == null ? [] : saidCounts(section.count.value)
  const [first, ...others] = parts
  const ofPools = others.length === 0 ? (first?.counts ?? []) : [usedGpus(null, parts) ?? 0]
  return possibleCounts(taken.length > 0 ? taken : ofPools, fewMachines)
}
