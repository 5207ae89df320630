/** What the report says of the market beside its chapter's table, as a type: both languages have all of it, or do not compile. */

/** Texts with figures in them. */
export type MarketWords = {
  readonly captions: {
    readonly funnel: string
    readonly segments: string
    readonly competition: string
    readonly shares: string
    readonly worth: string
  }
  readonly tam: string
  readonly sam: string
  readonly som: string
  readonly potential: string
  readonly filter: (name: string) => string
  readonly segmentAt: (name: string) => string
  readonly ours: string
  readonly nothing: string
  /** From the whole to those who can be reached. */
  readonly funnel: (tam: string, sam: string, som: string) => string
  /** How the market in money is made, and what it leaves out. */
  readonly worth: (spend: string) => string
  readonly soldOnce: string
  /** Of the picture: lengths are no amounts on such an axis. */
  readonly ratios: string
  readonly counted: (above: string, below: string) => string
  readonly share: (share: string, year: string) => string
}
