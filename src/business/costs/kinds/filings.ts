/** Filings that a venture pays once: registrations of devices, trademarks, algorithms, with the fees of the catalogue. */
import { type BenchmarkId, defaultRow } from "../../../data/index.ts"
import type { FilingName } from "../filing-names.ts"
import { once } from "../form.ts"
import type { Kind } from "./kind.ts"

const fees: Readonly<Record<FilingName, BenchmarkId>> = {
  "fda-510k": "filing.fda-510k",
  "fda-510k-small": "filing.fda-510k-small",
  "nmpa-class-2": "filing.nmpa-class-2",
  "nmpa-class-3": "filing.nmpa-class-3",
  "trademark-us": "filing.trademark-us",
  "algorithm-cn": "filing.algorithm-cn",
}

/** The fee alone: tests, studies and advisers are costs of their own. */
export const filing: Kind = {
  class: "overhead",
  uses: ["amount", "filing"],
  forms: [once],
  needs: ["amount", "filing"],
  isOnce: () => true,
  make: ({ amount, filing: named }, { field }) => {
    const fee = named === null ? null : fees[named.word]
    return {
      defaults: amount === null && fee !== null ? { amount: defaultRow("¤", fee) } : {},
      sum: `${field}.amount / 1 month`,
    }
  },
}
