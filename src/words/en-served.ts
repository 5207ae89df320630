/** The English sentences of the report on the servers of a venture. */
import type { ServedWords } from "./served-words.ts"

export const servedEn: ServedWords = {
  othersOnly: (chosen) =>
    `The chosen project, ${chosen}, has no server that is planned here; what follows are the servers of the other projects, for comparison.`,
  notChosen: (project) => `${project} is not the chosen project; its server is told for comparison.`,
  asked: (project, month, rate) => `${project} is asked the most in ${month}: ${rate} in the busiest hour.`,
  planned: (setup, batch) => `It is planned on ${setup}, each replica with up to ${batch} at a time.`,
  capacity: ({ most, busiest, ready, isShort }) => {
    const reserve = ready === null ? "" : `, ${ready} with the reserve${isShort ? ": more than it carries" : ""}`
    return `Within the targets it carries ${most}, of which the busiest hour takes ${busiest}${reserve}.`
  },
  latency: (hasTargets) =>
    `Mean times of the planned set-up under other loads${hasTargets ? ", and the targets as dashed lines" : ""}; the diamond is the busiest hour.`,
  cost: (price, api) =>
    `What the planned set-up costs if so many came evenly at all hours, at ${price}: a machine that waits is paid too.${api === null ? "" : ` The dashed line is the price of ${api}.`}`,
  front:
    "The planned set-up, and others of the same GPUs that carry the busiest hour within the targets, of which none is both cheaper and quicker; the diamond is the planned one.",
  tokens: (input, output, cached) =>
    `Assumed: requests by chance, all with the medians of that month, ${input} in and ${output} out${cached === null ? "" : `, ${cached} of the input from the prompt cache`}. Figures are means by the planner, without a simulation.`,
  samples:
    "Assumed: samples by chance, one by one, at the medians of that month. Figures are means by the planner, from short simulations of batches.",
  dollars: (rate) => `Dollars at ${rate}.`,
  chosen: "planned",
  setup: "set-up",
  besidePlan: "beside the plan",
  standing: {
    planned: "planned",
    dearer: "costs more",
    "no-reserve": "too small: carries the busiest hour, but not the reserve",
    "other-size": "carries the reserve too: replicas of another size, to be measured first",
    fewer: "carries the reserve too at the medians: the plan also counts with slower steps and heavier months",
  },
  makeOrBuy: ({ isMake, make, buy, api, date, likeness }) => {
    const about = { same: "", version: ", another version of this model", size: ", a model of about this size" }[likeness]
    return `${isMake ? "Making is cheaper" : "Buying is cheaper"} that month: in the mean of its hours a thousand requests cost ${make} on these GPUs, which are paid in all hours, and ${buy} from ${api}${about} (list price of ${date}).`
  },
  breakEven: (mean, even) => {
    if (mean !== null && even !== null)
      return `Making pays from ${mean} on in the mean of the month, with hours as uneven as planned; if requests came evenly at all hours, from ${even} on.`
    if (mean !== null) return `Making pays from ${mean} on, in the mean of the month.`
    if (even === null) return "Buying stays cheaper at any load that is carried within the targets."
    return `With hours as uneven as planned and the reserve for the busiest, buying stays cheaper at any load; this set-up would pay only if requests came evenly at all hours, from ${even} on.`
  },
  costs: {
    caption: (isSamples) => `What a thousand ${isSamples ? "samples" : "requests"} cost`,
    what: "load",
    load: "at this rate",
    cost: "cost of a thousand",
    rows: {
      full: "full: as many at all hours as it carries within the targets",
      planned: "no replica idle: full in the busiest hour, but for the reserve; mean of all hours",
      busiest: "that month, in its busiest hour",
      mean: "that month, mean of all hours: what is paid",
    },
    bought: (api) => `bought from ${api}`,
    note: (perHour) =>
      `The rows of the planned set-up are one and the same ${perHour} over the requests of an hour: the more come, and the more evenly, the less each costs.`,
    inProduct:
      "The cost of one request without idle replicas, among the figures of the product, is the second row in the median of all samples, with what steps are off by.",
  },
  cheaper: ({ setup, saving, share, hasReserve }) =>
    hasReserve
      ? `A cheaper set-up was found: ${setup} carries the busiest hour and the same reserve within the targets for ${saving} (${share}) less. The plan keeps the size of its replicas; another size is worth a measurement.`
      : `A cheaper set-up was found: ${setup} carries the busiest hour within the targets for ${saving} (${share}) less, but without the reserve that the plan keeps.`,
}
