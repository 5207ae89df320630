/** The English sentences of the report on the servers of a venture. */
import type { ServedWords } from "./served-words.ts"

export const servedEn: ServedWords = {
  asked: (project, month, rate) => `${project} is asked the most in ${month}: ${rate} in the busiest hour.`,
  planned: (setup, batch) => `It is planned on ${setup}, each replica with up to ${batch} at a time.`,
  latency: (hasTargets) =>
    `Mean times of the planned set-up under other loads${hasTargets ? ", and the targets as dashed lines" : ""}; the diamond is the busiest hour.`,
  cost: (price, api) =>
    `What the planned set-up costs under other loads, at ${price}: a machine that waits is paid too.${api === null ? "" : ` The dashed line is the price of ${api}.`}`,
  front:
    "Other set-ups of the same GPUs that carry the busiest hour within the targets, of which none is both cheaper and quicker; the diamond is the planned one.",
  tokens: (input, output, cached) =>
    `Assumed: requests by chance, all with the medians of that month, ${input} in and ${output} out${cached === null ? "" : `, ${cached} of the input from the prompt cache`}. Figures are means by the planner, without a simulation.`,
  samples:
    "Assumed: samples by chance, one by one, at the medians of that month. Figures are means by the planner, from short simulations of batches.",
  dollars: (rate) => `Dollars at ${rate}.`,
  chosen: "planned",
  setup: "set-up",
  makeOrBuy: ({ isMake, make, buy, api, date, likeness }) => {
    const about = { same: "", version: ", another version of this model", size: ", a model of about this size" }[likeness]
    return `${isMake ? "Making is cheaper" : "Buying is cheaper"} that month: a thousand requests cost ${make} on these GPUs, which are paid in all hours, and ${buy} from ${api}${about} (list price of ${date}).`
  },
  breakEven: (rate) =>
    rate === null ? "Buying stays cheaper at any load." : `Making pays from ${rate} on, in the mean of the month.`,
}
