/** Beside the figures of a stream one truth a sample: may they rest on what is no number, though a comparison hides it? */
import type { NodeId } from "../graph/graph.ts"
import type { Model } from "../model/model.ts"
import type { Block } from "../run/stream.ts"
import { keptAddition } from "./kept-graph.ts"
import { suspicion } from "./watched.ts"

export type Watch = {
  /** To be streamed in the place of the one that was given. */
  readonly model: Model
  readonly nodes: readonly NodeId[]
  /** The block without what was added to it. */
  readonly take: <Some extends Pick<Block, "results">>(block: Some) => Some
  /** Whether any block that was taken holds such a sample: then it is worth while to look closely. */
  readonly isSuspicious: () => boolean
}

export function watchOf(model: Model, figures: readonly NodeId[]): Watch {
  const { graph, truth } = withSuspicion(model, figures)
  let isSuspicious = false
  const take: Watch["take"] = (block) => {
    const added = block.results[figures.length]
    if (added === undefined) return block
    isSuspicious ||= added.some((truth) => truth !== 0)
    return { ...block, results: block.results.slice(0, figures.length) }
  }
  if (truth === null) return { model, nodes: figures, take, isSuspicious: () => false }
  return { model: { ...model, graph }, nodes: [...figures, truth], take, isSuspicious: () => isSuspicious }
}

const withSuspicion = keptAddition(suspicion)
