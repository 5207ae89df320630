/** Where the model runs and what an hour of it costs: a pool of the resources, else the rent of the catalogue. */
import { findGpu, type Gpu, isUnknown, sourceOf } from "../data/index.ts"
import { error, nearest, type Span } from "../diagnostics/index.ts"
import { type Row, unreachable } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
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

/** The pool that is named, the GPU that is named (in a pool where one has it), the first pool. */
export type Host =
  | { readonly kind: "pool"; readonly pool: Pool }
  | { readonly kind: "rented"; readonly gpu: Gpu }
  | { readonly kind: "unknown pool" | "none" }
  | { readonly kind: "unknown gpu"; readonly nearest: readonly string[] }

export function hostOf({ gpu, pool }: Pick<ServingSection, "gpu" | "pool">, pools: readonly Pool[]): Host {
  if (pool !== null) {
    const named = pools.find((each) => slug(each.name) === slug(pool.text))
    return named === undefined ? { kind: "unknown pool" } : { kind: "pool", pool: named }
  }
  if (gpu === null) {
    const [first] = pools
    return first === undefined ? { kind: "none" } : { kind: "pool", pool: first }
  }
  const found = findGpu(gpu.text)
  if (isUnknown(found)) return { kind: "unknown gpu", nearest: found.nearest }
  const own = pools.find((each) => each.gpu.id === found.id)
  return own === undefined ? { kind: "rented", gpu: found } : { kind: "pool", pool: own }
}

/** Null where there is none, which was reported. Errors: unknown-pool, unknown-gpu, serving-without-gpu, gpu-without-price. */
export function findPlace(section: ServingSection | null, given: ServingGiven): Place | null {
  const { gpu = null, pool = null } = section ?? {}
  const span = pool?.span ?? gpu?.span ?? given.span
  const host = hostOf({ gpu, pool }, given.pools)
  switch (host.kind) {
    case "pool":
      return poolPlace(host.pool, span, section)
    case "rented":
      return rentedPlace(host.gpu, span, section, given)
    case "unknown pool":
      return withoutPool(pool?.text ?? "", span, given)
    case "unknown gpu":
      given.report(error("unknown-gpu", span, { name: gpu?.text ?? "", nearest: host.nearest }, host.nearest[0]))
      return null
    case "none":
      given.report(error("serving-without-gpu", span))
      return null
    default:
      return unreachable(host)
  }
}

function withoutPool(name: string, span: Span | null, given: ServingGiven): null {
  const pools = given.pools.map((each) => each.name)
  const close = nearest(name, pools)
  given.report(error("unknown-pool", span, { name, nearest: close, pools }, close[0]))
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

function rentedPlace(gpu: Gpu, span: Span | null, section: ServingSection | null, given: ServingGiven): Place | null {
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
