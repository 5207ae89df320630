/** The yearly rise of pay where the founder gives none: a figure of the US, used whatever the country, and said so. */
import type { Source } from "../engine/index.ts"

/** From the lowest mean of the surveys compared to that of engineering and science. Units: [1/year], effective. */
export const usualRaise: { readonly text: string; readonly source: Source } = {
  text: "3.2 to 4.2 %/year",
  source: {
    title:
      "US figure, taken for all countries: Payscale salary budget survey 2025 and others compared there, pay increases of US employers in 2026",
    where:
      "https://worldatwork.org/publications/workspan-daily/payscale-u-s-employers-forecast-3-5-pay-increases-for-2026; https://leviroyce.com/cfo/salary-budgets-to-maintain-3-5-growth-trajectory-in-2026",
    date: "2025-08",
    confidence: "secondary",
  },
}
