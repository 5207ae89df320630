/** The English sentences on worth and shares. */
import type { ExitWords, Holder } from "./exit-words.ts"

const whose: Readonly<Record<Holder, string>> = { founders: "the founders'", present: "the present shareholders'" }
const who: Readonly<Record<Holder, string>> = { founders: "the founders", present: "the present shareholders" }
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`

const endings = {
  next: (until: string): string => `until the next round in ${until}`,
  alone: (until: string): string => `until operations carry themselves in ${until}`,
  horizon: (until: string): string => `until the plan ends with ${until}`,
} as const

export const exitEn: ExitWords = {
  captions: {
    made: "How the value at the end is made",
    inputs: "What it rests on",
    investors: "What the investors of each round have of it, where the round closes",
    uses: "What the money of each round is spent on, in the months named",
    ownership: (holder) => `${capital(whose[holder])} share at the end of each year`,
  },
  rows: {
    recurring: "recurring revenue of the last year by its multiple",
    oneOff: "one-off sales of the last year by their multiple",
    cash: "cash at the end",
    debt: "less debt at the end",
    unpaid: "debt beyond the worth of the company, which lenders lose",
    equity: "value of all equity at the end",
    share: (holder) => `${whose[holder]} share of the company`,
    held: (holder) => `value of ${whose[holder]} equity at the end`,
    today: "the same today, discounted",
    worth: (holder) => `value of ${whose[holder]} equity today`,
  },
  columns: {
    share: "share at the end",
    worth: "worth at the end",
    multipleLow: "times the money, 5 % case",
    multiple: "median",
    multipleHigh: "95 % case",
    yearly: "return a year (median)",
  },
  equity: (median, low, high, mean) =>
    `At the end all equity together is worth ${median} (median), ${low} in a bad case and ${high} in a good one; ${mean} on average.`,
  madeOf: (mean, parts) => `The ${mean} are made of ${list(parts)}.`,
  part: (of, amount) =>
    ({
      recurring: `${amount} for recurring revenue by its multiple`,
      oneOff: `${amount} for one-off sales by theirs`,
      cash: `${amount} of cash`,
      debt: `less ${amount} of debt`,
      unpaid: `${amount} of debt that lenders lose`,
    })[of],
  heldToday: (holder, share, held, today, isDiluted) =>
    `${isDiluted ? `After dilution ${who[holder]}` : capital(who[holder])} hold ${share} of the company, the mean of the ventures that live. What they hold is worth ${held} then and ${today} today, means over all samples and no product of the means before.`,
  addsUp: "The parts add up in the mean; medians and ranges do not. After ruin every part counts as nothing.",

  worth: (holder, median, low, high, mean) =>
    `${capital(whose[holder])} equity is worth ${median} today (median), ${low} in a bad case and ${high} in a good one; ${mean} on average.`,
  holds: (holder, share) => `At the end ${who[holder]} hold ${share} of the company on average.`,
  dropOut:
    "Each year is the mean of the ventures that live at its end. In a year without a round the share moves all the same: ventures that got no money, and so were not diluted, drop out.",
  present: "The founders' own share is not given: all who hold shares today, founders and earlier investors, count as one.",

  investor: (round, multiple, low, high, yearly) =>
    `If ${round} closes, its investors get ${multiple} times their money by the end (median; ${low} in a bad case, ${high} in a good one), ${yearly} a year.`,
  investorsNote:
    "Of the samples in which the round closes, those that end in ruin included. All shares count alike, without preferences or dividends; option pools belong to neither side.",

  lasts: ({ rounds, from, until, ends, never, spent, most, amount, received }) =>
    `From ${from}, when ${rounds} is due, ${endings[ends](until)}${never === null ? "" : ` (never in ${never} of the samples)`}, ${spent} is spent on average, most of it on ${most} (${amount}), and customers pay ${received}.`,
  span: (rounds, from, last) => `${rounds}, ${from} to ${last}`,
  spent: "spent",
  received: "paid by customers",
  gap: "left for rounds and cash to pay",
  usesNote:
    "Summed over the months named, averaged over the samples: from the month in which a round is due to the next round, after the last one until operations carry themselves or the plan ends. Costs and payments are those of the financials, whether the round closes or not; once the cash has run out nothing is spent. A negative last line is a surplus.",
  neverAlone: (share) =>
    `In ${share} of the samples operations never carry themselves while the plan lasts; the month named is the median of the others.`,
}
