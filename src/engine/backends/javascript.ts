/**
 * Generated JavaScript: one function that computes a run of samples, each sample through all its
 * months with states in local variables. The source holds node numbers only, never a user's text.
 */
import { type Graph, type NodeId, nodeAt } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"
import { type Schedule, type Stage, schedule } from "../graph/schedule.ts"
import { generatedFunction } from "./generated.ts"

/**
 * Computes samples `from` to `to`. `inputs` are columns [inputs][samples]; results are written to
 * `outputs[k]`, [samples] for a scalar and [months][samples] for a monthly output.
 */
export type Kernel = (
  inputs: readonly Float64Array[],
  parameters: ArrayLike<number>,
  samples: number,
  from: number,
  to: number,
  outputs: readonly Float64Array[],
  /** Shape: [tables][months]; only a simplified graph reads any. */
  tables?: readonly Float64Array[],
) => void

export type Compiled = { readonly kernel: Kernel; readonly isMonthly: readonly boolean[]; readonly source: string }

export function compileJavaScript(graph: Graph, months: number, outputs: readonly NodeId[]): Compiled {
  const plan = schedule(graph, outputs)
  const source = kernelSource(graph, months, outputs, plan)
  const names = ["inputs", "parameters", "samples", "from", "to", "outputs", "tables"]
  const kernel = generatedFunction(names, source) as Kernel // the signature is the source's own
  return { kernel, isMonthly: outputs.map((id) => plan.isMonthly[id] === true), source }
}

type Emit = { readonly graph: Graph; readonly months: number; readonly plan: Schedule; readonly outputs: readonly NodeId[] }

function kernelSource(graph: Graph, months: number, outputs: readonly NodeId[], plan: Schedule): string {
  const emit: Emit = { graph, months, plan, outputs }
  const inputs = usedInputs(emit)
  const scalars = outputs.flatMap((id, k) =>
    plan.isMonthly[id] === true ? [] : [`out${k}[i] = ${reference(emit, id, Number.POSITIVE_INFINITY)};`],
  )
  return [
    `"use strict";`,
    ...outputs.map((_, k) => `const out${k} = outputs[${k}];`),
    ...inputs.map((index) => `const column${index} = inputs[${index}];`),
    ...plan.kept.map((id) => `const kept${id} = new Float64Array(${months});`),
    "for (let i = from; i < to; i++) {",
    ...inputs.map((index) => `const x${index} = column${index}[i];`),
    ...plan.stages.flatMap((stage, index) => stageSource(emit, stage, index)),
    ...scalars,
    "}",
  ].join("\n")
}

function usedInputs({ graph, plan }: Emit): number[] {
  const indexes = plan.stageOf.flatMap((_, id) => {
    const node = nodeAt(graph, id)
    return node.kind === "input" ? [node.index] : []
  })
  return [...new Set(indexes)]
}

function stageSource(emit: Emit, stage: Stage, index: number): string[] {
  const once = stage.once.map((id) => `const n${id} = ${expression(emit, id, index)};`)
  const isIdle = stage.monthly.length + stage.states.length + stage.reductions.length === 0 && !hasMonthlyOutput(emit, index)
  return isIdle ? once : [...once, ...loopSource(emit, stage, index)]
}

function hasMonthlyOutput({ outputs, plan }: Emit, index: number): boolean {
  return outputs.some((id) => plan.isMonthly[id] === true && plan.stageOf[id] === index)
}

function loopSource(emit: Emit, stage: Stage, index: number): string[] {
  const { graph, months, plan, outputs } = emit
  const refer = (id: NodeId): string => reference(emit, id, index)
  const lines: string[] = []
  for (const id of stage.states) {
    const node = nodeAt(graph, id)
    if (node.kind === "state") lines.push(`let n${id} = ${refer(node.start)};`)
  }
  for (const id of stage.reductions) lines.push(`let n${id} = ${literal(startOf(graph, id))};`)
  lines.push(`for (let t = 0; t < ${months}; t++) {`)
  for (const id of stage.monthly) lines.push(`const n${id} = ${expression(emit, id, index)};`)
  for (const id of plan.kept) if (plan.stageOf[id] === index) lines.push(`kept${id}[t] = n${id};`)
  outputs.forEach((id, k) => {
    if (plan.isMonthly[id] === true && plan.stageOf[id] === index) lines.push(`out${k}[t * samples + i] = ${refer(id)};`)
  })
  for (const id of stage.reductions) lines.push(`n${id} = ${takeSource(emit, id, index)};`)
  lines.push(...stateUpdates(emit, stage, index), "}")
  for (const id of stage.reductions) lines.push(`n${id} = ${finishSource(emit, id)};`)
  return lines
}

/** All next values are read before any state changes, since one state may follow another. */
function stateUpdates(emit: Emit, stage: Stage, index: number): string[] {
  const next = (id: NodeId): NodeId => {
    const node = nodeAt(emit.graph, id)
    if (node.kind !== "state") throw new Error(`internal: node ${id} is no state`)
    return node.next
  }
  return [
    ...stage.states.map((id) => `const next${id} = ${reference(emit, next(id), index)};`),
    ...stage.states.map((id) => `n${id} = next${id};`),
  ]
}

function startOf(graph: Graph, id: NodeId): number {
  const node = nodeAt(graph, id)
  return node.kind === "reduction" ? reductions[node.over].start : Number.NaN
}

function takeSource(emit: Emit, id: NodeId, stage: number): string {
  const node = nodeAt(emit.graph, id)
  if (node.kind !== "reduction") throw new Error(`internal: node ${id} is no reduction`)
  return reductions[node.over].jsTake(`n${id}`, reference(emit, node.of, stage), "t", node.at)
}

function finishSource({ graph, months }: Emit, id: NodeId): string {
  const node = nodeAt(graph, id)
  return node.kind === "reduction" ? reductions[node.over].jsFinish(`n${id}`, months) : `n${id}`
}

function expression(emit: Emit, id: NodeId, stage: number): string {
  const node = nodeAt(emit.graph, id)
  if (node.kind !== "operation") throw new Error(`internal: node ${id} is no operation`)
  return operators[node.op].js(...node.args.map((arg) => reference(emit, arg, stage)))
}

/** How a stage reads a node; a monthly node of an earlier loop is read from its kept history. */
function reference({ graph, plan }: Emit, id: NodeId, stage: number): string {
  const node = nodeAt(graph, id)
  if (node.kind === "constant") return literal(node.value)
  if (node.kind === "input") return `x${node.index}`
  if (node.kind === "parameter") return `parameters[${node.index}]`
  if (node.kind === "month") return "t"
  if (node.kind === "table") return `tables[${node.index}][t]`
  const isFromEarlierLoop = plan.isMonthly[id] === true && (plan.stageOf[id] ?? 0) < stage
  return isFromEarlierLoop ? `kept${id}[t]` : `n${id}`
}

function literal(value: number): string {
  if (Number.isNaN(value)) return "NaN"
  return value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? "-0" : String(value)})` : String(value)
}
