/** Sums over the ages of those who are still there, each later month counted for less: by discounting, or by what is no longer renewed. */
import type { Ages } from "../customers/ages.ts"
import { countTo, settledLeaving } from "../customers/survival.ts"

/** A settled customer counts for a century at most, so that nobody who never leaves is worth infinitely much. */
export const longestLife = 1200

/** Formula of the months of a settled customer; `share` is that of a month in the one before.  Units: [month]. */
export function settledTime(ages: Ages, share: string): string {
  const { term } = ages
  const ofTerm =
    term === 1
      ? "1"
      : countTo(term)
          .map((month) => (month === 0 ? "1" : `${share} ^ ${month}`))
          .join(" + ")
  return `min((${ofTerm}) / (1 - ${share} ^ ${term} * (1 - ${settledLeaving(ages)} * 1 month)) * 1 month, ${longestLife} month)`
}

/** Formula of the months within the classes, with a plus behind it; nothing where no age is told apart. */
export function classTime({ young }: Ages, share: string): string {
  const months = countTo(young).map((age) => `business.alive.${age} * ${share} ^ ${age}`)
  return months.length === 0 ? "" : `(${months.join(" + ")}) * 1 month + `
}
