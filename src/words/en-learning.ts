/** The sentences on finding out, in English. */
import type { LearningCode } from "./codes.ts"
import type { LearningWords } from "./learning-words.ts"
import { code, type Sentence } from "./sentence.ts"

export const learningEn: LearningWords = {
  heading: "What to find out",
  columns: {
    study: "study",
    input: "input",
    about: "about",
    exactly: "knowing it exactly",
    proposal: "how",
    tells: "what it tells",
    pays: "pays below",
    cost: "costs",
    net: "net",
    months: "takes",
    size: "sample",
    kind: "inputs",
    inputs: "these",
    adds: "adds",
    until: "known after",
  },
  kinds: {
    market: "the market",
    price: "prices and sales",
    usage: "usage",
    costs: "costs",
    people: "people",
    schedule: "the schedule",
    technology: "technology",
    funding: "funding",
    resources: "resources",
    own: "your own figures",
    future: "what the future decides",
  },
  proposals: {
    survey: (size) => `ask ${size} what they would pay`,
    trial: (size) => `try it on ${size}: yes or no`,
    pilot: () => "a pilot that halves what is unsure",
  },
  study: (name, size) => (size === "" ? name : `${name} (${size})`),
  ofStudy: (study, about) => `${study}: ${about}`,
  order: (steps, isAll) => {
    const [first, ...others] = steps.map(({ study, net }) => `${study}, net ${net}`)
    const then = others.map((step) => `; then ${step}`).join("")
    return `First ${first}${then}${isAll ? "." : "; no further one pays after that."}`
  },
  onlyOne: (study, net) => `${study} pays: net ${net}.`,
  nonePays: "No study of the file is worth its cost and the wait.",
  notComparable: "What a study costs is money, and nothing says how much of what is maximised that is: no net worth is told.",
  asked:
    "A study pays if it costs less than that. Ask what yours would cost and write them under `studies`: their net worth and the order to learn in are told then.",
  assumed: (kinds) => {
    const said = {
      survey: "one answer strays as far as your own interval",
      trial: "each customer is one chance with that share",
      pilot: "a pilot halves the spread",
    }
    return `Assumed: ${kinds.map((kind) => said[kind]).join("; ")}.`
  },
  delay: {
    launch: (amount, task) => `Each month that the launch waits takes ${amount} (${task} a month longer).`,
    discount: (amount) => `Each month of waiting takes ${amount} (by the discount rate: no task moves the launch).`,
  },
  money: (one, amount) => `${one} spent counts as ${amount}: what one more of cash adds.`,
  together: (kind, amount) => `All that is uncertain about ${kind}, known at once, would be worth ${amount}.`,
  future: (amount) => `What the future decides would be worth ${amount} to know; no study tells it.`,
  opening: (input, amount) => `Most of what can be found out is in ${input}: to know it exactly beforehand is worth ${amount}.`,
  nothing: "Nothing that can be found out beforehand would change the choice.",
  titles: { groups: "By kind of input", studies: "Studies", order: "In which order" },
  captions: {
    sizes: "What each study tells, by the size of its sample",
    groups: "What all inputs of a kind are worth together",
    order: "Each study on top of those before it",
  },
  chart: {
    inputs: "What it is worth to know each input beforehand",
    studies: "What each study tells, and what it costs",
    exactly: "knowing it exactly",
    tells: "what the study tells",
    cost: "what it costs, with the wait",
  },
  notes: {
    sizes:
      "Knowing exactly is the most that any study can be worth. Net is what the study tells on average, less what it costs and what waiting for it takes. A study that could not change the choice is worth nothing.",
    groups:
      "Inputs together may be worth more or less than their sum: two that say the same are worth little more than one, two that matter only together are worth nothing alone.",
  },
}

export const learningMistakesEn: Readonly<Record<LearningCode, Sentence>> = {
  "bad-sample": () => [
    "The sample of a study is one number of observations above 0, or a list to choose from; where each says yes or no, whole ones.",
    "write `sample: 40 customer` or `sample: choose 20, 40, 80 customer`",
  ],
  "studies-idle": () => [
    "No study can be worth anything here: there is one thing to do and nothing to choose, whatever is found out.",
    "add a second project, a decision (`choose 1, 2, 4 GPU`) or `resources: { cash: … }` that could be kept instead",
  ],
  "study-about": (p) => [
    `A study is about one figure; ${code(p("name"))} is one a month, or a truth.`,
    "name the uncertain figure that it is made of",
  ],
  "study-share": (p) => [
    `Customers can say yes or no to a share from 0 to 1; ${code(p("name"))} has a unit.`,
    "say how far one observation strays: `noise: 30 %`",
  ],
}
