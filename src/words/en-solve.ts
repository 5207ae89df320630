/** The sentences of `solve`, in English. */
import type { SolveCode } from "./codes.ts"
import { anyOf, didYouMean, unit } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"
import type { SolveWords } from "./solve-words.ts"

const list = (items: readonly string[], last: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`
const behind = (text: string): string => (text === "" ? "" : ` ${text}`)

export const solveEn: SolveWords = {
  columns: { probability: "probability", mean: "mean", figure: "figure", error: "±", holds: "holds" },
  yes: "yes",
  no: "no",
  today: " (today)",

  atLeast: (value, sure) => `at least ${value}${behind(sure)}`,
  atMost: (value, sure) => `at most ${value}${behind(sure)}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  exactly: (value, sure) => `${value}${behind(sure)}`,
  at: (value) => `at ${value}`,
  anyOf: (values) => list(values, "or"),
  sure: (low, high) => `(${low} to ${high})`,
  sureFrom: (low) => `(from ${low} on)`,
  sureUpTo: (high) => `(up to ${high})`,

  answer: (name, where, today) => `${name}: ${where} — today ${today}.`,
  todayRange: (low, high, middle) => `${low} to ${high}, median ${middle}`,
  result: (condition, figure, today) => `Then ${condition} holds: ${figure}, today ${today}.`,
  alsoHolds: (wheres, others) =>
    `It holds also ${list([...wheres, ...(others === "0" ? [] : [`in ${others} more ${others === "1" ? "stretch" : "stretches"}`])], "and")}.`,
  alsoFor: (options) => `It holds also for ${list(options, "and")}.`,
  comesAndGoes: "It comes and goes: between the values that were looked at there may be more changes than are told.",

  holdsToday: (name, today, condition, figure) => `${name}: ${condition} holds already (${figure}) — today ${today}.`,
  mayFall: (value) => `It may fall to ${value} before that breaks.`,
  mayRise: (value) => `It may rise to ${value} before that breaks.`,
  holdsBelow: (least) => `Lower values do no harm, down to ${least}, as far as was looked.`,
  holdsAbove: (most) => `Higher values do no harm, up to ${most}, as far as was looked.`,
  onlyThere: "It holds at no other value that was looked at.",
  holdsFor: (options) => `Of the options it holds for ${list(options, "and")}.`,

  nowhere: (name, low, high, condition) => `${name}: no value from ${low} to ${high} makes ${condition} hold.`,
  nowhereSeen: (name, low, high, condition, more) =>
    `${name}: from ${low} to ${high}, no value that was looked into makes ${condition} hold. The figure passes it at ${more} more ${more === "1" ? "place" : "places"}, by a jump or not.`,
  noOption: (name, condition) => `${name}: none of the options makes ${condition} hold.`,
  closest: (figure, value) => `The nearest is ${figure}, at ${value}.`,
  unmoved: (name, condition, figure, low, high) =>
    `From ${low} to ${high}, ${name} makes no difference to ${condition}: it stays at ${figure}.`,
  holdsAnyway: "So it holds anyway.",
  failsAnyway: "So it does not hold.",

  moves: {
    proportion: "The whole distribution is moved and keeps its proportions: values are its median.",
    width: "The whole distribution is moved and keeps its width: values are its median.",
    chance: "Values are the probability of the event.",
    count: "Values are the mean of the count.",
  },
  bestProject: (project) => `Looked at for ${project}, the best project; --project NAME takes another.`,
  conditionProject: (project) => `Looked at for ${project}: the condition names a quantity that only this project has.`,
  decides: (path, value) => `decide: ${path} = ${value}`,
  type: (command, figure) => `Try it (${figure}): ${command}`,
  looked: (values, isAll) =>
    isAll
      ? "Every value was looked at, all on the same draws."
      : `${values} values were looked at, all on the same draws; what lies between them is not known.`,
  method:
    "In parentheses: where the condition begins to hold at either end of the 95 % interval of its figure. ± is half of that interval.",

  progress: (share) => `looking for the value … ${share}`,
  needs: "solve needs --for NAME and --such-that CONDITION, such as --for price --such-that 'ruin at end < 5 %'.",
  oneInput: "solve takes one input at a time: give --for once.",
  oneCondition: "solve takes one condition at a time: give --such-that once.",
}

