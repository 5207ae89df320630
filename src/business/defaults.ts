/** Figures that hold where neither the founder nor the catalogue says anything, each with its source. */
import { type BenchmarkId, benchmark } from "../data/index.ts"
import type { Source } from "../engine/index.ts"

export type Default = { readonly text: string; readonly source: Source }

/** A default of the catalogue. */
export function fromCatalogue(id: BenchmarkId): Default {
  const { value, source, confidence } = benchmark(id)
  return { text: value, source: { ...source, confidence } }
}

const referrals: Source = {
  title: "Implisit: referred leads, 3.63 % become deals and nearly 25 % opportunities, in 84 and 18 days on average (eMarketer)",
  where: "https://www.emarketer.com/Article/Referrals-Fuel-Highest-B2B-Conversion-Rates/1012000",
  date: "2015-02-10",
  confidence: "secondary",
}

/** Share of the customers reached through a channel who sign: from all referred leads to those with an opportunity. */
export const channelConversion: Default = { text: "3.6 to 25 %", source: referrals }

/** Time in which the customers of a channel sign: 102 days in the source, ends assumed. */
export const channelTime: Default = { text: "2 to 6 month", source: referrals }

export const supportShare: Default = {
  text: "5 to 10 %",
  source: {
    title: "MetricHQ: support takes 5 to 10 % of the revenue of software companies (Monetizely)",
    where:
      "https://www.getmonetizely.com/articles/how-to-calculate-support-cost-per-customer-a-strategic-guide-for-saas-executives",
    date: "2025",
    confidence: "secondary",
  },
}

/** Lower end assumed. */
export const badDebt: Default = {
  text: "0.5 to 4 %",
  source: {
    title: "Bad debt: 2 % of revenue in mid-market firms, 4 % of the invoices of medium and large ones",
    where: "https://financialmodelslab.com/blogs/blog/bad-debts; https://nowlandlaw.com/?p=5462",
    date: "2025",
    confidence: "secondary",
  },
}

/** Where no country is named: the mean of 181 jurisdictions. */
export const worldTax: Default = {
  text: "23.45 %",
  source: {
    title: "Tax Foundation, corporate tax rates around the world 2023: mean of 181 jurisdictions",
    where: "https://taxfoundation.org/data/all/global/corporate-tax-rates-by-country-2023/",
    date: "2023-12",
    confidence: "published",
  },
}

/** What is sold once says little about next year: a year of it is worth about a year of it. */
export const oneOffMultiple: Default = {
  text: "0.5 to 1.5 year",
  source: { title: "Assumption of this project", where: "src/business/README.md", date: "2026-11", confidence: "assumption" },
}

export const oneSeat: Default = {
  text: "1 seat/customer",
  source: { title: "Assumption of this project", where: "src/business/README.md", date: "2026-11", confidence: "assumption" },
}

/** F. M. Bass, A new product growth for model consumer durables, Management Science 15 (1969). */
export const bass: Source = {
  title: "Bass, A new product growth for model consumer durables",
  where: "https://doi.org/10.1287/mnsc.15.5.215",
  date: "1969",
  confidence: "published",
}
