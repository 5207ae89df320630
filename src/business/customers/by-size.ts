/** Customers as they count for use and price: where they grow, each by its size. */
import type { BusinessGiven } from "../given.ts"

/** Formula of what is counted; only customers have a size. */
export function bySize(counted: string, { isGrowing }: BusinessGiven): string {
  return counted === "business.customers" && isGrowing === true ? "business.customers * business.grown" : counted
}
