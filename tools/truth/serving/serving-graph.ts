/** The layers of the model that a row of serving means, laid once for all rows. */
import { ShapeMistake } from "../../../src/models/graph/shape-mistake.ts"
import type { LayerGraph } from "../../../src/models/index.ts"
import { foundModel } from "../found-model.ts"

export type ServingGraph = {
  /** Its name in the catalogue. */
  readonly name: string
  readonly graph: LayerGraph
  /** Null where a sample is no sequence. */
  readonly sequence: number | null
  /** Whether it makes token after token; of all others a request is one sample. */
  readonly isDecoder: boolean
  readonly hasExperts: boolean
}

const laid = new Map<string, ServingGraph | string>()

/**
 * Or a sentence that says what is missing. Sequences are as long as the model usually has them, up to 4,096, or as an encoder's data has them.
 * Units: sequence [token].
 */
export function servingGraph(model: string, sequence?: number): ServingGraph | string {
  const key = `${model} ${sequence ?? ""}`
  const known = laid.get(key) ?? lay(model, sequence)
  laid.set(key, known)
  return known
}

function lay(model: string, sequence: number | undefined): ServingGraph | string {
  // What NVIDIA's and MLPerf's tables call ResNet-50 v1.5 is the one of torchvision.
  const found = foundModel({ model: model.replace(/^ResNet-50 v1\.5$/u, "torchvision/resnet50"), seq_len: sequence })
  if (typeof found === "string") return found
  try {
    const graph = found.model.lay(found.size)
    return {
      name: found.model.names[0] ?? model,
      graph,
      sequence: found.model.per === "token" ? found.size.sequence : null,
      isDecoder: graph.nodes.some(({ state }) => state !== null),
      hasExperts: graph.nodes.some(({ kind }) => kind === "experts"),
    }
  } catch (mistake) {
    if (mistake instanceof ShapeMistake) return `the model cannot be laid in this size: ${mistake.path}`
    throw mistake
  }
}
