/** Graphs to which a truth over some figures was added: kept with what they were made of, so that their programs are found again. */
import { type Graph, GraphBuilder, type NodeId } from "../graph/graph.ts"
import type { Model } from "../model/model.ts"
import { Recent } from "../run/recent.ts"

export type Added = { readonly graph: Graph; readonly truth: NodeId | null }

const mostKept = 8

/** Adds by `add` what was not added lately to the model's graph for the same figures. */
export function keptAddition(
  add: (builder: GraphBuilder, figures: readonly NodeId[], months: number) => NodeId | null,
): (model: Model, figures: readonly NodeId[]) => Added {
  const kept = new WeakMap<Graph, Recent<string, Added>>()
  return ({ graph, months }, figures) => {
    const ofGraph = kept.get(graph) ?? new Recent<string, Added>(mostKept)
    kept.set(graph, ofGraph)
    return ofGraph.of(`${months}: ${figures.join()}`, () => {
      const builder = GraphBuilder.on(graph)
      return { graph: builder, truth: add(builder, figures, months) }
    })
  }
}
