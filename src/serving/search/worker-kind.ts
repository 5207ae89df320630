/** A worker as it could be set up, with what is known of it before any balance is computed. */
import type { Engine } from "../plan/engine.ts"
import type { Formats } from "../plan/formats.ts"
import { devicesOf, type ServingLayout, type ServingSetup } from "../plan/setup.ts"
import { type LengthMoments, type ServerSettings, type SteadyBounds, steadyBounds } from "../simulate/simulate.ts"
import type { StepModel } from "../step/step-model.ts"
import { type ServedLimits, servedLimits } from "./model-limits.ts"
import type { ServingFault } from "./serving-plan.ts"
import type { ServingPlace, ServingRequest } from "./serving-request.ts"
import { batchLimits, canServe, layoutsOf, usualReplica } from "./space.ts"

/** Set-ups that differ in layout, batch limits and numbers only. */
export type Family = { readonly place: ServingPlace; readonly engine: Engine; readonly formats: Formats }

export type WorkerKind = {
  readonly id: number
  readonly family: Family
  readonly layout: ServingLayout
  readonly model: StepModel
  /** Of one worker that does both. */
  readonly settings: ServerSettings
  /** [USD/hour] of one worker; its devices where there is no price. */
  readonly hourly: number
  readonly bounds: SteadyBounds
}

/** The model on one device type in one format: the least memory that any layout takes of a device, for where none fits. */
export type Shortage = Extract<ServingFault, { readonly kind: "memory" }>

export type WorkersFound = { readonly families: readonly (readonly WorkerKind[])[]; readonly shortages: readonly Shortage[] }

/** The biggest replica that is looked at where none fits: an assumption, beyond what anybody serves a model on. */
const biggestReplica = 256

/** By family; those that do not fit are left out. Step models are made once for each layout and shared by its batch limits. */
export function workersFor(
  request: ServingRequest,
  lengths: LengthMoments,
  stepModel: (setup: ServingSetup) => StepModel,
): WorkersFound {
  const limits = servedLimits(request.graph)
  const shortages: Shortage[] = []
  const numbering = { next: 0 }
  const families = familiesOf(request).flatMap((family) => {
    const modelOf = (layout: ServingLayout): StepModel => stepModel(setupOf(request, family, layout))
    const held = holding(request, family, limits, modelOf)
    if (held.models.length === 0 && held.least !== null) {
      // With nothing given and as many devices as it takes.
      const free = holding({ ...request, fixed: {}, fleet: null }, family, limits, modelOf).models[0]
      shortages.push(shortageOf(family, held.least, free ?? null))
    }
    const workers = held.models.flatMap(([layout, model]) => kindsOf(request, lengths, { family, layout, model }, numbering))
    return workers.length === 0 ? [] : [workers]
  })
  return { families, shortages }
}

export function familiesOf({ places, engines, formats }: ServingRequest): readonly Family[] {
  return places.flatMap((place) =>
    engines.flatMap((engine) =>
      formats.filter((each) => canServe(place.device, each)).map((each) => ({ place, engine, formats: each })),
    ),
  )
}

function setupOf({ graph, sequence }: ServingRequest, { place, engine, formats }: Family, layout: ServingLayout): ServingSetup {
  return { graph, sequence, formats, engine, device: place.device, machine: place.machine, layout }
}

type Laid = readonly [ServingLayout, StepModel]
type Held = { readonly models: readonly Laid[]; readonly least: Laid | null }

/** The layouts that fit, among small replicas; where none does, among ever bigger ones. */
function holding(
  { fixed, fleet }: ServingRequest,
  { place }: Family,
  limits: ServedLimits,
  modelOf: (layout: ServingLayout) => StepModel,
): Held {
  const end = Math.min(fleet ?? biggestReplica, biggestReplica)
  let least: Laid | null = null
  for (let most = Math.min(end, usualReplica(place.machine)), seen = 0; ; most = Math.min(end, 2 * most)) {
    const laid = layoutsOf(limits, place.machine, fixed, most).filter((layout) => devicesOf(layout) > seen)
    const models = laid.map((layout): Laid => [layout, modelOf(layout)])
    const fitting = models.filter(([, { fits }]) => fits)
    for (const each of models) if (least === null || each[1].memory.total < least[1].memory.total) least = each
    if (fitting.length > 0 || most >= end) return { models: fitting, least }
    seen = most
  }
}

function shortageOf({ place: { device } }: Family, [, least]: Laid, free: Laid | null): Shortage {
  const nearest = free === null ? null : { devices: devicesOf(free[0]), layout: free[0] }
  const { memory } = least
  return { kind: "memory", device: device.id, bytes: memory.total, memory, limit: device.memory.bytes, nearest }
}

/** One worker for each pair of batch limits. */
function kindsOf(
  { fixed, prefix, speculative, areLimitsSearched }: ServingRequest,
  lengths: LengthMoments,
  { family, layout, model }: Pick<WorkerKind, "family" | "layout" | "model">,
  numbering: { next: number },
): readonly WorkerKind[] {
  const { place } = family
  const hourly = devicesOf(layout) * (place.price?.price ?? 1)
  const { maxSequences, maxBatchedTokens } = model.settings
  const own = { maxSequences, maxBatchedTokens, ...fixed }
  return batchLimits(model.settings, areLimitsSearched ? fixed : own).map((limits) => {
    const settings = { ...model.settings, ...limits, prefix, speculative }
    const bounds = steadyBounds(settings, model.cost, lengths)
    return { id: numbering.next++, family, layout, model, settings, hourly, bounds }
  })
}
