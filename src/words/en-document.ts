/** The sentences of the decision half of a report, in English. */
import type { DocumentWords } from "./document-words.ts"

const pieces: Readonly<Record<number, string>> = { 1000: "thousand ", 1e6: "million ", 1e9: "billion ", 1e12: "trillion " }

export const documentEn: DocumentWords = {
  titles: {
    subtitle: "Business plan",
    contents: "Contents",
    summary: "Executive summary",
    ranking: "Which project",
    projects: "The projects side by side",
    survival: "Survival and money",
    drivers: "What decides it",
    advantage: "Where the advantage lies",
    next: "What to do next",
    warnings: "What to be careful with",
    warningsInFull: "Warnings in full",
    range: (objective) => `How far ${objective} may spread`,
    tornado: (objective) => `What moves ${objective}`,
    bars: "What would be lost without each resource",
    resources: "What each resource adds",
    fan: "Cash, month by month",
    ruin: "Probability that the cash has run out",
    waterfall: "Where the money comes from and where it goes",
  },
  columns: {
    figure: "figure",
    p5: "low (5 %)",
    p25: "25 %",
    p50: "median",
    p75: "75 %",
    p95: "high (95 %)",
    mean: "average",
    never: "never",
    input: "what is uncertain",
    low: "5 % figure",
    high: "95 % figure",
    result: "result",
    month: "month",
    probability: "probability",
    flow: "money",
    amount: "amount",
    lost: "lost without it",
  },
  labels: {
    wide: "nine times in ten",
    narrow: "half of the time",
    median: "median",
    mean: "average",
    zero: "no cash left",
    clipped: "beyond the picture",
    kept: "cash kept",
    low: "at its 5 % figure",
    high: "at its 95 % figure",
    up: "comes in",
    down: "goes out",
    total: "cash",
    opening: "cash at the start",
    closing: "cash at the end",
  },
  tiles: {
    survival: "chance of survival",
    best: "chance of being best",
    beats: "chance of beating the cash kept",
    lowestCash: "lowest cash, in whatever month",
    launch: "launch",
    breakEven: "cash flow positive",
    between: (low, high) => `nine times in ten between ${low} and ${high}`,
    onAverage: (range) => `on average; ${range}`,
    neverIn: (probability) => `never in ${probability} of the samples`,
    toTheEnd: (month) => `to the end of ${month}`,
    ofProjects: "among the projects compared",
    thanCash: "worth more than doing nothing",
  },
  says: {
    range: (project, what, mean, low, high) =>
      `${project}: ${what} is ${mean} on average and, nine times in ten, between ${low} and ${high}.`,
    kept: (cash) => ` The cash kept is ${cash}.`,
    tornado: (input, what, atLow, low, atHigh, high) =>
      `Held at its 5 % and at its 95 % figure, this shifts the average of ${what} most: ${input}. At ${low} the average is ${atLow}, at ${high} it is ${atHigh}.`,
    bars: (resources, what, loss) =>
      resources.length < 2
        ? `The most would be lost without ${resources.join("")}: ${loss} of ${what}.`
        : `The most would be lost without any one of these, about ${loss} of ${what}: ${resources.join(", ")}.`,
    fan: (month, median, low, end) =>
      `Of the medians by month that of ${month} is lowest, at ${median}; once in twenty times the cash is then below ${low}. At the end the median is ${end}.`,
    fanFalling: (month, median, low) =>
      `The median of the cash is lowest at the end: ${median} are left in ${month}; once in twenty times it is then below ${low}.`,
    fanLacking: (month, median, low) =>
      `The median of the cash falls below zero and on to the end: ${median} are lacking in ${month}; once in twenty times more than ${low}.`,
    ruin: (month, probability, end, last) =>
      `The cash has run out by ${month} with a probability of ${probability}, and by ${end} with one of ${last}.`,
    neverRuined: "The cash runs out in none of the samples.",
    waterfall: (opening, closing) => `On average ${opening} at the start become ${closing} at the end.`,
    inflow: (name, amount) => ` Most comes in by this: ${name} (${amount}).`,
    outflow: (name, amount) => ` Most goes out by this: ${name} (${amount}).`,
  },
  notCovered: (source, what) => `The source “${source}” does not cover ${what}: take what rests on it for a guess.`,
  value: "value today",
  constraint: {
    says: ({ name, when, compared, value, share }) =>
      `${name}${when === "" ? "" : ` ${when}`} ${compared} ${value}${share === "" ? "" : `, in at least ${share} of the samples`}`,
    comparisons: { "<": "below", "<=": "at most", ">": "above", ">=": "at least", "==": "equal to", "!=": "other than" },
    end: "at the end",
    always: "in every month",
    month: (month) => `in ${month}`,
  },
  aside: (text, more) => `${text} (${more})`,
  per: (resource, count, unit) => `${resource}, per ${pieces[count] ?? ""}${unit}`,
  byMonth: /,? by month$/u,
  rest: "the rest",
  writtenOff: "written off at ruin",
  fanNote:
    "The lowest cash on the cover is another figure: the lowest of each sample, in whatever month it comes, and of these the median.",
  fanNoteRuin:
    "Below zero this picture, like the lowest cash, tells what would be lacking if a venture without money went on, which is what funding has to cover. Everywhere else the cash at the end counts a ruined venture as nothing.",
  survivalNote:
    "One time in twenty it is below the low figure, one time in twenty above the high one. Months are those of the cases in which they come. Lowest cash is the lowest of each sample, in whatever month it comes.",
  ruinNote:
    "A venture whose cash has run out counts as nothing from then on, here and in all chapters: in means, medians and ranges it has no customers, no revenue, no costs and no people, it is worth nothing and never becomes cash flow positive. Lowest cash and funding need alone go on: they tell what would be lacking without ruin. Prices, ratios and times are those of the cases in which it lives; a ratio in a table by year is that of the means above and below it.",
  sharesNote: (objective) =>
    `Each share is of the spread in ${objective}. What two inputs do together counts for both, so that the shares may add up to more than the whole.`,
  moneyNote: "Averages over all samples, summed over all months: so they add up.",
  foot: (count, command) => `${count} samples. Made by ${command}.`,
}
