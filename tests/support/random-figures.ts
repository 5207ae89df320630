/** For tests: figures and keys as no founder would write them, but might: from nothing to absurd, any of them together. */
import fc from "fast-check"

export type Text = string
export type Section = Readonly<Record<string, unknown>>

/** A figure of a unit: a number, an interval, or one that changes with the months; zero and large ones are not spared. */
export function figure(least: number, most: number, unit: string): fc.Arbitrary<unknown> {
  // Some digits and no more: a range over three hundred powers of ten is no founder's.
  const number = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 999 }).map((k) => least + ((most - least) * k) / 1000) },
    { weight: 1, arbitrary: fc.constantFrom(least, most) },
  )
  const text = (x: number): Text => `${Number(x.toPrecision(4))} ${unit}`
  return fc.oneof(
    { weight: 4, arbitrary: number.map(text) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(number, number)
        .map(([a, b]) => (a === b ? text(a) : `${Number(Math.min(a, b).toPrecision(4))} to ${text(Math.max(a, b))}`))
        .map((interval) => (isInterval(interval) ? interval : text(least))),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(number, number).map(([a, b]) => ({ "month 0": text(a), "month 7": text(b) })),
    },
  )
}

/** Two ends that are written alike are no interval. */
function isInterval(text: Text): boolean {
  const [low, high] = text.split(" to ").map(Number.parseFloat)
  return low !== undefined && high !== undefined && low < high
}

/** Of these keys any. */
export function some(
  keys: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  needed: readonly string[] = [],
): fc.Arbitrary<Section> {
  return fc.record(keys, { requiredKeys: [...needed] })
}

export const share: fc.Arbitrary<unknown> = figure(0, 100, "%")
export const yearly: fc.Arbitrary<unknown> = figure(0, 300, "%/year")
/** Of losing something within a year. */
export const chance: fc.Arbitrary<unknown> = figure(0, 100, "%/year")
export const months: fc.Arbitrary<unknown> = figure(0, 40, "month")

/** Entries with names of their own. */
export function named(of: fc.Arbitrary<Section>, most: number, word: string): fc.Arbitrary<readonly Section[]> {
  return fc.array(of, { minLength: 1, maxLength: most }).map((all) => all.map((each, k) => ({ name: `${word}${k}`, ...each })))
}

/** A figure that stays the same in all months. */
export function steady(of: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return of.filter((text) => typeof text === "string")
}
