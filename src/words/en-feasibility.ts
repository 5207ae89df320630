/** What `plan` says of feasibility, in English. */
import type { FeasibilityFacts, FeasibilityWords } from "./feasibility-words.ts"

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`

const binds =
  (what: string) =>
  ({ project, probability, required }: FeasibilityFacts): string =>
    `${project}: not feasible as it stands. ${what} in ${probability} of the samples; ${required} are wanted.`

const bindsToo =
  (what: string) =>
  ({ probability, required }: FeasibilityFacts): string =>
    `${what} in ${probability} of the samples; ${required} are wanted.`

export const feasibilityEn: FeasibilityWords = {
  heading: "Feasibility",
  columns: { project: "project", dial: "what", needed: "needed", owned: "there is", ratio: "ratio", enough: "chance" },
  dials: { parameters: "parameters that fit", data: "data, with repeats", gpuHours: "GPU-hours", tasks: "tasks on one base" },
  reasons: {
    "no-model": "no model is named",
    rented: "the model is rented",
    untrained: "nothing is trained",
    unbounded: "nothing bounds it",
  },
  noFigure: (dial, reason) => `${dial}: ${reason}`,
  shared: (projects, lines) =>
    `${projects} ${projects === "1" ? "project" : "projects"}, ${lines} ${lines === "1" ? "product" : "products"}`,
  served: (count) => `${count} known`,
  times: (ratio) => `${ratio} ×`,

  feasible: (project) => `${project}: feasible with what there is.`,
  feasibleIf: (project, unknown) =>
    `${project}: feasible with what there is, if the licence of ${list(unknown)} allows a product: no source tells it.`,
  binds: {
    memory: binds("Memory binds first: the model fits"),
    date: binds("The date binds first: it is met"),
    data: binds("Data bind first: they are enough"),
    cash: binds("Cash binds first: it lasts"),
    licence: ({ project }) => `${project}: not feasible as it stands. A licence binds first: it allows no product.`,
  },
  bindsToo: {
    memory: bindsToo("Memory binds too: the model fits"),
    date: bindsToo("The date binds too: it is met"),
    data: bindsToo("Data bind too: they are enough"),
    cash: bindsToo("Cash binds too: it lasts"),
    licence: () => "A licence binds too: it allows no product.",
  },
  limits: { memory: "memory", date: "the date", data: "data", cash: "cash", licence: "a licence" },
  fails: {
    memory: (probability) => `the model fits into the memory in ${probability} of the samples`,
    date: (probability) => `it comes in time in ${probability} of the samples`,
    data: (probability) => `the data are enough in ${probability} of the samples`,
    cash: (probability) => `the cash lasts in ${probability} of the samples`,
    licence: () => "a licence allows no product",
  },
  notRanked: (projects) => `Not compared, since it cannot be done as it is written: ${list(projects)}; see Feasibility.`,
  firstOfAll: (change) => `First of all, make it possible: ${change}.`,
  nearest: (change) => `Nearest change: ${change}.`,
  nothingLifts: "No single change that was tried lifts it.",
  also: (changes) => `Or: ${changes.join("; or ")}.`,
  amount: (name, from, to, more) => `${name} at ${to} instead of ${from} (${more} more)`,
  batch: (from, to) => `a batch of ${to} on each GPU instead of ${from}`,
  method: (from, to) => `train by ${to} instead of ${from}`,
  precision: (from, to) => `serve in ${to} instead of ${from}`,
  device: (from, to) => `${to} in the place of ${from}`,
  model: (from, to) => `${to} as the base instead of ${from}`,
  horizon: (from, to) => `a horizon of ${to} instead of ${from}`,
  deadline: (from, to) => `${to} instead of ${from}`,
  licence: (place) => `a licence that allows a product in ${place}`,
  type: (text) => `(${text})`,
  write: (place, text) => `(write ${text} in ${place})`,
  holds: (probability) => `it then holds in ${probability}`,
  leaves: (limits) => `, but then ${list(limits)} ${limits.length === 1 && limits[0] !== "data" ? "binds" : "bind"}`,

  unknownLicence: (names) => `No source tells the licence of ${list(names)}.`,
  conditions: (names) => `Licences with conditions to be read: ${list(names)}.`,
  note: "Middle figures. Data are what the method needs at least; memory of training is as planned, with what plans are off by, that of serving as its planner counts it. Each change was run.",
}
