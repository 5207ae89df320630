/**
 * From outputs to an order of work: which nodes are alive, which change by month, and in which loop
 * over the months each is computed. A reduction ends a loop, so what uses its result by month needs
 * the next one. Fixed point over states; no end means that a history depends on itself.
 */
import { type Graph, type NodeId, nodeAt, operands } from "./graph.ts"

/** Work before a loop over the months, and in it; ids in an order in which operands come first. */
export type Stage = {
  readonly once: readonly NodeId[]
  readonly monthly: readonly NodeId[]
  readonly states: readonly NodeId[]
  readonly reductions: readonly NodeId[]
}

export type Schedule = {
  readonly stages: readonly Stage[]
  readonly isMonthly: readonly boolean[]
  readonly stageOf: readonly number[]
  /** Monthly nodes read by a later stage: their history is kept. */
  readonly kept: readonly NodeId[]
}

/** Nodes of a history that depends on its own end; the model names the loop for the user. */
export class EndlessHistory extends Error {
  readonly nodes: readonly NodeId[]
  constructor(nodes: readonly NodeId[]) {
    super("internal: a history depends on itself")
    this.nodes = nodes
  }
}

export function schedule(graph: Graph, outputs: readonly NodeId[]): Schedule {
  const live = liveNodes(graph, outputs)
  const isMonthly = monthlyNodes(graph, live)
  const stageOf = stages(graph, live)
  const last = live.reduce((most, id) => Math.max(most, stageOf[id] ?? 0), 0)
  const at = (stage: number, keep: (id: NodeId) => boolean): NodeId[] => live.filter((id) => stageOf[id] === stage && keep(id))
  const kindOf = (id: NodeId): string => nodeAt(graph, id).kind
  const built: Stage[] = []
  for (let stage = 0; stage <= last; stage++) {
    built.push({
      once: at(stage, (id) => !isMonthly[id] && kindOf(id) === "operation"),
      monthly: at(stage, (id) => isMonthly[id] === true && kindOf(id) === "operation"),
      states: at(stage, (id) => kindOf(id) === "state"),
      // A reduction is filled in the loop before the stage in which its result can be read.
      reductions: live.filter((id) => kindOf(id) === "reduction" && stageOf[id] === stage + 1),
    })
  }
  return { stages: built, isMonthly, stageOf, kept: keptNodes(graph, live, isMonthly, stageOf) }
}

/** Live nodes, operands before users: states last, since nothing in a month waits for them. */
export function liveNodes(graph: Graph, outputs: readonly NodeId[]): NodeId[] {
  const order: NodeId[] = []
  const seen = new Set<NodeId>()
  const pending = [...outputs].reverse()
  const visit = (root: NodeId): void => {
    const stack: { id: NodeId; done: boolean }[] = [{ id: root, done: false }]
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (top.done) order.push(top.id)
      if (top.done || seen.has(top.id)) continue
      seen.add(top.id)
      const node = nodeAt(graph, top.id)
      if (node.kind === "state") pending.push(node.start, node.next)
      stack.push({ id: top.id, done: true })
      for (const arg of operands(node).toReversed()) if (!seen.has(arg)) stack.push({ id: arg, done: false })
    }
  }
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) visit(id)
  return order
}

function monthlyNodes(graph: Graph, live: readonly NodeId[]): boolean[] {
  const monthly: boolean[] = []
  for (const id of live) {
    const node = nodeAt(graph, id)
    if (node.kind === "month" || node.kind === "table" || node.kind === "state") monthly[id] = true
    else if (node.kind === "operation") monthly[id] = node.args.some((arg) => monthly[arg] === true)
    else monthly[id] = false
  }
  return monthly
}

function stages(graph: Graph, live: readonly NodeId[]): number[] {
  const stage: number[] = []
  const limit = 1 + live.filter((id) => nodeAt(graph, id).kind === "reduction").length
  for (;;) {
    let changed = false
    for (const id of live) {
      const least = leastStage(graph, id, stage)
      if (least === stage[id]) continue
      stage[id] = least
      changed = true
    }
    if (!changed) return stage
    const late = live.filter((id) => (stage[id] ?? 0) > limit)
    if (late.length > 0) throw new EndlessHistory(late)
  }
}

function leastStage(graph: Graph, id: NodeId, stage: readonly number[]): number {
  const node = nodeAt(graph, id)
  const of = (other: NodeId): number => stage[other] ?? 0
  if (node.kind === "operation") return node.args.reduce((most, arg) => Math.max(most, of(arg)), 0)
  if (node.kind === "state") return Math.max(of(id), of(node.start), of(node.next))
  // Also of a figure that no month changes: simplification may have found that out.
  if (node.kind === "reduction") return of(node.of) + 1
  return 0
}

function keptNodes(graph: Graph, live: readonly NodeId[], isMonthly: readonly boolean[], stageOf: readonly number[]): NodeId[] {
  const kept = new Set<NodeId>()
  const need = (user: number, id: NodeId): void => {
    const isOwnLoop = isMonthly[id] === true && ["operation", "state"].includes(nodeAt(graph, id).kind)
    if (isOwnLoop && (stageOf[id] ?? 0) < user) kept.add(id)
  }
  for (const id of live) {
    const node = nodeAt(graph, id)
    if (node.kind === "operation" && isMonthly[id] === true) for (const arg of node.args) need(stageOf[id] ?? 0, arg)
    if (node.kind === "state") need(stageOf[id] ?? 0, node.next)
  }
  return [...kept]
}
