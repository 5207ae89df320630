/** What the reports say, in English. */
import type { ReportWords, VerdictFacts } from "./report-words.ts"

const because = ({ reasons }: VerdictFacts): string => (reasons.length === 0 ? "" : `; ${reasons.join("; ")}`)
const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`
}

function standing({ projects, probabilityBest, beatsNothing }: VerdictFacts): string {
  const first =
    projects === 1 ? "it is the only project" : `it is the best of ${projects} projects in ${probabilityBest} of the samples`
  return beatsNothing === null
    ? first
    : `${first} and worth more than doing nothing in ${beatsNothing}${projects === 1 ? " of the samples" : ""}`
}

const resourceKinds: Readonly<Record<string, (owner: string) => string>> = {
  cash: () => "cash",
  gpus: (owner) => `GPUs ${owner}`,
  data: (owner) => `data ${owner}`,
  people: (owner) => `people ${owner}`,
  channels: (owner) => `channel ${owner}`,
}

export const reportEn: ReportWords = {
  warned: (code) => `${code} (warning)`,
  fix: (text) => `fix: ${text}`,
  write: (text) => `write \`${text}\``,
  leaveOut: "leave this out",
  alsoHere: (place) => `also here: ${place}`,
  problems: (errors, warnings) =>
    list([
      ...(errors > 0 ? [many(errors, "error", "errors")] : []),
      ...(warnings > 0 ? [many(warnings, "warning", "warnings")] : []),
    ]),
  isRight: (file, quantities, projects) =>
    `${file} is right: ${many(quantities, "quantity", "quantities")}, ${many(projects, "project", "projects")}.`,
  otherwise: (code) => `Something is wrong here (${code}).`,

  headings: {
    verdict: "Verdict",
    ranking: "Ranking",
    glance: "Survival and money",
    advantage: "Your advantage",
    drivers: "What decides it",
    next: "What to do next",
    warnings: "Warnings",
  },
  columns: {
    quantity: "quantity",
    unit: "unit",
    mean: "mean",
    p5: "5 %",
    p50: "50 %",
    p95: "95 %",
    project: "project",
    best: "is best",
    beats: "beats nothing",
    survival: "survives",
    resource: "resource",
    oneMore: "one more adds",
    interval: "5 to 95 %",
    without: "lost without it",
  },
  rows: {
    value: "value today",
    minimumCash: "lowest cash",
    peakFunding: "most funding needed",
    launch: "launch",
    breakEven: "break-even",
    objective: (name) => `objective: ${name}`,
  },
  groups: {
    written: "Written in the file",
    resources: "Resources",
    shared: "Shared by all projects",
    project: (name) => `Project ${name}`,
  },

  never: "never",
  neverWith: (probability) => `never: ${probability}`,
  month: (number) => `month ${number}`,
  calendar: (year, month) => `${year}-${String(month).padStart(2, "0")}`,
  range: (low, high) => `${low} to ${high}`,
  named: (meaning, path) => `${meaning} (${path})`,
  list,
  samples: (count, seed) => `${count} samples, seed ${seed}.`,
  interval: "One sample of twenty lies below the 5 % figure, half below the 50 % one, one of twenty above the 95 % one.",

  choose: (facts) => `Choose ${facts.project}: ${standing(facts)}${because(facts)}.`,
  gamble: (facts) =>
    `Choose ${facts.project}, as a bet that pays on average but loses more often than it wins: ${standing(facts)}${because(facts)}.`,
  keepCash: (facts) =>
    `Keep the cash: no project is worth more than doing nothing. The best, ${facts.project}, beats it in ${facts.beatsNothing ?? "none"} of the samples${because(facts)}.`,
  ahead: (value, more, next) => `it is worth ${value} on average, ${more} more than ${next}`,
  behind: (value) => `on average it is worth ${value}`,
  worth: (value) => `it is worth ${value} on average`,
  strongest: (resource, loss) => `its strongest resource is ${resource}, without which ${loss} would be lost`,
  survives: (probability) => `it survives to the end in ${probability}`,
  unkept: (constraints) => `It does not keep what you demanded: ${constraints}.`,
  doingNothing: "Doing nothing (keeping the cash) stands beside the ranking, not in it.",

  theValue: "the value",
  theRuin: "the probability of ruin",
  keeping: (quantity) => `the probability of keeping the constraint on ${quantity}`,
  projectSurvives: (project, probability) => `${project}: survives to the end in ${probability}`,

  decided: (decisions) => `decide: ${decisions}`,
  kept: (text, probability) => `kept: ${text} (${probability})`,
  notKept: (text, probability) => `not kept: ${text} (${probability})`,
  resource: (kind, owner) => resourceKinds[kind]?.(owner) ?? `${kind} ${owner}`,
  noResources: "The file names no resources.",
  advantageNote: (quantity) =>
    `What one more unit adds to ${quantity}, and what would be lost without the resource; project and decisions are chosen anew each time.`,

  driver: (direction, share, knowing) => `${direction}: ${share} of the spread${knowing === "" ? "" : `; ${knowing}`}.`,
  raises: (input, quantity) => `Higher ${input} raises ${quantity}`,
  lowers: (input, quantity) => `Higher ${input} lowers ${quantity}`,
  sways: (input, quantity) => `${input} moves ${quantity} in no one direction`,
  knowing: (value) => `knowing it beforehand is worth ${value}`,
  knowingAll: (value) => `Knowing everything beforehand would be worth ${value}; no study is worth more.`,
  nothingDecides: "No uncertain input moves the result.",

  actions: {
    decide: ({ name, from, to, effect }) => `Set ${name} to ${to} instead of ${from}: ${effect}.`,
    add: ({ name, from, to, effect }) => `Get more ${name}, ${to} instead of ${from}: ${effect}.`,
    drop: ({ name, from, effect }) => `Do without ${name}, now ${from}, whom no task needs: ${effect}.`,
    "find-out": ({ name, effect }) => `Find out ${name} before you commit: ${effect}.`,
    protect: ({ name, from, effect }) => `Guard against the risk ${name}, now ${from}: without it ${effect}.`,
    secure: ({ name, from, effect, otherwise }) =>
      `Secure the funding ${name}, now ${from} likely: ${effect}${otherwise === "" ? "" : `; if it never comes, ${otherwise}`}.`,
    hasten: ({ name, from, to, effect }) => `Shorten the task ${name} to ${to} instead of ${from}: ${effect}.`,
    improve: ({ name, from, to, effect }) => `Bring ${name} from ${from} to ${to}: ${effect}.`,
    watch: ({ name, from, to, effect }) => `Watch ${name}: when it is ${to} instead of ${from}, ${effect}.`,
  },
  moves: (what, by, error) => `${what} ${by}${error === "" ? "" : ` ± ${error}`} on average`,
  movesBy: (what, by) => `${what} ${by}`,
  survivalMoves: (by) => `, survival ${by}`,
  until: (month) => `By ${month}.`,
  costs: (value) => `It costs ${value}.`,
  points: (figure) => `${figure} percentage points`,
  nothingToDo: "Nothing that was tried moves the result.",
  noWarnings: "None.",
  openAny: (command) => `${command} opens any number down to its sources.`,

  source: {
    written: (place) => `you, ${place}`,
    byDefault: (source) => `default: ${source}`,
    assumption: (source) => `default, an assumption: ${source}`,
    formula: "built-in formula",
    formulaFrom: (source) => `built-in formula: ${source}`,
  },
  kinds: {
    constant: "figure",
    random: "uncertain",
    decision: "decision",
    bound: "bound",
    data: "observed",
    formula: "formula",
    stock: "stock",
    steps: "by month",
  },
  byMonth: (figure) => `by month ${figure}`,
  seeAbove: (path) => `${path} (see above)`,
  is: (path, value) => `${path} = ${value}`,
  dated: (month, value) => `${month}: ${value}`,
  withRange: (value, range) => `${value} (${range})`,
}
