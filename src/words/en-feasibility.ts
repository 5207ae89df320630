/** What `plan` says of feasibility, in English. */
import type { FeasibilityFacts, FeasibilityWords } from "./feasibility-words.ts"

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`

const binds =
  (what: string) =>
  ({ project, probability, required }: FeasibilityFacts): string =>
    `${project}: not feasible as it stands. ${what} in ${probability} of the samples; ${required} are wanted.`

export const feasibilityEn: FeasibilityWords = {
  heading: "Feasibility",
  columns: { project: "project", dial: "what", needed: "needed", owned: "there is", ratio: "ratio", enough: "chance" },
  dials: { parameters: "parameters that fit", data: "data", gpuHours: "GPU-hours", tasks: "tasks on one base" },
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
  binds: {
    memory: binds("Memory binds first: the model fits"),
    date: binds("The date binds first: it is met"),
    data: binds("Data bind first: they are enough"),
    cash: binds("Cash binds first: it lasts"),
    licence: ({ project }) => `${project}: not feasible as it stands. A licence binds first: it allows no product.`,
  },
  nearest: (change) => `Nearest change: ${change}.`,
  nothingLifts: "No single change that was tried lifts it.",
  also: (changes) => `Or: ${changes.join("; or ")}.`,
  amount: (name, from, to, more) => `${name} at ${to} instead of ${from} (${more} more)`,
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

  unknownLicence: (names) => `No source tells the licence of ${list(names)}.`,
  conditions: (names) => `Licences with conditions to be read: ${list(names)}.`,
  note: "Middle figures. Data are what the method needs at least; memory is rough: it tells what cannot fit. Each change was run.",
}
