/** What the decision half of a report says, as a type: the English and the Chinese table have all of it, or do not compile. */

/** Names of tiles, parts, charts: short, without a figure. */
export type DocumentTitles = {
  readonly subtitle: string
  readonly contents: string
  readonly summary: string
  readonly ranking: string
  readonly projects: string
  readonly survival: string
  readonly drivers: string
  readonly advantage: string
  readonly next: string
  readonly warnings: string
  readonly warningsInFull: string
  readonly range: (objective: string) => string
  readonly tornado: (objective: string) => string
  readonly bars: string
  readonly resources: string
  readonly fan: string
  readonly ruin: string
  readonly waterfall: string
}

export type DocumentColumns = {
  readonly figure: string
  readonly p5: string
  readonly p25: string
  readonly p50: string
  readonly p75: string
  readonly p95: string
  readonly mean: string
  readonly never: string
  readonly input: string
  readonly low: string
  readonly high: string
  /** The objective at that end. */
  readonly result: string
  readonly month: string
  readonly probability: string
  readonly flow: string
  readonly amount: string
  readonly lost: string
}

export type DocumentLabels = {
  readonly wide: string
  readonly narrow: string
  readonly median: string
  readonly mean: string
  readonly zero: string
  readonly clipped: string
  readonly kept: string
  readonly low: string
  readonly high: string
  readonly up: string
  readonly down: string
  readonly total: string
  readonly opening: string
  readonly closing: string
}

export type DocumentTiles = {
  readonly survival: string
  readonly best: string
  readonly beats: string
  readonly lowestCash: string
  readonly launch: string
  readonly breakEven: string
  /** "nine times in ten between 1M and 2M" */
  readonly between: (low: string, high: string) => string
  readonly onAverage: (range: string) => string
  readonly neverIn: (probability: string) => string
  readonly toTheEnd: (month: string) => string
  readonly ofProjects: string
  readonly thanCash: string
}

/** One sentence a picture, with the figures that one should keep. */
export type DocumentSays = {
  readonly range: (project: string, what: string, mean: string, low: string, high: string) => string
  readonly kept: (cash: string) => string
  readonly tornado: (input: string, what: string, atLow: string, low: string, atHigh: string, high: string) => string
  /** `resources`: all whose loss is about the largest. */
  readonly bars: (resources: readonly string[], what: string, loss: string) => string
  readonly fan: (month: string, median: string, low: string, end: string) => string
  /** Where it is lowest at the end. */
  readonly fanFalling: (month: string, median: string, low: string) => string
  /** Where it is below nothing then: amounts without their sign. */
  readonly fanLacking: (month: string, median: string, low: string) => string
  readonly ruin: (month: string, probability: string, end: string, last: string) => string
  readonly neverRuined: string
  readonly waterfall: (opening: string, closing: string) => string
  readonly inflow: (name: string, amount: string) => string
  readonly outflow: (name: string, amount: string) => string
}

export type DocumentWords = {
  readonly titles: DocumentTitles
  readonly columns: DocumentColumns
  readonly labels: DocumentLabels
  readonly tiles: DocumentTiles
  readonly says: DocumentSays
  /** What is maximised, standing alone. */
  /** Of a source: what it says nothing of. */
  readonly notCovered: (source: string, what: string) => string
  readonly value: string
  /** "name (rented model)" */
  /** What the founders demanded, as a phrase; `when` and `share` (of the samples) may be empty. */
  readonly constraint: {
    readonly says: (facts: Readonly<Record<"name" | "when" | "compared" | "value" | "share", string>>) => string
    readonly comparisons: Readonly<Record<"<" | "<=" | ">" | ">=" | "==" | "!=", string>>
    readonly end: string
    readonly always: string
    readonly month: (month: string) => string
  }
  readonly aside: (text: string, more: string) => string
  /** "per million tokens": `count` is a power of a thousand. */
  readonly per: (resource: string, count: number, unit: string) => string
  /** What the name of a monthly flow says of the month: a sum over all months goes without it. */
  readonly byMonth: RegExp
  /** What is left of a sum beside the parts that are told. */
  readonly rest: string
  /** What ruined ventures end with, which counts no more. */
  readonly writtenOff: string
  /** How the lowest month of the fan differs from the lowest cash of the cover. */
  readonly fanNote: string
  /** What stands below zero, where ventures are ruined. */
  readonly fanNoteRuin: string
  readonly survivalNote: string
  /** How a ruined venture counts, here and in all that follows. */
  readonly ruinNote: string
  readonly sharesNote: (objective: string) => string
  readonly moneyNote: string
  readonly foot: (count: string, command: string) => string
}
