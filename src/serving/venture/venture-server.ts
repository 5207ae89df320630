/** A server of a venture as planners take it, without what only a run can tell. */
import type { Gpu } from "../../data/index.ts"
import type { OwnModel } from "../../models/index.ts"
import type { Pool, ServingGiven } from "../given.ts"
import { hostOf } from "../place.ts"
import type { ServingSection } from "../section.ts"

export type VentureServer = {
  readonly model: OwnModel
  readonly gpu: Gpu
  /** Where it stands; null where GPUs are rented as they are needed. */
  readonly pool: Pool | null
  readonly section: ServingSection
  readonly hasRetrieval: boolean
}

/** Null of a rented model, of machines that stand with the customer, and where nothing is served. */
export function ventureServer(
  section: ServingSection | null,
  { model, pools, hasRetrieval }: Pick<ServingGiven, "model" | "pools" | "hasRetrieval">,
): VentureServer | null {
  if (section === null || model?.kind !== "own" || section.on_premises !== null) return null
  const host = hostOf(section, pools)
  switch (host.kind) {
    case "pool":
      return { model, gpu: host.pool.gpu, pool: host.pool, section, hasRetrieval }
    case "rented":
      return { model, gpu: host.gpu, pool: null, section, hasRetrieval }
    default:
      return null
  }
}