const more = (count: string): string => (Number(count) > 0 ? ` and ${count} more` : "")

export const solveMistakesEn: Readonly<Record<SolveCode, Sentence>> = {
  "solve-between": (p) => [
    `${code(p("got"))} is no range to look in.`,
    `write its two ends with their unit: ${code(p("example"))}`,
  ],
  "solve-between-none": (p) => [
    `No value of ${code(p("name"))} lies within ${code(p("got"))}.`,
    "write a wider range: counts are whole, and what cannot be below zero is not",
  ],
  "solve-between-unit": (p) => [
    `${code(p("name"))} is in ${unit(p("expected"))}, the range in ${unit(p("got"))}.`,
    p("expected") === "" ? "write both ends without a unit" : `write ${code(`5 to 60 ${p("expected")}`)}`,
  ],
  "solve-fixed": (p) => [
    `${code(p("name"))} must be a constant here: the plan is made from it before anything is sampled.`,
    "try single values with `--set`",
  ],
  "solve-formula": (p) => [
    `${code(p("name"))} is a formula: it follows from other quantities.`,
    p.list("inputs").length > 0
      ? `solve for what it depends on: ${anyOf(p.list("inputs"))}${more(p("more"))}`
      : `solve for an input; there is none behind it${more(p("more"))}`,
  ],
  "solve-mean-with": (p) => [
    `A mean holds or does not: ${code(`mean(${p("quantity")})`)} takes no probability.`,
    `leave out either ${code("mean( )")} or the part that begins with ${code("with")}`,
  ],
  "solve-never-equal": (p) => [
    `${code(p("name"))} is spread over many values: that it is exactly ${code(p("value"))} has probability 0.`,
    `compare its mean, ${code(p("mean"))}, or its median, ${code(p("median"))}`,
  ],
  "solve-no-condition": (p) =>
    p.list("parts").length > 0
      ? [
          `${code(p("got"))} is more than one condition; solve takes one condition at a time.`,
          `ask with one of them: ${anyOf(p.list("parts"))}`,
        ]
      : [
          `${code(p("got"))} is no condition: a quantity, when it counts, a comparison and a value are needed.`,
          p("meant") === ""
            ? "write `ruin at end < 5 %`, `cash always > 0 USD with 95 %` or `mean(value) > 2M USD`"
            : `write ${code(p("meant"))}`,
        ],
  "solve-other-project": (p) => [
    `${code(p("project"))} has no ${code(p("name"))}: it is a quantity of ${list(p.list("others").map(code), "and")}.`,
    `look at that project, ${code(`--project ${p("other")}`)}, or name a quantity of this one`,
  ],
  "solve-planned-anew": (p) =>
    `With ${code(`${p("name")} = ${p("text")}`)} in the file, its plan is made anew and the condition does not hold: the answer is that of the plan as it stands.`,
  "solve-several-figures": (p) => [
    `${code(p("name"))} is made of several figures, by month or as a stock.`,
    "name one of them under `assumptions` and solve for that",
  ],
  "solve-unknown-input": (p) => [
    `No input is called ${code(p("name"))}.`,
    didYouMean(p, "`venturi explain FILE` lists all quantities; solve takes a constant, a decision, a range or a resource"),
  ],
  "solve-unknown-project": (p) => [
    `No project is called ${code(p("name"))}.`,
    didYouMean(p, "take one of the names under `projects`"),
  ],
  "solve-unmoved": (p) => [
    `${code(p("condition"))} does not depend on ${code(p("name"))}: no value of it moves the condition.`,
    `see what it depends on: ${code(`venturi explain FILE ${p("condition")}`)}`,
  ],
}
