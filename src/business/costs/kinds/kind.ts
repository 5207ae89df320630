/** What a kind of cost knows: which keys it reads, what it lacks, and the rows that make its amount. */
import type { CostClass } from "../../../data/index.ts"
import type { Row } from "../../../engine/index.ts"
import type { BusinessGiven } from "../../given.ts"
import type { CostForm } from "../form.ts"
import type { CostLine, KindKeys } from "../line.ts"

/** Keys of a line that mean something to one kind and nothing to another. */
export type KindKey = keyof KindKeys | "amount" | "share_of_revenue"

/** `field`: where what is written stands, `costs.labels`; `own`: where what is computed does, `business.costs.labels`. */
export type Roots = { readonly field: string; readonly own: string }

export type Made = {
  /** Of what the founder leaves out, below `field`. */
  readonly defaults?: Readonly<Record<string, Row>>
  /** Steps on the way, below `own`. */
  readonly steps?: Readonly<Record<string, Row>>
  /** Formula in ¤/month, without the time in which it is due. */
  readonly sum: string
  /** Rows that need the amount when it is due, below `own`. */
  readonly after?: Readonly<Record<string, Row>>
}

export type Kind = {
  readonly class: CostClass
  readonly uses: readonly KindKey[]
  /** Forms of its amount; the first one is that of its default. */
  readonly forms: readonly CostForm[]
  /** Keys of which one at least must stand there. */
  readonly needs: readonly KindKey[]
  readonly isOnce: (line: CostLine) => boolean
  readonly make: (line: CostLine, roots: Roots, given: BusinessGiven) => Made
}

export const never = (): boolean => false
