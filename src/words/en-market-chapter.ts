/** English sentences of the report about the market. */
import type { MarketWords } from "./market-words.ts"

export const marketChapterEn: MarketWords = {
  captions: {
    funnel: "From the whole market to those who can be reached",
    segments: "Segments",
    competition: "Who else offers it",
    worth: "The market in money",
    shares: "Shares of those who can be reached, at the end of each year",
  },
  tam: "all customers (TAM)",
  sam: "whom it suits (SAM)",
  som: "who can be reached (SOM)",
  potential: "who may ever join, at the end",
  filter: (name) => `left by “${name}”`,
  segmentAt: (name) => `may ever join, ${name}`,
  ours: "ours",
  nothing: "buy nothing",
  funnel: (tam, sam, som) => `Of ${tam} the product suits ${sam}, of whom ${som} can be reached (medians).`,
  worth: (spend) =>
    `Customers at the start times ${spend}, which is what one of this venture's customers pays again in the last twelve months of the plan (median): what the market would pay a year if all bought from it, not what they pay others today.`,
  soldOnce: "What is sold once comes on top of it.",
  ratios: "Equal steps on the axis are equal ratios.",
  counted: (above, below) =>
    `The curve of adoption gives ${above} by the end of the plan, channels and sellers can bring ${below} (medians).`,
  share: (share, year) => `At the end of ${year} the venture has ${share} of them on average.`,
}
