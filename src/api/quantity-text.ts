/**
 * The types of what stands in a description of a venture, in the words of the venture file: quantities are texts in its
 * language, checked when they are compiled. The sections made of them are in description.ts.
 */

/**
 * A quantity as the file has it: `20 to 40 USD/month`, `choose 1, 2, 4 GPU`, `lognormal(5, 2) USD`, `= price * seats`.
 * The intersection keeps the words that may stand beside it (`"owned"`, `"training"`) in an editor's completion.
 */
export type QuantityText = string & Record<never, never>

/** A step function of the months: `{ "month 0": "10k USD", "month 12": "20k USD" }`; 0 before its first month. */
export type Steps<Figure> = { readonly [month: `month ${number}`]: Figure }

/** What piles up from month to month: a start, and its next value or its rate of change. */
export type Stock =
  | { readonly start: number | QuantityText; readonly next: number | QuantityText; readonly change?: never }
  | { readonly start: number | QuantityText; readonly change: number | QuantityText; readonly next?: never }

/** A quantity that has a unit. */
export type Quantity = QuantityText | Steps<QuantityText>

/** A plain number or a share: `3`, `0.25`, `"10 to 20 %"`. */
export type PlainQuantity = number | QuantityText | Steps<number | QuantityText>

/** Whatever a name of the founder's own may stand for. */
export type AnyQuantity = number | QuantityText | Steps<number | QuantityText> | Stock

/** Things by the founder's own names. */
export type Named<Thing> = { readonly [name: string]: Thing }
