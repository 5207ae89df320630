/** The sentences of `explain --matters`, in English. */
import type { MattersWords } from "./matters-words.ts"

export const mattersEn: MattersWords = {
  title: (name, month) => `What matters for ${name}${month === "" ? "" : `, ${month}`}`,
  columns: {
    input: "input",
    total: "with others",
    first: "alone",
    shapley: "its part",
    remains: "left at last",
    rank: "rank",
    onePercent: "1 % more",
    how: "found by",
    low: "lowest fifth",
    high: "highest fifth",
  },
  inUnit: (column, unit) => `${column} (${unit})`,
  how: { derivative: "derivative", differences: "differences", probability: "probability" },
  average: (mean, sd) => `It is ${mean} on average; its standard deviation is ${sd}.`,
  probability: (share) => `Its probability is ${share}.`,
  points: "points",
  figure: (name, value) => `${name}: ${value}`,
  certain: "It is the same in every sample: nothing uncertain stands behind it.",
  unknown: "It is not finite in some samples, so its spread cannot be divided among its inputs.",
  noneMatters: "No input makes as much as half a per cent of its spread.",
  notes: {
    sobol:
      "Alone: the part of the variance that would vanish if the input were known. With others: the part that would stay if all others were known; it holds all that the input does together with others, so these may add up to more than 100 %.",
    shapley:
      "Some inputs are correlated. Its part: the Shapley effect; what inputs do together, or say of each other, is divided evenly among them, so all parts add up to 100 %. Alone: what would vanish if the input were known, with what it says of others. Left at last: what would stay if all others were known.",
    rank: "Rank: Spearman's rank correlation; below zero the quantity falls as the input rises.",
    onePercent: "1 % more: what the mean does when the input's figures are 1 % larger and all others stay.",
    derivative: "Found by derivative: exact along each sample, as no jump lies between.",
    differences:
      "Found by differences: the input acts through a jump (such as a comparison, whole numbers, an if or ruin), so the same samples are run with a little more and a little less of it.",
    probability: "Found by probability: the input is 0 or 1, and it is its probability that grows by 1 %.",
    chance: "– stands where an input is a lot that decides whether or when an event comes.",
    fifths: "Lowest and highest fifth: the mean over the samples in which the input is lowest or highest.",
    errors: "± is half of the 95 % interval.",
    others: (count) => `Inputs that move it less and are not shown: ${count}.`,
    never: (share, countsAs) =>
      `In ${share} of the samples it never comes; there it counts as ${countsAs}, the end of the horizon.`,
  },
}
