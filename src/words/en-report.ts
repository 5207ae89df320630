/** What the reports say, in English. */
import type { ReportWords, VerdictFacts } from "./report-words.ts"

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`
}

function standing({ projects, barred, probabilityBest, beatsNothing, survival }: VerdictFacts): string {
  return list([
    projects === 1
      ? barred === 0
        ? "it is the only project"
        : `of ${1 + barred} projects it is the only one that can be done as it is written`
      : `it is the best of ${projects} projects in ${probabilityBest} of the samples`,
    ...(beatsNothing === null
      ? []
      : [`is worth more than doing nothing in ${beatsNothing}${projects === 1 ? " of the samples" : ""}`]),
    ...(survival === null ? [] : [`survives to the end in ${survival}`]),
  ])
}

/** A phrase takes the article; a path, or what begins with `when`, does not. */
const isQuestion = /^(when|whether|how) /u
const the = (name: string): string => (name.includes(" ") && !isQuestion.test(name) ? `the ${name}` : name)

/** Asked for, "the customers that can be reached" would be who they are. */
const figure = (name: string): string => (isQuestion.test(name) ? name : `this figure, ${the(name)}`)

const resourceKinds: Readonly<Record<string, (owner: string) => string>> = {
  cash: () => "cash",
  gpus: (owner) => `GPUs ${owner}`,
  data: (owner) => `data ${owner}`,
  people: (owner) => `people ${owner}`,
  channels: (owner) => `channel ${owner}`,
}

const more: Readonly<Record<string, (name: string) => string>> = {
  gpus: (name) => `Get more GPUs of ${name}`,
  data: (name) => `Get more of the data ${name}`,
  people: (name) => `Hire more: ${name}`,
  channels: (name) => `Reach more customers through the channel ${name}`,
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
    beats: "beats doing nothing",
    survival: "survives",
    resource: "resource",
    oneMore: "one more adds",
    interval: "5 to 95 %",
    without: "lost without it",
  },
  rows: {
    value: "value today",
    minimumCash: "lowest cash",
    peakFunding: "needed without rounds",
    launch: "launch",
    breakEven: "cash flow positive",
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
  named: (meaning, path) => (meaning.endsWith(")") ? `${meaning.slice(0, -1)}; ${path})` : `${meaning} (${path})`),
  list,
  builtIn: (count, example, file) =>
    `Built in: ${count} more${example === null ? "" : `, such as \`${example}\``}. \`venturi explain ${file}\` lists them; \`venturi run ${file} NAME …\` computes some.`,
  samples: (count, seed) => `${count} samples, seed ${seed}.`,
  interval: "One sample of twenty lies below the 5 % figure, half below the 50 % one, one of twenty above the 95 % one.",

  choose: (facts) => `Choose ${facts.project}: ${standing(facts)}.`,
  gamble: (facts) =>
    `Choose ${facts.project}, as a bet that pays on average but loses more often than it wins: ${standing(facts)}.`,
  longShot: ({ project, survival, value, beatsNothing }) =>
    `${project} is a long shot: it is worth ${value} on average, more than the cash, but survives to the end in only ${survival ?? ""} of the samples and is worth more than doing nothing in ${beatsNothing ?? ""}. Choose it only if you can bear to lose everything.`,
  keepCash: ({ project, barred, value, lacks, isAsMuch, beatsNothing, survival }) => {
    const less = isAsMuch ? ", about as much as the cash kept" : lacks === null ? "" : `, ${lacks} less than the cash kept`
    const lives = survival === null ? "" : ` and survives to the end in ${survival}`
    return `Keep the cash: no project ${barred > 0 ? "that can be done " : ""}is ${isAsMuch ? "surely " : ""}worth more than doing nothing. The best, ${project}, is worth ${value} on average${less}; it is worth more than the cash in ${beatsNothing ?? "none"} of the samples${lives}.`
  },
  impossible: ({ project, projects }, why) =>
    projects === 1
      ? `${project} cannot be done as it is written: ${why}.`
      : `None of the ${projects} projects can be done as it is written; ${project} comes first among them, but ${why}.`,
  barred: (project, value, why) => `${project} would be worth ${value} on average, but cannot be done as it is written: ${why}.`,
  wouldBeWorth: (value) => `If it could be done, it would be worth ${value} on average.`,
  ahead: (value, more, next, reasons) =>
    `It is worth ${value} on average, ${more} more than ${next}${reasons.length === 0 ? "" : `: ${list(reasons)}`}.`,
  worth: (value) => `It is worth ${value} on average.`,
  unlawful: (value, other, its, constraint) =>
    `It is worth ${value} on average; ${other} would be worth ${its}, but does not keep ${constraint}.`,
  reasons: {
    recurring: (best, next) => `at the end its recurring revenue is worth ${best} against ${next}`,
    oneOff: (best, next) => `at the end its one-off sales are worth ${best} against ${next}`,
    cash: (best, next) => `at the end it holds ${best} in cash against ${next}`,
    revenue: (best, next) => `in the last month its revenue is ${best} against ${next}`,
    costs: (best, next) => `in the last month it costs ${best} against ${next}`,
    survival: (best, next) => `it survives more often (${best} against ${next})`,
    launch: (sooner) => `it launches ${sooner} sooner`,
  },
  against: (next, reasons) => `But ${next} ${list(reasons)}.`,
  againsts: {
    survival: (next, best) => `survives more often (${next} against ${best})`,
    launch: (sooner) => `launches ${sooner} sooner`,
  },
  roundFails: (name, loss) =>
    `The biggest danger is that the funding “${name}” never comes, which takes away ${loss} on average.`,
  riskIs: (name, often, loss) =>
    `The biggest danger is “${name}”${often === "" ? "" : ` (${often})`}, which takes away ${loss} on average.`,
  dangerIs: (name, from, to, effect) => `The biggest danger is ${the(name)}: when it is ${to} instead of ${from}, ${effect}.`,
  unkept: (constraints) => `It does not keep what you demanded: ${constraints}.`,
  doingNothing: "Doing nothing (keeping the cash) stands beside the ranking, not in it.",
  tied: (share) =>
    `In ${share} of the samples none is better than another, mostly since the cash of each runs out: these count for none.`,

  theValue: "the value",
  theRuin: "the probability of ruin",
  keeping: (quantity) => `the probability of keeping the constraint on ${quantity}`,
  projectSurvives: (project, probability) => `${project}: survives to the end in ${probability}`,

  decided: (decisions) => `decide: ${decisions}`,
  explains: (paths) => `explain: ${paths}`,
  under: (bound) => `under ${bound}`,
  over: (bound) => `over ${bound}`,
  kept: (text, probability) => `kept: ${text} (here ${probability})`,
  notKept: (text, probability) => `not kept: ${text} (here ${probability})`,
  resource: (kind, owner) => resourceKinds[kind]?.(owner) ?? `${kind} ${owner}`,
  noResources: "The file names no resources.",
  advantageNote: (quantity) =>
    `What one more unit adds to ${quantity}, and what would be lost without the resource; project and decisions are chosen anew each time.`,

  perUnit: (resource, unit) => `${resource}, per ${unit.replace(/^1 /u, "")}`,
  allLost: (quantity, resources) =>
    resources.length === 1
      ? `Without ${list(resources)} nothing of ${quantity} is left.`
      : `Without any one of these nothing of ${quantity} is left: ${list(resources)}.`,
  onlyCosts: "A negative figure: one more adds nothing but its cost, such as pay, power or time of training.",
  withoutSaves: "A negative loss: doing without the resource saves that much.",
  unused: (resources) => `However much there is of it, no project changes: ${resources}.`,
  idle: (resources) => `More or none of it changes nothing: ${resources}.`,

  driver: (input, direction, share, knowing) =>
    `${input}: ${direction === "" ? "" : `${direction}; `}${share} of the spread${knowing === "" ? "" : `; ${knowing}`}.`,
  higher: "the higher, the better",
  lower: "the lower, the better",
  sways: "neither high nor low is better throughout",
  byItself: (direction, others) => `by itself ${direction}, but it comes with ${others}`,
  sharesOverlap: (quantity) =>
    `Each share is of the spread in ${quantity}; what two inputs do together counts for both, so shares may add up to more than 100 %.`,
  byDefault: (knowing) => `${knowing === "" ? "" : `${knowing}; `}a default of the catalogue, not the founders' own figure`,
  unknowable: "nobody can know it beforehand: a risk to hedge, or to leave room for",
  knowing: (value) => `knowing it beforehand is worth ${value}`,
  knowingAll: (value) => `Knowing everything beforehand would be worth ${value}; no study is worth more.`,
  nothingDecides: "No uncertain input moves the result.",

  actions: {
    decide: ({ name, from, to, effect }) => `Set ${the(name)} to ${to} instead of ${from}: ${effect}.`,
    add: ({ name, kind, from, to, effect }) =>
      `${more[kind]?.(name) ?? `Get more ${name}`}, ${to} instead of ${from}: ${effect}.`,
    drop: ({ name, from, effect }) => `Do without ${name}, now ${from}, whom no task needs: ${effect}.`,
    "find-out": ({ name, effect }) => `Before you commit, find out ${figure(name)}: ${effect}.`,
    protect: ({ name, from, effect }) => `Guard against the risk ${name}, now ${from}: without it ${effect}.`,
    secure: ({ name, from, effect, otherwise }) =>
      `Secure the funding ${name}, now ${from} likely: ${effect}${otherwise === "" ? "" : `; if it never comes, ${otherwise}`}.`,
    hasten: ({ name, from, to, effect }) => `Shorten the task ${name} to ${to} instead of ${from}: ${effect}.`,
    improve: ({ name, from, to, effect, isMore }) =>
      `${isMore ? "Raise" : "Lower"} ${the(name)}: at ${to} instead of ${from} ${effect}.`,
    gate: ({ name, from, to, effect }) =>
      `Put a gate ${from} after the start, and stop there if ${the(name)} is below ${to}: ${effect}.`,
    watch: ({ name, from, to, effect }) => `Watch ${the(name)}: when it is ${to} instead of ${from}, ${effect}.`,
  },
  moves: (what, by, isUp, error) => `${what} ${isUp ? "rises" : "falls"} by ${by}${error === "" ? "" : ` ± ${error}`} on average`,
  movesBy: (what, by, isUp) => `${what} ${isUp ? "rises" : "falls"} by ${by}`,
  survivalMoves: (by, isUp) => ` and survival ${isUp ? "rises" : "falls"} by ${by}`,
  until: (month) => `By ${month}.`,
  costs: (value) => `It costs ${value}.`,
  points: (figure) => `${figure} percentage points`,
  actionsNote: "Each is tried alone, on the same samples; ± is how far the average may be off because samples are few.",
  worthIt: (project, lacks, enough) => {
    const wanted = `To be worth as much as the cash, ${project} lacks ${lacks} on average.`
    if (enough.length === 0) return `${wanted} None of these is enough alone.`
    if (enough.length === 1) return `${wanted} Number ${enough.join("")} alone would make it worth it.`
    return `${wanted} Any one of numbers ${list(enough.map(String))} would make it worth it.`
  },
  othersUnkept: (constraint, projects) => `Not kept by ${list(projects)}: ${constraint}.`,
  nothingToDo: "Nothing that was tried moves the result.",
  noWarnings: "None.",
  openAny: (command) => `${command} opens any number down to its sources.`,

  source: {
    written: (place) => `you, ${place}`,
    byDefault: (source) => `default: ${source}`,
    ownFile: (source) => `from a file of yours: ${source}`,
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
  othersInJson: (count, path) => `for other values of ${path}: ${count} more, in --json`,
  seeAbove: (path) => `${path} (see above)`,
  is: (path, value) => `${path} = ${value}`,
  dated: (month, value) => `${month}: ${value}`,
  withRange: (value, range) => `${value} (${range})`,
  average: (value) => `${value} on average`,
  probability: (share) => `${share} (probability)`,
  inBrackets: "In parentheses: 5 to 95 %.",
  program: {
    step: "step",
    nodes: "nodes",
    monthly: "computed each month",
    before: "as written",
    fixed: "once a run, the same in every sample",
    main: "for every sample",
    passes: { identities: "identities", geometric: "geometric progressions", reciprocals: "reciprocals" },
  },
}
