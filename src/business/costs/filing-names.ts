/** What may be filed, with a fee of the catalogue. */
export const filingNames = ["fda-510k", "fda-510k-small", "nmpa-class-2", "nmpa-class-3", "trademark-us", "algorithm-cn"] as const
export type FilingName = (typeof filingNames)[number]
