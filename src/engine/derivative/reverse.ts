/**
 * Reverse mode as generated JavaScript: one function that walks back through the months of each sample. What the states were is
 * read from checkpoints that a run forward has left; what else a month needs is computed anew. The source holds node numbers only.
 */
import { generatedFunction } from "../backends/generated.ts"
import { type Graph, type NodeId, nodeAt, operands, readBy } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"
import { liveNodes, type Schedule, type Stage, schedule } from "../graph/schedule.ts"
import type { Point } from "./gradient.ts"

/** Of what derivatives are wanted, by index. */
export type Sought = { readonly inputs: readonly number[]; readonly parameters: readonly number[] }

/**
 * Samples `from` to `to`. `checkpoints[k]` holds a node's figures, month t of sample i at [t * strides[k] + i].
 * Written: derivatives, of the inputs sought and then of the parameters sought.  Shape: inputs and gradients [.][samples].
 */
export type ReverseKernel = (
  inputs: readonly Float64Array[],
  parameters: ArrayLike<number>,
  from: number,
  to: number,
  checkpoints: readonly Float64Array[],
  strides: ArrayLike<number>,
  gradients: readonly Float64Array[],
) => void

export type Reverse = { readonly kernel: ReverseKernel; readonly checkpoints: readonly NodeId[]; readonly source: string }

export function compileReverse(graph: Graph, months: number, output: Point, sought: Sought): Reverse {
  const plan = schedule(graph, [output.node])
  const emit: Emit = { graph, months, plan, output, active: activeNodes(graph, output.node, sought) }
  const { source, checkpoints } = kernelSource(emit, sought)
  const names = ["inputs", "parameters", "from", "to", "checkpoints", "strides", "gradients"]
  const kernel = generatedFunction(names, source) as ReverseKernel // the signature is the source's own
  return { kernel, checkpoints, source }
}

type Emit = {
  readonly graph: Graph
  readonly months: number
  readonly plan: Schedule
  readonly output: Point
  /** Nodes that depend on something sought: only these hand anything on. */
  readonly active: ReadonlySet<NodeId>
}

function activeNodes(graph: Graph, output: NodeId, { inputs, parameters }: Sought): ReadonlySet<NodeId> {
  const live = liveNodes(graph, [output])
  const active = new Set<NodeId>()
  for (let before = -1; before < active.size; ) {
    before = active.size
    for (const id of live) {
      const node = nodeAt(graph, id)
      const isSought =
        (node.kind === "input" && inputs.includes(node.index)) || (node.kind === "parameter" && parameters.includes(node.index))
      if (isSought || readBy(node).some((other) => active.has(other))) active.add(id)
    }
  }
  return active
}

function kernelSource(emit: Emit, sought: Sought): { readonly source: string; readonly checkpoints: readonly NodeId[] } {
  const { graph, plan, active, output } = emit
  const checkpoints: NodeId[] = []
  const read = (id: NodeId, month: string): string => {
    if (!checkpoints.includes(id)) checkpoints.push(id)
    const k = checkpoints.indexOf(id)
    return `checkpoint${k}[${month} * stride${k} + i]`
  }
  const kept = plan.kept.filter((id) => active.has(id))
  const scalars = [...active].filter((id) => plan.isMonthly[id] !== true || nodeAt(graph, id).kind === "state")
  const isScalarOutput = plan.isMonthly[output.node] !== true
  const back = plan.stages.map((stage, index) => stageBack(emit, stage, index, read)).reverse()
  const ends = sourceOfEnds(emit, sought)
  const figures = scalarFigures(emit, back.flat(), read)
  const source = [
    `"use strict";`,
    "const times = (share, slope) => slope === 0 ? 0 : share * slope;",
    ...checkpoints.map((_, k) => `const checkpoint${k} = checkpoints[${k}], stride${k} = strides[${k}];`),
    ...kept.map((id) => `const kept${id} = new Float64Array(${emit.months});`),
    "for (let i = from; i < to; i++) {",
    ...figures,
    ...kept.map((id) => `kept${id}.fill(0);`),
    ...scalars.map((id) => `let a${id} = ${id === output.node && isScalarOutput ? 1 : 0};`),
    ...back.flat(),
    ...ends,
    "}",
  ]
  return { source: source.join("\n"), checkpoints }
}

