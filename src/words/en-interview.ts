/** The sentences of the interview and of the file it writes, in English. */
import type { InterviewMistakes, InterviewWords } from "./interview-words.ts"
import { code } from "./sentence.ts"

export const interviewEn: InterviewWords = {
  ask: {
    title: "What is it called, and what does it do, in one line?",
    country: "In which country? (It sets currency, tax, pay and the price of power.)",
    cash: "How much cash do you have?",
    gpus: "Which GPUs do you own or could you rent?",
    data: "Which data do you have that others do not?",
    people: "Who is on board, and how many?",
    projects: "Which projects could it go into? Part them by semicolons; each may say its model.",
    customers: "How many customers could buy it at all?",
    price: "What would they pay, and for what?",
    launch: "How long until you can launch?",
  },
  example: {
    title: "Meeting notes: turns recordings into minutes",
    country: "US",
    gpus: "8 A800 owned, rent H100",
    data: "2B token exclusive; 60000 images",
    people: "2 ml-engineer, 1 sales",
    projects: "chat on Llama-3.1-8B; summaries on gpt-4o-mini",
    customers: "8k to 20k",
    launch: "6 to 9 months",
  },
  examplePrice: (seat, tokens, once) => `${seat}/seat/month, ${tokens}/Mtoken or ${once}/customer once`,
  intro:
    "Ten questions, then you have a file that plans. Ranges are welcome: `6 to 14` is nine times in ten between 6 and 14.\nAn empty answer or `?` means that you do not know: then a figure with its source is taken, and the file says so.",
  suchAs: (example) => `such as: ${example}`,
  count: (index, all) => `${index} of ${all}`,
  taken: (what, why) => `taken: ${what} (${why})`,
  again: "Please answer once more, or leave it empty.",
  none: "none",
  defaultProjects: "the same product on a model of your own and on a rented one, to compare",
  stopped: "Nothing is written.",
  written: (file) => `${file} is written.`,
  assumedCount: (count) => `Answers that you did not give: ${count}. The file marks what was taken for them.`,
  next: "Next:",

  apart: "; ",
  from: (title, year) => `from: ${title}, ${year}`,
  assumption: (what) => `(A) assumption: ${what}`,
  assumed: {
    customers: "an order of magnitude to begin with",
    launch: "time until a first product is sold",
    runway: "18 months of a founder's and two engineers' pay",
    "team.founder": "one founder",
    "team.engineers": "two engineers beside the founder",
    horizon: "five years, so that a market has time to grow",
    seats: "people of one customer who use it",
    "one-seat": "customers were counted in people, so each is one seat",
    "requests.seat": "one to ten requests of a person on each working day",
    "requests.customer": "requests of all people and programs of one customer",
    edge: "customers won with your data over those won without; 1 is no difference",
    "image.tokens": "tokens that one image is read as",
    gpus: "no more than one server",
    country: "the language was taken as a hint",
    choice: "any model of the catalogue may stand here",
  },
  names: {
    customers: "customers",
    share: "share",
    edge: "edge",
    price: "price",
    seats: "seats",
    requests: "requests",
    launch: "time to launch",
  },
  meaning: {
    customers: "who could buy",
    share: "part of them that is won in the end, taken to be that of referred leads who sign",
    edge: "what your data add",
    price: "what they pay",
    seats: "of one customer",
    requests: "how often it is used",
    launch: "from the start to the launch",
  },

  head: [
    "Written by `venturi init` from your answers. What to do next:",
    "  venturi check FILE     is everything right?",
    "  venturi plan FILE      which project, and why?",
  ],
  marks: [
    "A comment `from:` names the source of a figure that you did not give; (A) marks an assumption that has none. A key that is not written has a figure of the catalogue, which a comment names: write the key to put your own in its place. Replace all of them by what you know, the weightiest first: `plan` lists them under “What decides it”.",
  ],
  rentByCatalogue: (price) => `no price: the catalogue's rent is taken, ${price}`,
  payByCatalogue: (pay) => `no pay: the catalogue's is taken, ${pay}`,
  ofCountry: (country) => `of another country: ${country}`,
  leftOut: (key, figure, source) => `\`${key}\` is not written, so the catalogue holds: ${figure}; ${source}`,
  besideBuild: "Beside the build; the launch waits for the build alone.",
  ownedCost: "owned: power and hosting alone are paid",
  noRole: (role) => `${role}: a role of yours`,
  writtenAs: (name) => `you wrote: ${name}`,
  noGpus: "no GPUs of your own: those that projects need are rented by the catalogue",
  tokensOfText: "tokens of one record or document",
  whole: "the most that this model reads at once",
  sharedUnknowns: "What all projects share stands here, once: in each sample it is the same for all of them.",
  rate: "GPUs and tokens are priced in dollars",
  listPrice: (input, output) => `list price ${input} in, ${output} out`,
  untrained: "no data of yours to tune on: the published weights are served as they are",
  rentedGpus: "rented by the catalogue, as no pool of yours fits",
  noHold: "Nothing of its own keeps a customer: if more would leave than from the other project, write `churn` as a range here.",
  second: {
    rented:
      "You named one project. A choice needs two, so here is the same product on a rented model: no training, no GPUs, nothing of its own. Delete it, or make it the smaller version that you would start with.",
    own: "You named one project. A choice needs two, so here is the same product on weights of your own: GPUs to pay, but no price by the token. Delete it, or make it the smaller version that you would start with.",
    both: "You named no project, so here is the first question of most ventures: the same product on a model of your own or on a rented one.",
  },
  more: [
    "What you may add when you know it: costs, hires, risks, funding rounds, sales channels; constraints such as `ruin at end < 20 %`; scenarios. Every key with its unit is in docs/format.md.",
  ],
  labels: {
    own: "own model",
    rented: "rented model",
    project: "project",
    data: "data",
    tune: "tune",
    build: "build",
    talks: "first customers",
    evaluate: "evaluate",
    affairs: "company affairs",
    venture: "venture",
  },
  labelRented: (name) => `${name} rented`,
  labelOwn: (name) => `${name} own`,
}

