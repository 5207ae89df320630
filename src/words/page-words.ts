/** What a page says besides its document, as a type: the English and the Chinese table have all of it, or do not compile. */
export type PageWords = {
  /** The first link of a page, for those who move by keyboard. */
  readonly skip: string
  /** What opens the table of a chart. */
  readonly figures: string
  /** Over a table of which a narrow page shows but the first columns. */
  readonly sideways: string
  /** Between a title and what is said of it. */
  readonly colon: string
}