function sourceOfEnds({ graph, active }: Emit, sought: Sought): string[] {
  const found = new Map<string, NodeId>()
  for (const id of active) {
    const node = nodeAt(graph, id)
    if (node.kind === "input" || node.kind === "parameter") found.set(`${node.kind} ${node.index}`, id)
  }
  const keys = [...sought.inputs.map((index) => `input ${index}`), ...sought.parameters.map((index) => `parameter ${index}`)]
  return keys.map((key, k) => `gradients[${k}][i] = ${found.has(key) ? `a${found.get(key)}` : 0};`)
}

/** Scalars that the way back reads: reductions from their checkpoints, operations computed anew. */
function scalarFigures(emit: Emit, back: readonly string[], read: Read): string[] {
  const once = emit.plan.stages.flatMap((stage) => stage.once)
  const lines = neededLines(emit, once, back)
  const ids = numbersIn([...lines, ...back]).filter((id) => nodeAt(emit.graph, id).kind === "reduction")
  return [...ids.map((id) => `const n${id} = ${read(id, "0")};`), ...lines]
}

type Read = (id: NodeId, month: string) => string

/** The loop over the months from the last to the first, then what stands before it. */
function stageBack(emit: Emit, stage: Stage, index: number, read: Read): string[] {
  const { graph, plan, active, months, output } = emit
  const isActive = (id: NodeId): boolean => active.has(id)
  const [states, ops] = [stage.states.filter(isActive), stage.monthly.filter(isActive)]
  const folded = stage.reductions.filter((id) => isActive(id) && isActive(ofReduction(graph, id)))
  const once = stage.once.filter(isActive).toReversed()
  const before = once.flatMap((id) => operationBack(emit, id, index))
  if (states.length + ops.length + folded.length === 0) return before
  const isHere = isActive(output.node) && plan.isMonthly[output.node] === true && plan.stageOf[output.node] === index
  const initial = (id: NodeId): string => (plan.kept.includes(id) ? `kept${id}[t]` : "0")
  const backward = [
    ...states.map((id) => `const c${id} = a${id};`),
    ...states.map((id) => `a${id} = ${initial(id)};`),
    ...ops.map((id) => `let a${id} = ${initial(id)};`),
    ...states.flatMap((id) => handOn(emit, stateOf(graph, id).next, index, `c${id}`)),
    ...(isHere ? [`if (t === ${output.month}) a${output.node} += 1;`] : []),
    ...folded.flatMap((id) => reductionBack(emit, id, index)),
    ...ops.toReversed().flatMap((id) => operationBack(emit, id, index)),
  ]
  return [
    ...folded.map((id) => `let later${id} = 0;`),
    `for (let t = ${months - 1}; t >= 0; t--) {`,
    ...monthFigures(emit, stage, index, backward, read),
    ...backward,
    "}",
    ...states.flatMap((id) => handOn(emit, stateOf(graph, id).start, index, `a${id}`)),
    ...before,
  ]
}

/** What the way back reads in a month: states and what earlier loops left from checkpoints, operations of this loop anew. */
function monthFigures(emit: Emit, stage: Stage, index: number, backward: readonly string[], read: Read): string[] {
  const { graph, plan } = emit
  const lines = neededLines(emit, stage.monthly, backward)
  const ids = numbersIn([...lines, ...backward]).filter((id) => {
    const isState = nodeAt(graph, id).kind === "state"
    return plan.isMonthly[id] === true && (isState || (plan.stageOf[id] ?? 0) < index)
  })
  return [...ids.map((id) => `const n${id} = ${read(id, "t")};`), ...lines]
}

