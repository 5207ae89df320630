/** What a set of results depends on in the graph, and how much work they are. */
import type { Model } from "../engine/index.ts"

type GraphNode = Model["graph"]["nodes"][number]

/** Reading a column counts as so many operations: many of them do not stay in the processor's cache. */
const perInput = 8

export type Reach = {
  /** Numbers of the random inputs and of the parameters, in the order of the model. */
  readonly inputs: ReadonlySet<number>
  readonly parameters: ReadonlySet<number>
  /** Operations for one sample: a monthly one counts once for each month. */
  readonly work: number
}

export function reachOf(model: Model, roots: readonly number[]): Reach {
  const inputs = new Set<number>()
  const parameters = new Set<number>()
  const seen = new Set<number>(roots)
  const waiting = [...roots]
  const live: number[] = []
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = model.graph.nodes[id]
    if (node === undefined) throw new Error(`internal: no node ${id}`)
    live.push(id)
    if (node.kind === "input") inputs.add(node.index)
    if (node.kind === "parameter") parameters.add(node.index)
    for (const other of readBy(node)) {
      if (seen.has(other)) continue
      seen.add(other)
      waiting.push(other)
    }
  }
  const monthly = monthlyNodes(model, live)
  const work = live.reduce((sum, id) => sum + (monthly.has(id) ? model.months : 1), 0) + perInput * inputs.size
  return { inputs: sorted(inputs), parameters: sorted(parameters), work }
}

/** Every node that a node reads, a month back too. */
function readBy(node: GraphNode): readonly number[] {
  return [
    ...("args" in node ? node.args : []),
    ...("of" in node ? [node.of] : []),
    ...("start" in node ? [node.start, node.next] : []),
  ]
}

/** Operands have lower numbers than what reads them; only a state looks forward, and it is monthly itself. */
function monthlyNodes({ graph }: Model, live: readonly number[]): ReadonlySet<number> {
  const monthly = new Set<number>()
  for (const id of live.toSorted((a, b) => a - b)) {
    const node = graph.nodes[id]
    if (node === undefined) continue
    const isMonthly =
      node.kind === "month" || node.kind === "state" || ("args" in node && node.args.some((arg) => monthly.has(arg)))
    if (isMonthly) monthly.add(id)
  }
  return monthly
}

function sorted(numbers: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...numbers].sort((a, b) => a - b))
}
