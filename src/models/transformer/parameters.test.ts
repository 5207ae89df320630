/** Counts against published ones: exact to the last digit where the publisher is exact, else within the rounding. */
import { describe, expect, test } from "vitest"
import oracle from "../../../tests/oracle/parameter-counts.json" with { type: "json" }
import { findModel, isUnknownModel, type ModelConfig, parameters, readConfig, weightBytes } from "../index.ts"

type Row = {
  readonly id: string
  readonly model?: string
  readonly config?: Readonly<Record<string, unknown>>
  readonly parameters?: number
  readonly active?: number
  readonly nonEmbedding?: number
  readonly nominal?: number
  readonly source: string
}

const rows = oracle as readonly Row[]

function configOf(row: Row): ModelConfig {
  if (row.model !== undefined) {
    const found = findModel(row.model)
    if (isUnknownModel(found)) throw new Error(`${row.model} is not in the catalogue`)
    return found.config
  }
  const read = readConfig(row.config)
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  return read.config
}

describe("parameters agree with published counts", () => {
  const exact = rows.filter((row) => row.parameters !== undefined)
  test.each(exact)("$id: exactly $parameters ($source)", (row) => {
    const counted = parameters(configOf(row))
    expect(counted.total).toBe(row.parameters)
    if (row.active !== undefined) expect(counted.active).toBeCloseTo(row.active, 0)
    if (row.nonEmbedding !== undefined) expect(counted.nonEmbedding).toBe(row.nonEmbedding)
  })

  // Names are rounded by their publishers, and some leave the embedding out.
  const rounded = rows.filter((row) => row.nominal !== undefined)
  test.each(rounded)("$id: about $nominal ($source)", (row) => {
    const { total, nonEmbedding } = parameters(configOf(row))
    const off = Math.min(Math.abs(total / (row.nominal ?? 1) - 1), Math.abs(nonEmbedding / (row.nominal ?? 1) - 1))
    expect(off).toBeLessThan(0.06)
  })
})

test("no more parameters are active than there are", () => {
  for (const row of rows) {
    const counted = parameters(configOf(row))
    expect(counted.active).toBeLessThanOrEqual(counted.total)
  }
})

test("weights of Llama-3.1-8B take 16.06 GB at 16 bits; at 4 bits tables and head may stay at 16", () => {
  const found = findModel("Llama-3.1-8B")
  if (isUnknownModel(found)) throw new Error("not found")
  expect(weightBytes(found.config, 16)).toBe(2 * 8_030_261_248)
  const tables = 2 * 128_256 * 4096 + 65 * 4096
  expect(weightBytes(found.config, 4, 16)).toBe((8_030_261_248 - tables) / 2 + 2 * tables)
})
