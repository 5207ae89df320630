/** Where the model runs and what an hour of it costs: a pool of the resources, else the rent of the catalogue. */
import { findGpu, type Gpu, isUnknown, sourceOf } from "../data/index.ts"
import { error, nearest, type Span } from "../diagnostics/index.ts"
import type { Row } from "../engine/index.ts"
import { type Placed, slug } from "../shape/index.ts"
import type { Pool, ServingGiven } from "./given.ts"
import type { ServingSection } from "./section.ts"

export type Place = {
  readonly gpu: Gpu
  readonly span: Span | null
  /** Name of the pool in paths. */
  readonly pool: string | null
  /** `serving.price`, and `serving.rent` for what goes beyond an owned pool. */
  readonly rows: Readonly<Record<string, Row>>
}

/** Null where there is none, which was reported. Errors: unknown-pool, unknown-gpu, serving-without-gpu, gpu-without-price. */
export function findPlace(section: ServingSection | null, given: ServingGiven): Place | null {
  const { gpu = null, pool = null } = section ?? {}
  if (pool !== null) return namedPool(pool, section, given)
  if (gpu === null) {
    const [first] = given.pools
    if (first !== undefined) return poolPlace(first, given.span, section)
    given.report(error("serving-without-gpu", given.span))
    return null
  }
  const found = findGpu(gpu.text)
  if (isUnknown(found)) {
    given.report(error("unknown-gpu", gpu.span, { name: gpu.text, nearest: found.nearest }, found.nearest[0]))
    return null
  }
  const own = given.pools.find((each) => each.gpu.id === found.id)
  return own === undefined ? rentedPlace(found, gpu.span, section, given) : poolPlace(own, gpu.span, section)
}

function namedPool(name: Placed, section: ServingSection | null, given: ServingGiven): Place | null {
  const found = given.pools.find((each) => slug(each.name) === slug(name.text))
  if (found !== undefined) return poolPlace(found, name.span, section)
  const pools = given.pools.map((each) => each.name)
  const close = nearest(name.text, pools)
  given.report(error("unknown-pool", name.span, { name: name.text, nearest: close, pools }, close[0]))
  return null
}

function poolPlace(pool: Pool, span: Span | null, section: ServingSection | null): Place {
  const name = slug(pool.name)
  const rent = pool.isOwned ? rentRow(pool.gpu) : null
  return {
    gpu: pool.gpu,
    span,
    pool: name,
    rows: {
      ...(section?.price == null ? { price: ["¤/GPU/hour", `= resources.gpus.${name}.cost`] satisfies Row } : {}),
      ...(rent === null ? {} : { rent }),
    },
  }
}

function rentedPlace(gpu: Gpu, span: Span, section: ServingSection | null, given: ServingGiven): Place | null {
  // Machines with the customer are bought, not rented.
  if (section?.price != null || section?.on_premises != null) return { gpu, span, pool: null, rows: {} }
  const price = rentRow(gpu)
  if (price !== null) return { gpu, span, pool: null, rows: { price } }
  given.report(error("gpu-without-price", span, { gpu: gpu.id }))
  return null
}

function rentRow(gpu: Gpu): Row | null {
  const rent = gpu.rent ?? gpu.rentHyperscale
  return rent === null ? null : ["¤/GPU/hour", rent.price, sourceOf(rent)]
}
