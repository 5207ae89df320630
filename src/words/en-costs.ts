/** The sentences of `costs`, in English. */
import type { CostsWords } from "./costs-words.ts"

/** Whole things where there are any: of less than one the mean alone is known. */
function takenBack(least: string, most: string, isFew: boolean): string {
  return isFew ? `fewer than one is taken back (${least} to ${most} on average)` : `${least} to ${most} are taken back`
}

function quoted(ways: readonly string[]): string {
  const named = ways.map((way) => `“${way}”`)
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`
}

export const costsEn: CostsWords = {
  title: (project, time) => `Costs of ${project} over ${time}`,
  headings: { years: "By year", savings: "What would save", worthMore: "Dearer, yet worth more", dearer: "Tried, and dearer" },
  columns: {
    cost: "cost",
    mean: "mean",
    share: "share",
    customer: "customer month",
    request: "request",
    year: "",
    all: "all",
    revenue: "revenue",
    margin: "gross margin",
    saving: "saving",
    perYear: "a year",
  },
  range: "5 to 95 %",
  all: "all costs",
  classes: {
    cogs: "what is sold",
    selling: "winning customers",
    research: "making the product",
    overhead: "overhead",
  },
  groups: {
    people: "people",
    serving: "serving",
    machines: "own machines",
    training: "training",
    tasks: "tasks of the plan",
    support: "support",
    payments: "payment fees",
    unpaid: "unpaid bills",
    rules: "rules of law",
    lines: "other costs",
    risks: "risks",
    apart: "what acts on all costs",
  },
  year: (number) => `year ${number}`,
  ways: {
    "commit-1-year": "Commit to GPUs for a year at a time",
    "commit-3-years": "Commit to GPUs for three years at a time",
    "spot-serving": "Serve on spot GPUs",
    "spot-training": "Train on spot GPUs",
    provider: "Rent the same GPU elsewhere",
    region: "Rent the same GPU in another region",
    own: "Buy GPUs",
    api: "Use an API in the place of a server",
    "cheaper-api": "Rent the model behind another API",
    "own-server": "Serve a model of your own in the place of the API",
    quantise: "Serve with fewer bits",
    "smaller-model": "Take a smaller model",
    latency: "Promise a slower pace",
    cache: "Cache the beginnings of prompts",
  },
  wayTo: (way, to) => `${way}: ${to}`,
  saves: (perYear, range, total) => `It saves ${perYear} a year${range === "" ? "" : ` (${range})`}, ${total} over the horizon.`,
  costsMore: (perYear, range, total) =>
    `It costs ${perYear} a year more${range === "" ? "" : ` (${range})`}, ${total} over the horizon.`,
  loses: (share) => `In ${share} of the samples it costs more than it saves.`,
  value: (change, half) => `The value moves by ${change}${half === "" ? "" : ` (± ${half})`}.`,
  survival: (points) => `Survival moves by ${points}.`,
  points: (points) => `${points} percentage points`,
  change: (path, from, to) => `Change: ${path}${from === "" ? "" : ` from ${from}`} to ${to}`,
  set: (set) => `Try: --set ${set}`,
  risk: "Risk:",
  risks: {
    commit: (gpus, idle, ratio) =>
      `you pay for ${gpus} at ${ratio} of the price on demand, used or not. What demand does not need stands idle: ${idle} of what is committed, on average.`,
    committed: (gpus, from) => `${gpus} from ${from}`,
    spotServing: (gpus, least, most, isFew) =>
      `the provider takes GPUs back at two minutes' notice. Of ${gpus} in use in the busiest month, ${takenBack(least, most, isFew)} in a month; spare replicas must stand in.`,
    spotTraining: (gpus, time, least, most, isFew) =>
      `the provider takes GPUs back at two minutes' notice. Of ${gpus} over ${time}, ${takenBack(least, most, isFew)}; what was not saved is computed again.`,
    provider: (provider, region, price, date) =>
      `${provider}${region === "" ? "" : ` (${region})`} asked ${price} (${date}). Prices of that day may be gone, and data go to another operator and perhaps another country.`,
    region: (provider, region, price, date) =>
      `${provider} asked ${price} in ${region} (${date}). Each answer takes the way there and back, and the law of that place holds for the data; prices of that day may be gone.`,
    ownServer: (model, from, gpus, load) =>
      `${model} as it was published answers in the place of ${from}: whether it does so as well, only a test on your own cases tells. In the last month ${gpus} are paid whether requests come or not (${load} loaded in the busiest hour, means), and somebody has to run them.`,
    own: (gpus, outlay, idle) =>
      `you pay ${outlay} for ${gpus} in the month of the opening, whatever becomes of demand; ${idle} of the time nobody uses what was bought. What it could be sold for in the end is not counted.`,
    api: (model, provider, input, output, date) =>
      `${model} of ${provider}, ${input} read and ${output} written (${date}). Its price and its terms can change in a month, and requests leave the house.`,
    likeness: {
      same: "It is the same model.",
      version: "It is another version of the model.",
      size: "It is another model of about the same size: test it on your own cases first.",
    },
    lossless: (most) => `measured as lossless; room for up to ${most} of accuracy.`,
    quantised: (least, most) => `${least} to ${most} of accuracy on public tests; on your own cases it may be more.`,
    smaller: (share) => `it has ${share} of the parameters.`,
    loss: (loss) =>
      `By the law of scaling its loss is ${loss} nats by token higher, at the same data; your test must tell what that means.`,
    latency: (before, after) =>
      `answers are written at ${after} by token and no longer at ${before}; who waits longer leaves sooner.`,
    latencyUnknown: "answers are written more slowly; who waits longer leaves sooner.",
    cache: (least, most) =>
      `it is assumed that ${least} to ${most} of what is read is found in the cache; without a common beginning of the prompts nothing is.`,
  },
  none: "No way to save was found. Commitments for GPUs, spot GPUs, other providers, other regions, buying, other APIs, a server in the place of an API, fewer bits, smaller models, a slower pace and cached prompts were looked at: each either does not fit this project or is no cheaper than what it has.",
  onlyDearer: "All that was tried costs more than it saves.",
  others: {
    little: (ways, least) =>
      `Tried as well, but saving less than ${least} of all costs${ways.length === 1 ? "" : " each"}: ${quoted(ways)}.`,
    lowers: (ways) => `Cheaper, but with a lower value: ${quoted(ways)}.`,
    givesUp: (ways) => `Not counted as a saving, since it gives up the model that the project trains and sells: ${quoted(ways)}.`,
    worthMore: (way, costs, value) =>
      `No saving, yet the venture is worth more for it: “${way}” costs ${costs} more over the horizon and moves the value by ${value} on average.`,
    dearer: (ways) => `Tried, and dearer: ${quoted(ways)}.`,
  },
  notes: {
    lived: "A venture whose cash has run out costs nothing more; the years count it so.",
    savings: (samples) =>
      `Savings are differences to the same venture on the same draws, ${samples} of them, up to the month in which it is ruined as it is; value and survival tell what becomes of it.`,
    decisions: (decisions) => `At the decisions that plan finds: ${decisions}.`,
    classes: "Which class a cost belongs to is told by its unit, by its name, or by the key class in the file.",
    ranges: "In parentheses, and as ranges: 5 to 95 %.",
  },
  chapter: {
    byClass: "Costs by class and year",
    tree: "Where the money goes",
    savings: "What would save, by year",
    lead: (name, share, margin) =>
      `The largest share goes into ${name}: ${share} of all costs. The gross margin over all years is ${margin}.`,
    leadWithoutMargin: (name, share) => `The largest share goes into ${name}: ${share} of all costs.`,
    best: (way, perYear) => `Of what was tried, this saves most: ${way}, ${perYear} a year.`,
    noSavings: (least) => `None of the ways to save that were tried brings ${least} of all costs.`,
    byClassSays: "What the project spends by class, year by year, on average.",
    treeSays: "All that is spent over the horizon, by class and group, on average.",
    savingsSays: (least) =>
      `What each would save a year, on average over the horizon, where it is ${least} of all costs or more. Each was tried on the venture itself.`,
    classesNote:
      "What is sold: what selling one more costs. Winning customers: sales and marketing. Making the product: research and development. Overhead: all the rest.",
    lossColumn: "costs more in",
    valueColumn: "value",
    survivalColumn: "survival, points",
  },
}
