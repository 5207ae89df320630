/** Figures of layers as a working: parts within parts as their paths say, and equal parts that differ in a number alone as one with their count. */
import type { Params } from "../../diagnostics/index.ts"
import type { Working } from "../../engine/index.ts"
import type { LayerNode } from "../graph/layer-graph.ts"
import { rangeOfNames, stemOf } from "./name-range.ts"

/** What one layer gives to a sum, and how it comes about: `4096 × 14336`, in a sentence of its own where more is to be said. */
export type LayerFigure = {
  readonly value: number
  readonly formula: string
  readonly sentence?: { readonly says: string; readonly params: Params }
}

type Part = { readonly name: string; readonly own: Working[]; readonly parts: Map<string, Part> }

/** Layers that give nothing are left out. */
export function foldedLayers(
  nodes: readonly LayerNode[],
  unit: string,
  figureOf: (node: LayerNode) => LayerFigure,
): readonly Working[] {
  const root: Part = { name: "", own: [], parts: new Map() }
  for (const node of nodes) {
    const { value, formula, sentence: own } = figureOf(node)
    if (value === 0) continue
    let part = root
    for (const name of node.path.split(".")) part = partOf(part, name)
    const facts = { title: node.title, kind: node.kind, formula }
    const sentence = { says: own?.says ?? "layer", params: { ...facts, ...own?.params } }
    part.own.push({ name: part.name, times: 1, value, unit, sentence, source: null, parts: [] })
  }
  return partsOf(root, unit)
}

/** The sum of parts. */
export function totalOf(parts: readonly Working[]): number {
  return parts.reduce((sum, { times, value }) => sum + times * value, 0)
}

function partOf({ parts }: Part, name: string): Part {
  const known = parts.get(name) ?? { name, own: [], parts: new Map() }
  parts.set(name, known)
  return known
}

function partsOf(part: Part, unit: string): readonly Working[] {
  return folded([...part.parts.values()].flatMap((inside) => workingsOf(inside, unit)))
}

/** A layer may have others below its path; what holds one part only is that part. */
function workingsOf(part: Part, unit: string): readonly Working[] {
  const below = partsOf(part, unit)
  if (below.length === 0) return part.own
  const [only] = below
  if (part.own.length === 0 && below.length === 1 && only !== undefined) return [{ ...only, name: `${part.name}.${only.name}` }]
  const parts = [...part.own, ...below]
  return [{ name: part.name, times: 1, value: totalOf(parts), unit, sentence: null, source: null, parts }]
}

/** Equal ones together, at the place of the first. */
function folded(all: readonly Working[]): readonly Working[] {
  const groups = new Map<string, Working[]>()
  for (const [k, one] of all.entries()) {
    const key = /\d/u.test(one.name) ? JSON.stringify({ ...one, name: stemOf(one.name) }) : `${k}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((equal) => {
    const [first] = equal
    if (first === undefined) return []
    return [{ ...first, name: rangeOfNames(equal.map(({ name }) => name)), times: equal.length * first.times }]
  })
}
