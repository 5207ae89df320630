/** The sentences on holdings beside their market prices, in English. */
import type { WorthWords } from "./worth-words.ts"

const lead = (amount: string, share: string, quantity: string, name: string): string =>
  `${amount}, ${share} of ${quantity}, is your lead through ${name}`

export const worthEn: WorthWords = {
  columns: { price: "market price", ahead: "ahead by" },
  prices: { rented: "rent as yours", public: "free", "not-for-sale": "not for sale", unknown: "not known" },
  leading: {
    "not-for-sale": (...of) => `${lead(...of)}: it is not for sale, and a newcomer has to do without.`,
    unknown: (...of) => `${lead(...of)}: no market price is known, so all counts that would be lost without it.`,
    dearer: (...of) => `${lead(...of)}: a newcomer would have to pay that much more for the same.`,
    money: (...of) => `${lead(...of)} alone: whoever raises as much has it too, and all else can be had at what you pay for it.`,
  },
  noLead: "Nothing that you hold puts you ahead: a newcomer has all of it at what you pay for it.",
  beside: (items) =>
    `Beside it, by what a newcomer would have to pay or to lose: ${items
      .map(({ name, amount, isCash }) => `${name} ${amount}${isCash ? " (whoever raises it has it)" : ""}`)
      .join(", ")}.`,
  full: (items) => `Fully taken at the busiest time: ${items.map(({ name, month }) => `${name} (${month})`).join(", ")}.`,
  lowestCash: (month, left, runsOut) =>
    `Cash is lowest in ${month}, with ${left} of it left on average; it runs out in ${runsOut}.`,
  spare: (name, quantity, gain, isIdle) =>
    `With one fewer of ${name}, ${quantity} would be ${gain} higher: ${isIdle ? "the tasks never need all of them" : "the last one costs more than it brings"}.`,
  note: "Without it: what never launches counts for nothing, idle cash neither. Market prices are of the whole holding, in money of today.",
  chart: {
    lost: "lost without it",
    price: "market price",
  },
}
