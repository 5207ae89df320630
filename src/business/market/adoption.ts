/**
 * Adoption is Bass's model by its exact step, df/dt = (p + q f)(1 - f) with f the share that has adopted.
 * (1 - f)/(p + q f) decays by exp(-(p + q) s) over a time s in which the potential stays; solved for what
 * is gained, with a = p + q f (pull), b = 1 - f and E = exp(-(p + q) s) (fade):
 *   gain = a b (1 - E) / (a + q b E)                      never negative, 0 where s is 0.
 * Who has left does not adopt again.
 */
import type { Row, Source } from "../../engine/index.ts"

/** Those who adopt together: the whole market, or a segment of it. */
export type Crowd = {
  /** Where its quantities stand: `business`, `business.segments.hospitals`. */
  readonly own: string
  /** Where its p and q stand. */
  readonly adoption: string
  /** The part of the month in which it can adopt. */
  readonly time: string
  /** Those who are customers before the first month. */
  readonly opening: string
  /** A factor of the time, or nothing. */
  readonly season: string
}

export const bass: Source = {
  title: "Bass, A new product growth for model consumer durables",
  where: "https://doi.org/10.1287/mnsc.15.5.215",
  date: "1969",
  confidence: "published",
}

/** Units: adopting [customer]. Shape: monthly. Source: Bass 1969. */
export function adoptionRows({ own, adoption, time, opening, season }: Crowd): Record<string, Row> {
  return {
    adopted: ["", `= if(${own}.potential > 0 customer, min(1, previous(${own}.adopters, ${opening}) / ${own}.potential), 1)`],
    pull: ["%/month", `= ${adoption}.p + ${adoption}.q * ${own}.adopted`],
    fade: ["", `= exp(-(${adoption}.p + ${adoption}.q) * ${time}${season})`],
    echo: ["%/month", `= ${adoption}.q * (1 - ${own}.adopted) * ${own}.fade`],
    adopting: [
      "customer",
      `= if(${own}.pull + ${own}.echo > 0 %/month, ${own}.potential * (1 - ${own}.adopted) * ${own}.pull * (1 - ${own}.fade) / (${own}.pull + ${own}.echo), 0 customer)`,
      bass,
    ],
  }
}
