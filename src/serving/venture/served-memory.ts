/** Memory of a venture's server: what of a GPU its engine may take, what goes beside the weights, and the weights. */
import { benchmark, type TrustedSource } from "../../data/index.ts"
import type { Working } from "../../engine/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { devicesOf, type ServingSetup } from "../plan/setup.ts"
import { engineDefaults } from "../step/engine-settings.ts"
import { cacheBytesOf, memoryOf, usableBytes } from "../step/memory.ts"
import { byPlanner } from "./by-planner.ts"
import { passSetup } from "./plan-passes.ts"
import { setupOf } from "./plan-replica.ts"
import { askOf } from "./planned-decoder.ts"
import { passAsk } from "./planned-passes.ts"
import { powersOfTwo, replicaCounts } from "./replica-counts.ts"
import type { VentureServer } from "./venture-server.ts"

export type ServedMemory = {
  /** [byte/GPU] */
  readonly available: number
  readonly beside: number
  /** [byte] On all GPUs of a replica. */
  readonly weights: number
  readonly source: TrustedSource
  /** Parts of what goes beside the weights, as `explain` opens them. */
  readonly parts: () => readonly Working[]
}

/** Of the replica that the file names, else of the smallest that holds the model. A decoder has room for the fewest requests that a replica is planned for. */
export function servedMemory(server: VentureServer): ServedMemory {
  const { replica_gpus } = server.section
  const counts = replica_gpus === null ? powersOfTwo : replicaCounts(replica_gpus.value)
  for (const gpus of counts) {
    const held = heldBy(server, gpus)
    if (held.available >= held.beside + held.weights / gpus) return held
  }
  return heldBy(server, counts.at(-1) ?? 1)
}

function heldBy(server: VentureServer, gpus: number): ServedMemory {
  const setup = setupFor(server, gpus)
  const defaults = engineDefaults(setup.engine.name, setup.device, devicesOf(setup.layout))
  const { weights, activations, other } = memoryOf(setup, defaults)
  const parts = { other, activations: defaults.holdsActivations ? activations : 0, cache: cacheOf(server, setup) }
  return {
    available: usableBytes(setup.device) * defaults.memoryShare,
    beside: parts.other + parts.activations + parts.cache,
    weights: gpus * weights,
    source: byPlanner,
    parts: () =>
      Object.entries(parts).flatMap(([part, value]) => {
        const sentence = { says: "serving-memory", params: { part } }
        return value === 0 ? [] : [{ name: part, times: 1, value, unit: "byte", source: null, parts: [], sentence }]
      }),
  }
}

const leastBatch = parseQuantity(benchmark("serving.batch-least").value)

/** [byte] On the fullest GPU. */
function cacheOf(server: VentureServer, setup: ServingSetup): number {
  if (setup.sequence === null) return 0
  const { input, output } = askOf(server.model, server.gpu, server.section, server.hasRetrieval, 1).request
  return leastBatch * cacheBytesOf(setup, input + output / 2)
}

function setupFor({ model, gpu, section, hasRetrieval }: VentureServer, gpus: number): ServingSetup {
  if (model.facts.role === "decoder") return setupOf(askOf(model, gpu, section, hasRetrieval, gpus))
  return passSetup(passAsk(model, gpu, section, hasRetrieval, gpus))
}
