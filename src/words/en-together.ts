/** The sentences on several projects at once, in English. */
import type { TogetherWords } from "./together-words.ts"

const and = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`

export const togetherEn: TogetherWords = {
  heading: "Several projects at once",
  columns: {
    projects: "projects",
    worth: "worth together",
    survival: "cash lasts",
    fits: "fits",
    short: "short of",
    later: "fits if begun later by",
    month: "month",
    price: "price in that month",
    anew: "one more, planned anew",
  },
  captions: { sets: "Sets of projects", prices: "Prices of the bounds" },
  fits: { yes: "yes", no: "no", customers: "same customers" },
  and,
  best: (projects, worth, alone) =>
    `Do ${and(projects)} at once: what you hold is enough for both, and together they are worth ${worth}, the cash counted once; the best alone is worth ${alone}.`.replace(
      "for both",
      projects.length > 2 ? "for all" : "for both",
    ),
  survives: (probability) => `The common cash lasts in ${probability}.`,
  more: (best, other, worth, why) => `${best} and ${other} together would be worth ${worth}, but ${why}.`,
  less: (best, other, worth) =>
    `Do ${best} alone: with ${other}, the best to have beside it, both would be worth no more than ${worth}.`,
  why: {
    customers: "they sell to the same customers, who buy once",
    cash: (lasts) => `the common cash lasts in ${lasts} only`,
    short: (resource, month, enough) => `${resource} would be short, most in ${month}: enough in ${enough}`,
  },
  later: (other, months) => `Begun ${months} later, ${other} would find people and GPUs free.`,
  shares: (shares) =>
    `By means, as shares that fit every month: ${shares.map(({ project, share }) => `${project} ${share}`).join(", ")}.`,
  price: (resource, unit, month, price, anew) =>
    `The dearest bound is ${resource} in ${month}: ${unit} more there adds ${price}; held from the start and planned anew, with what it costs and with ruin, it adds ${anew}.`,
  unbound: "By means no resource holds the projects back.",
  note: "All begin in the first month; people and machines that are there are paid once, rounds are those of the best project, each pays its own tax.",
  priceNote:
    "A linear programme of means knows no ruin and no pay for what it buys; the price is for that month alone. Planning anew knows both, and buys for good.",
}
