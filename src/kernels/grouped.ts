/**
 * Grouped products, as experts need them: many equal products in one kernel. Of few rows each they are bound by reading the factors
 * and take what the formula says; of many rows a grouped kernel is slower than a plain one by a fitted factor.
 */
import type { GroupedConstants } from "../data/index.ts"

/** Factor on the time of grouped products with so many rows each. */
export function groupedFactor({ most, rows: half }: GroupedConstants, rows: number): number {
  return 1 + ((most - 1) * rows) / (rows + half)
}
