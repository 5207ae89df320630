/**
 * From definitions to the graph: names are resolved, units inferred and checked, stocks closed.
 * Every mistake is reported and compiling goes on; what depends on a broken quantity stays silent.
 */
import { error, type Report } from "../../diagnostics/index.ts"
import { GraphBuilder } from "../graph/graph.ts"
import { EndlessHistory, schedule } from "../graph/schedule.ts"
import type { Definition } from "./definition.ts"
import { Layers } from "./layers.ts"
import { Lowering } from "./lowering.ts"
import type { Model, ModelOptions, Quantity } from "./model.ts"

export function compileModel(definitions: readonly Definition[], options: ModelOptions, report: Report): Model {
  const layers = new Layers(definitions)
  const lowering = new Lowering(new GraphBuilder(), layers, options, report)
  for (const definition of definitions) {
    // A definition that another one of the same path replaces is no part of the model.
    if (definition.isOnDemand === true || layers.at(definition.path) !== definition) continue
    lowering.quantity(definition, null)
    lowering.closeStocks()
  }
  const quantities = lowering.finished()
  checkHistories(lowering.graph, quantities, report)
  return { graph: lowering.graph, months: options.months, quantities, inputs: lowering.inputs, parameters: lowering.parameters }
}

/** A history that needs its own end (`x: = sum(y)` where y looks back at x) is a loop like any other. */
function checkHistories(graph: GraphBuilder, quantities: ReadonlyMap<string, Quantity>, report: Report): void {
  try {
    schedule(graph, closedNodes(graph, quantities))
  } catch (problem) {
    if (!(problem instanceof EndlessHistory)) throw problem
    const late = new Set(problem.nodes)
    const members = [...quantities.values()].filter((q) => late.has(q.node)).slice(0, 5)
    const first = members[0]
    if (first === undefined) throw problem
    const span = first.definition.origin.kind === "file" ? first.definition.origin.span : null
    report(error("endless-history", span, { path: first.path, loop: members.map((q) => q.path) }))
  }
}

/** Nodes whose states are all closed; an open state belongs to a formula that was reported already. */
function closedNodes(graph: GraphBuilder, quantities: ReadonlyMap<string, Quantity>): number[] {
  const isOpen = graph.nodes.some((node) => node.kind === "state" && node.next < 0)
  return isOpen ? [] : [...quantities.values()].map((q) => q.node)
}
