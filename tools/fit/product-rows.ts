// Measured products: one table of one device as shapes with their seconds.
import { join } from "node:path"
import type { ProductShape } from "../../src/kernels/index.ts"
import type { ProductTable } from "./measured.ts"
import { readTable } from "./read-table.ts"

export type MeasuredProduct = { readonly shape: ProductShape; readonly seconds: number }

export async function productRows(
  root: string,
  folder: string,
  { file, dtype }: ProductTable,
): Promise<readonly MeasuredProduct[]> {
  const rows = await readTable(join(root, folder, file), ["gemm_dtype", "m", "n", "k", "latency"])
  return rows
    .filter((row) => row.gemm_dtype === dtype && Number(row.latency) > 0)
    .map((row) => ({
      shape: { batch: 1, rows: Number(row.m), columns: Number(row.n), depth: Number(row.k) },
      seconds: Number(row.latency) / 1e3,
    }))
}

/** Products of one site differ in their rows alone; sites are put aside whole. */
export function siteOf({ shape }: MeasuredProduct): string {
  return `${shape.columns}x${shape.depth}`
}
