/** For tests of families: what holds for every model, whatever its counts. */
import { expect } from "vitest"
import type { Buildable, Family, Size } from "../../src/models/architecture.ts"
import { type LayerGraph, volume } from "../../src/models/graph/layer-graph.ts"
import { ShapeMistake } from "../../src/models/graph/shape-mistake.ts"
import { forwardMacs } from "../../src/models/measure/arithmetic.ts"
import { parameterCounts } from "../../src/models/measure/parameters.ts"

export function modelNamed(families: readonly Family[], name: string): Buildable {
  const found = families.flatMap(({ models }) => models).find(({ names }) => names.includes(name))
  if (found === undefined) throw new Error(`no model ${name}`)
  return found
}

/** Parameters, and multiply-adds of one sample with all products counted. */
export function countsOf(families: readonly Family[], name: string): { readonly parameters: number; readonly macs: number } {
  const model = modelNamed(families, name)
  const graph = model.lay(model.usual)
  return { parameters: parameterCounts(graph).total, macs: forwardMacs(graph, "full") }
}

/** Sizes are whole and above zero, inputs come before, paths of weights are unlike. */
export function expectSound(graph: LayerGraph): void {
  const weighted = graph.nodes.filter(({ weights }) => weights.length > 0).map(({ path }) => path)
  expect(new Set(weighted).size).toBe(weighted.length)
  for (const [k, { path, inputs, output }] of graph.nodes.entries()) {
    expect([path, output.every((size) => Number.isSafeInteger(size) && size > 0)]).toEqual([path, true])
    expect(inputs.every((input) => input < k)).toBe(true)
  }
  expect(Number.isFinite(forwardMacs(graph))).toBe(true)
  expect(graph.outputs.length > 0 && graph.outputs.every((k) => volume(graph.nodes[k]?.output ?? []) > 0)).toBe(true)
}

/** At another size a model is sound, or says that the size does not suit it. */
export function expectSoundOrRefused(model: Buildable, size: Size): void {
  try {
    expectSound(model.lay(size))
  } catch (mistake) {
    if (!(mistake instanceof ShapeMistake)) throw mistake
  }
}
