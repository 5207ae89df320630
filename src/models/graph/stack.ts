/**
 * A model as a stack of parts for planning: what comes before its blocks, the blocks, what comes after. Blocks are the numbered
 * members of a list of layers (`…layers.7.…`); equal ones are one part with a count, at the place of the first.
 */
import type { LayerGraph, LayerNode } from "./layer-graph.ts"

export type StackPart = {
  /** `first`: the embedding or the stem; `last`: the final norm and the head. */
  readonly role: "first" | "block" | "last"
  readonly count: number
  readonly nodes: readonly LayerNode[]
}

/** Parts × count are all layers of the graph. */
export type Stack = { readonly parts: readonly StackPart[] }

/** Layers in a row whose paths share their beginning up to the first number. */
type Run = { readonly block: string | null; readonly list: string | null; readonly nodes: LayerNode[] }

/** Equal blocks need not stand side by side: models may alternate two kinds of attention. A model without lists is one block and its head. */
export function stackOf(graph: LayerGraph): Stack {
  const known = made.get(graph)
  if (known !== undefined) return known
  const stack = newStack(graph)
  made.set(graph, stack)
  return stack
}

/** One model is planned on many numbers of devices. */
const made = new WeakMap<LayerGraph, Stack>()

function newStack(graph: LayerGraph): Stack {
  const runs = runsOf(graph.nodes)
  const sizes = new Map<string, number>()
  for (const { list } of runs) if (list !== null) sizes.set(list, (sizes.get(list) ?? 0) + 1)
  const isBlock = ({ list, nodes }: Run): boolean =>
    list !== null && (sizes.get(list) ?? 0) > 1 && nodes.every(({ isHead }) => !isHead)
  const from = runs.findIndex(isBlock)
  if (from < 0) return { parts: withoutLists(graph.nodes) }
  const to = runs.findLastIndex(isBlock) + 1
  const together = (some: readonly Run[]): readonly LayerNode[] => some.flatMap(({ nodes }) => nodes)
  return {
    parts: [
      ...partOf("first", together(runs.slice(0, from))),
      ...folded(runs.slice(from, to)),
      ...partOf("last", together(runs.slice(to))),
    ],
  }
}

function partOf(role: StackPart["role"], nodes: readonly LayerNode[]): readonly StackPart[] {
  return nodes.length === 0 ? [] : [{ role, count: 1, nodes }]
}

function withoutLists(nodes: readonly LayerNode[]): readonly StackPart[] {
  const head = nodes.findIndex(({ isHead }) => isHead)
  const end = head < 0 ? nodes.length : head
  return [...partOf("block", nodes.slice(0, end)), ...partOf("last", nodes.slice(end))]
}

function runsOf(nodes: readonly LayerNode[]): readonly Run[] {
  const runs: Run[] = []
  for (const node of nodes) {
    const block = blockOf(node.path)
    const last = runs.at(-1)
    if (last !== undefined && last.block === block) last.nodes.push(node)
    else runs.push({ block, list: block === null ? null : block.replace(/\d+$/u, "#"), nodes: [node] })
  }
  return runs
}

/** `model.layers.7` of `model.layers.7.mlp.up_proj`, `encoder.layers.encoder_layer_3`; null without a number. */
function blockOf(path: string): string | null {
  return /^(?:[^.]*\.)*?(?:[^.]*_)?\d+(?=\.|$)/u.exec(path)?.[0] ?? null
}

function folded(runs: readonly Run[]): readonly StackPart[] {
  const parts = new Map<string, { readonly role: "block"; count: number; readonly nodes: readonly LayerNode[] }>()
  for (const { list, nodes } of runs) {
    const print = `${list}${nodes.map(printOf).join("")}`
    const known = parts.get(print)
    if (known === undefined) parts.set(print, { role: "block", count: 1, nodes })
    else known.count++
  }
  return [...parts.values()]
}

/** All that planning reads of a layer; its name and the places of its inputs are left out. */
function printOf(node: LayerNode): string {
  const { kind, title, output, weights, products, isHead, target, state, lookup } = node
  return JSON.stringify([kind, title, output, weights, products, isHead, target, state, lookup])
}
