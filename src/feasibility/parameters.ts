/**
 * Parameters beside what the memory takes: a model of the same make, trained in the same way and served in the same precision, may
 * have so many more or fewer as the room has bytes. What is rented without a bound is no limit.
 */
import { findGpu, type Gpu, isUnknown, sourceOf } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import { type OwnModel, parseQuantity } from "../models/index.ts"
import { hostOf, type Pool, servedMemory } from "../serving/index.ts"
import { slug } from "../shape/index.ts"
import { dialRows } from "./dial.ts"
import type { FeasibilityGiven } from "./given.ts"

type Rows = Readonly<Record<string, Row>>

export function parameterRows(model: OwnModel, given: FeasibilityGiven): Rows {
  const rows = { ...trainingRoom(given), ...servingRoom(model, given) }
  const most = ["trainable", "servable"].filter((name) => name in rows).map((name) => `feasibility.${name}`)
  const [first] = most
  if (first === undefined || !given.names.has("model.parameters")) return {}
  const owned = most.length === 1 ? first : `min(${most.join(", ")})`
  return {
    ...rows,
    ...dialRows("parameters", "", ["", "= model.parameters"], ["", `= ${owned}`]),
  }
}

/**
 * Of the leanest layout: state is sharded over all GPUs as far as it goes, activations are kept on each; the smallest GPU of the cluster decides. What
 * memory is off by counts as in `training.memory`.
 */
function trainingRoom({ names, pools }: FeasibilityGiven): Rows {
  if (!["training.state", "training.activations", "training.memory_error", "training.gpus"].every((name) => names.has(name)))
    return {}
  const parts = [...names].flatMap((name) => /^training\.cluster\.(.+)\.count$/u.exec(name)?.[1] ?? [])
  const [smallest] = parts
    .flatMap((part) => gpuOf(part, pools) ?? [])
    .toSorted((a, b) => parseQuantity(a.memory) - parseQuantity(b.memory))
  if (smallest === undefined) return {}
  return {
    training_memory: ["byte/GPU", `${smallest.memory}/GPU`, sourceOf(smallest)],
    training_room: [
      "byte",
      "= max(feasibility.training_memory / training.memory_error - training.activations, 0 byte/GPU) * training.gpus",
    ],
    trainable: ["", "= model.parameters * feasibility.training_room / training.state"],
  }
}

/** A pool of this name, or a GPU of the catalogue that is rented for the purpose. */
function gpuOf(part: string, pools: readonly Pool[]): Gpu | null {
  const pool = pools.find(({ name }) => slug(name) === part)
  if (pool !== undefined) return pool.gpu
  const found = findGpu(part)
  return isUnknown(found) ? null : found
}

/** As the planner counts the memory of a replica: what the engine may take of each GPU, less its program, buffers and a little cache. */
function servingRoom(model: OwnModel, { serving, pools, names, hasRetrieval }: FeasibilityGiven): Rows {
  if (serving === null) return {}
  const host = hostOf(serving, pools)
  if (host.kind !== "pool" && host.kind !== "rented") return {}
  const pool = host.kind === "pool" ? host.pool : null
  const gpu = host.kind === "pool" ? host.pool.gpu : host.gpu
  const gpus = servingGpus(serving, pool, names)
  if (gpus === null) return {}
  const { available, beside, weights, source, parts } = servedMemory({ model, gpu, pool, section: serving, hasRetrieval })
  return {
    serving_memory: ["byte/GPU", `${Math.round(available)} byte/GPU`, sourceOf(gpu)],
    serving_beside: ["byte/GPU", `${Math.round(beside)} byte/GPU`, source, parts],
    serving_room: ["byte", `= max(feasibility.serving_memory - feasibility.serving_beside, 0 byte/GPU) * ${gpus}`],
    servable: ["", `= model.parameters * feasibility.serving_room / ${Math.round(weights)} byte`],
  }
}

/** GPUs over which one copy of the weights may lie; null where more are rented as they are needed. */
function servingGpus(
  serving: NonNullable<FeasibilityGiven["serving"]>,
  pool: Pool | null,
  names: ReadonlySet<string>,
): string | null {
  if (serving.on_premises !== null) return "serving.on_premises.gpus * 1 customer"
  if (serving.replica_gpus !== null) return "serving.replica_gpus"
  // What goes beyond an owned pool is rented where a rent is known.
  const isBounded = pool !== null && !(pool.isOwned && names.has("serving.rent"))
  return isBounded ? `resources.gpus.${slug(pool.name)}.count` : null
}