/** The operations, in their order, whose figures the lines read or that these are made of. */
function neededLines(emit: Emit, operations: readonly NodeId[], lines: readonly string[]): string[] {
  const needed = new Set(numbersIn(lines))
  const found: string[] = []
  for (const id of operations.toReversed()) {
    if (!needed.has(id)) continue
    const line = `const n${id} = ${expression(emit, id)};`
    found.push(line)
    for (const other of numbersIn([line])) needed.add(other)
  }
  return found.reverse()
}

function numbersIn(lines: readonly string[]): NodeId[] {
  const found = new Set<NodeId>()
  for (const line of lines) for (const match of line.matchAll(/\bn(\d+)\b/gu)) found.add(Number(match[1]))
  return [...found]
}

function operationBack(emit: Emit, id: NodeId, stage: number): string[] {
  const node = nodeAt(emit.graph, id)
  if (node.kind !== "operation") throw new Error(`internal: node ${id} is no operation`)
  const slopes = operators[node.op].jsSlope(
    node.args.map((arg) => reference(emit, arg)),
    `n${id}`,
  )
  const lines = node.args.flatMap((arg, k) => {
    const slope = slopes[k] ?? "0"
    if (slope === "0") return []
    const share = slope === "1" ? `a${id}` : slope === "-1" ? `-a${id}` : `times(a${id}, ${slope})`
    return handOn(emit, arg, stage, share)
  })
  // What counts for nothing stays out: 0 times an infinite slope is no number.
  return lines.length === 0 ? [] : [`if (a${id} !== 0) {`, ...lines, "}"]
}

function reductionBack(emit: Emit, id: NodeId, stage: number): string[] {
  const node = nodeAt(emit.graph, id)
  if (node.kind !== "reduction") throw new Error(`internal: node ${id} is no reduction`)
  const { months } = emit
  const asked = { value: reference(emit, node.of), result: `n${id}`, month: "t", months, at: node.at, later: `later${id}` }
  const slope = reductions[node.over].jsSlope(asked)
  if (slope === "0") return []
  return [
    `if (a${id} !== 0) {`,
    `const slope = ${slope};`,
    `later${id} += slope;`,
    ...handOn(emit, node.of, stage, `times(a${id}, slope)`),
    "}",
  ]
}

/** Adds a share to a node, in this month where it is monthly; nothing where nothing sought stands behind it. */
function handOn({ plan, active }: Emit, id: NodeId, stage: number, share: string): string[] {
  if (!active.has(id)) return []
  const isFromEarlierLoop = plan.isMonthly[id] === true && (plan.stageOf[id] ?? 0) < stage
  return [`${isFromEarlierLoop ? `kept${id}[t]` : `a${id}`} += ${share};`]
}

function expression(emit: Emit, id: NodeId): string {
  const node = nodeAt(emit.graph, id)
  if (node.kind !== "operation") throw new Error(`internal: node ${id} is no operation`)
  return operators[node.op].js(...operands(node).map((arg) => reference(emit, arg)))
}

function reference({ graph }: Emit, id: NodeId): string {
  const node = nodeAt(graph, id)
  if (node.kind === "constant") return literal(node.value)
  if (node.kind === "input") return `inputs[${node.index}][i]`
  if (node.kind === "parameter") return `parameters[${node.index}]`
  if (node.kind === "month") return "t"
  if (node.kind === "table") throw new Error("internal: derivatives are those of the graph as it was built, which has no tables")
  return `n${id}`
}

function literal(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value)
  return value < 0 || text === "-0" ? `(${text})` : text
}

function stateOf(graph: Graph, id: NodeId): { readonly start: NodeId; readonly next: NodeId } {
  const node = nodeAt(graph, id)
  if (node.kind !== "state") throw new Error(`internal: node ${id} is no state`)
  return node
}

function ofReduction(graph: Graph, id: NodeId): NodeId {
  const node = nodeAt(graph, id)
  if (node.kind !== "reduction") throw new Error(`internal: node ${id} is no reduction`)
  return node.of
}
