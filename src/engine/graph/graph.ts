/**
 * The typed graph of quantities in its compiled form: nodes in one flat array, operands by index.
 * Equal nodes are shared and operations on constants folded as they are added. The only cycles run
 * through a `state`, whose `next` is set after its node exists.
 */
import { type Op, operators } from "./operators.ts"
import type { Over } from "./reductions.ts"

export type NodeId = number

export type Node =
  | { readonly kind: "constant"; readonly value: number }
  /** A random input: a column of samples. */
  | { readonly kind: "input"; readonly index: number }
  /** Set from run to run without compiling again: decisions, one more unit of a resource. */
  | { readonly kind: "parameter"; readonly index: number }
  /** The month that is being computed: 0, 1, 2 … */
  | { readonly kind: "month" }
  /** A figure a month that is the same in every sample, given from outside. */
  | { readonly kind: "table"; readonly index: number }
  | { readonly kind: "operation"; readonly op: Op; readonly args: readonly NodeId[] }
  /** Its value is that of `next` a month earlier, in the first month that of `start` (a scalar). */
  | { readonly kind: "state"; readonly start: NodeId; readonly next: NodeId }
  | { readonly kind: "reduction"; readonly over: Over; readonly of: NodeId; readonly at: number }

export type Graph = { readonly nodes: readonly Node[] }

/** Whether node for node they are one and the same. */
export function isSameGraph(a: Graph, b: Graph): boolean {
  return a === b || (a.nodes.length === b.nodes.length && a.nodes.every((node, id) => isSameNode(node, b.nodes[id])))
}

function isSameNode(a: Node, b: Node | undefined): boolean {
  if (a === b) return true
  if (b === undefined) return false
  switch (a.kind) {
    case "constant":
      return b.kind === a.kind && Object.is(a.value, b.value)
    case "input":
    case "parameter":
    case "table":
      return b.kind === a.kind && a.index === b.index
    case "month":
      return b.kind === a.kind
    case "operation":
      return b.kind === a.kind && a.op === b.op && a.args.length === b.args.length && a.args.every((id, k) => id === b.args[k])
    case "state":
      return b.kind === a.kind && a.start === b.start && a.next === b.next
    case "reduction":
      return b.kind === a.kind && a.over === b.over && a.of === b.of && a.at === b.at
    default:
      return unreachable(a)
  }
}

/** Marks a state whose next value is not known yet. */
const unset = -1

export class GraphBuilder implements Graph {
  readonly nodes: Node[] = []
  private readonly known = new Map<string, NodeId>()
  private readonly monthly: boolean[] = []

  /** A builder that begins with the nodes of a graph; they keep their numbers. */
  static on({ nodes }: Graph): GraphBuilder {
    const builder = new GraphBuilder()
    for (const node of nodes) builder.add(node)
    return builder
  }

  constant(value: number): NodeId {
    return this.share(`c${Object.is(value, -0) ? "-0" : value}`, { kind: "constant", value })
  }

  input(index: number): NodeId {
    return this.share(`i${index}`, { kind: "input", index })
  }

  parameter(index: number): NodeId {
    return this.share(`p${index}`, { kind: "parameter", index })
  }

  month(): NodeId {
    return this.share("t", { kind: "month" })
  }

  table(index: number): NodeId {
    return this.share(`m${index}`, { kind: "table", index })
  }

  operation(op: Op, ...args: readonly NodeId[]): NodeId {
    const constants = args.map((arg) => this.constantOf(arg))
    // What is no number stays where it arises: folded away, nobody could tell of it.
    if (constants.every((c) => c !== null) && !constants.some(Number.isNaN)) {
      const figure = operators[op].value(...constants)
      if (!Number.isNaN(figure)) return this.constant(figure)
    }
    return this.share(`${op}(${args.join()})`, { kind: "operation", op, args })
  }

  reduction(over: Over, of: NodeId, at = 0): NodeId {
    return this.share(`${over}[${of},${at}]`, { kind: "reduction", over, of, at })
  }

  /** A state without its next value; `setNext` must follow. */
  state(start: NodeId): NodeId {
    return this.add({ kind: "state", start, next: unset })
  }

  /** A state of which nothing is known yet; `close` must follow. */
  openState(): NodeId {
    return this.state(unset)
  }

  close(state: NodeId, start: NodeId, next: NodeId): void {
    const node = this.nodes[state]
    if (node?.kind !== "state" || node.start !== unset) throw new Error(`internal: node ${state} is no open state`)
    this.nodes[state] = { kind: "state", start, next }
  }

  /** Whether the node has a value of its own in each month. */
  isMonthly(id: NodeId): boolean {
    return this.monthly[id] === true
  }

  setNext(state: NodeId, next: NodeId): void {
    const node = this.nodes[state]
    if (node?.kind !== "state" || node.next !== unset) throw new Error(`internal: node ${state} is no open state`)
    this.nodes[state] = { ...node, next }
  }

  constantOf(id: NodeId): number | null {
    const node = this.nodes[id]
    return node?.kind === "constant" ? node.value : null
  }

  private share(key: string, node: Node): NodeId {
    const existing = this.known.get(key)
    if (existing !== undefined) return existing
    const id = this.add(node)
    this.known.set(key, id)
    return id
  }

  private add(node: Node): NodeId {
    this.nodes.push(node)
    this.monthly.push(
      node.kind === "month" ||
        node.kind === "table" ||
        node.kind === "state" ||
        (node.kind === "operation" && node.args.some((arg) => this.isMonthly(arg))),
    )
    return this.nodes.length - 1
  }
}

/** The operands of a node within the same month; a state has none (it looks back). */
export function operands(node: Node): readonly NodeId[] {
  switch (node.kind) {
    case "operation":
      return node.args
    case "reduction":
      return [node.of]
    case "constant":
    case "input":
    case "parameter":
    case "month":
    case "table":
    case "state":
      return []
    default:
      return unreachable(node)
  }
}

/** All nodes that a node is made of: its operands, and of a state what it starts from and what comes next. */
export function readBy(node: Node): readonly NodeId[] {
  return node.kind === "state" ? [node.start, node.next] : operands(node)
}

export function nodeAt(graph: Graph, id: NodeId): Node {
  const node = graph.nodes[id]
  if (node === undefined) throw new Error(`internal: no node ${id}`)
  return node
}

export function unreachable(x: never): never {
  throw new Error(`internal: unexpected ${JSON.stringify(x)}`)
}
