/** For tests: random graphs of every operator and reduction, with states that look back at anything. */
import fc from "fast-check"
import { GraphBuilder, type NodeId } from "../../src/engine/graph/graph.ts"
import { type Op, operators } from "../../src/engine/graph/operators.ts"
import { type Over, reductions } from "../../src/engine/graph/reductions.ts"
import { EndlessHistory, schedule } from "../../src/engine/graph/schedule.ts"

/** A recipe of steps, each naming operands by position among the nodes that stand already. */
export type Step = { kind: "op" | "reduce" | "state"; pick: number; a: number; b: number; c: number }

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("op", "op", "op", "reduce", "state"),
  pick: fc.nat(1000),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
})

/** Constants and leaves first, then a node for each step that fits. */
export function graphOfSteps(
  steps: readonly Step[],
  constants: readonly number[],
  { months, inputs }: { readonly months: number; readonly inputs: number },
): { graph: GraphBuilder; nodes: NodeId[] } {
  const graph = new GraphBuilder()
  const nodes = [...constants.map((c) => graph.constant(c)), graph.month(), graph.parameter(0)]
  for (let k = 0; k < inputs; k++) nodes.push(graph.input(k))
  const monthly = new Set<NodeId>([graph.month()])
  const ops = Object.keys(operators) as Op[]
  const overs = Object.keys(reductions) as Over[]
  const open: { state: NodeId; pick: number }[] = []
  for (const { kind, pick, a, b, c } of steps) {
    const at = (n: number): NodeId => nodes[n % nodes.length] ?? 0
    if (kind === "op") {
      const op = ops[pick % ops.length] ?? "add"
      const args = [at(a), at(b), at(c)].slice(0, operators[op].arity)
      const id = graph.operation(op, ...args)
      if (args.some((arg) => monthly.has(arg))) monthly.add(id)
      nodes.push(id)
    } else if (kind === "reduce") {
      const of = at(a)
      if (monthly.has(of)) nodes.push(graph.reduction(overs[pick % overs.length] ?? "sum", of, b % months))
    } else {
      const scalars = nodes.filter((id) => !monthly.has(id))
      const state = graph.state(scalars[a % scalars.length] ?? 0)
      monthly.add(state)
      nodes.push(state)
      open.push({ state, pick })
    }
  }
  for (const { state, pick } of open) graph.setNext(state, nodes[pick % nodes.length] ?? 0)
  return { graph, nodes }
}

/** A history that depends on its own end is no model. */
export function isEndless(graph: GraphBuilder, outputs: readonly NodeId[]): boolean {
  try {
    schedule(graph, outputs)
    return false
  } catch (problem) {
    if (problem instanceof EndlessHistory) return true
    throw problem
  }
}