export const interviewMistakesEn: InterviewMistakes = {
  "answer-country": (p) => [
    `${code(p("name"))} is no country that we know.`,
    p.list("nearest").length > 0
      ? `did you mean ${p.list("nearest").map(code).join(" or ")}?`
      : "write its name, or its code of two letters such as `US` or `CN`",
  ],
  "answer-data": (p) => [
    `How much ${code(p("text"))} is cannot be read.`,
    "write a number and what is counted: `2B token`, `60000 images`, `40k records`; or `none`",
  ],
  "answer-date": (p) => [
    `${code(p("got"))} is no month between the start, ${p("start")}, and four years later.`,
    "write a month such as `2027-09`, or a time such as `6 to 9 months`",
  ],
  "answer-figure": (p) => [
    `${code(p("text"))} is no figure.`,
    `write a figure or a range in ${code(p("unit"))}, such as ${code(`6 to 14 ${p("unit")}`)}; leave the answer empty where you do not know`,
  ],
  "answer-gpu-price": (p) => [
    `The catalogue does not know what an hour of ${code(p("gpu"))} costs.`,
    `say it: ${code(p("example"))}`,
  ],
  "answer-left-over": (p) => [
    `There are ${p("questions")} questions; nothing asks for ${code(p("text"))}.`,
    "one line answers one question; an empty line means that you do not know",
  ],
  "answer-negative": (p) => [`${code(p("got"))} may be below zero.`, "write a figure or a range from 0 on"],
  "answer-no-rate": (p) => [`No exchange rate is known for ${code(p("currency"))}.`, "write the amount in dollars: `USD`"],
  "answer-role": (p) => [
    `The catalogue does not know what ${code(p("role"))} is paid.`,
    `${p.list("nearest").length > 0 ? `did you mean ${p.list("nearest").map(code).join(" or ")}? Or ` : ""}say the pay: ${code(p("example"))}`,
  ],
  "answer-too-large": (p) => [`${code(p("got"))} is more than there can be.`, "check the unit and the suffix: `k`, `M`, `B`"],
  "answer-unit": (p) => [
    `${code(p("unit"))} is no unit that we know.`,
    p.list("nearest").length > 0
      ? `did you mean ${p.list("nearest").map(code).join(" or ")}?`
      : `write the amount in ${code(p("example"))}`,
  ],
  "answer-too-many": (p) => [`${p("got")} projects are too many for a beginning.`, `name the best ${p("most")}`],
}
