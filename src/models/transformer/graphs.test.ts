/** The quick sums are those of the whole graph. */
import { expect, test } from "vitest"
import { listModels } from "../index.ts"
import { forwardMacs } from "../measure/arithmetic.ts"
import { sequenceStateBytes } from "../measure/memory.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { layersOf } from "./graphs.ts"
import { layTransformer } from "./lay-transformer.ts"

test.each(listModels().map(({ id, config }) => ({ id, config })))("$id", ({ config }) => {
  for (const span of [
    { tokens: 512, past: 0 },
    { tokens: 1, past: 4095 },
  ]) {
    const [whole, quick] = [layTransformer(config, span), layersOf(config, span)]
    expect(quick.nodes).toHaveLength(whole.nodes.length)
    expect(parameterCounts(quick)).toEqual(parameterCounts(whole))
    expect(forwardMacs(quick)).toBeCloseTo(forwardMacs(whole), -6)
    expect(sequenceStateBytes(quick, 10_000, 2)).toBe(sequenceStateBytes(whole, 10_000, 2))
  }
})
