/** The sentences of `solve`, in English. */
import type { SolveCode } from "./codes.ts"
import { anyOf, didYouMean, unit } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"
import type { SolveWords } from "./solve-words.ts"

const list = (items: readonly string[], last: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`
const behind = (text: string): string => (text === "" ? "" : ` ${text}`)

export const solveEn: SolveWords = {
  columns: { probability: "probability", mean: "mean", error: "±", holds: "holds" },
  yes: "yes",
  no: "no",
  today: "(today)",

  atLeast: (value, sure) => `at least ${value}${behind(sure)}`,
  atMost: (value, sure) => `at most ${value}${behind(sure)}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  exactly: (value) => value,
  anyOf: (values) => list(values, "or"),
  sure: (low, high) => `(${low} to ${high})`,
  sureFrom: (low) => `(from ${low} on)`,
  sureUpTo: (high) => `(up to ${high})`,

  answer: (name, where, today) => `${name}: ${where} — today ${today}.`,
  todayRange: (low, high, middle) => `${low} to ${high}, median ${middle}`,
  result: (condition, figure, today) => `Then ${condition} holds: ${figure}, today ${today}.`,
  alsoHolds: (wheres) => `It holds also ${list(wheres, "and")}.`,

  holdsToday: (name, today, condition, figure) => `${name}: ${condition} holds already (${figure}) — today ${today}.`,
  mayFall: (value) => `It may fall to ${value} before that breaks.`,
  mayRise: (value) => `It may rise to ${value} before that breaks.`,
  holdsBelow: (least) => `Lower values do no harm, down to ${least}, as far as was looked.`,
  holdsAbove: (most) => `Higher values do no harm, up to ${most}, as far as was looked.`,
  holdsFor: (options) => `Of the options it holds for ${list(options, "and")}.`,

  nowhere: (name, low, high, condition) => `${name}: no value from ${low} to ${high} makes ${condition} hold.`,
  noOption: (name, condition) => `${name}: none of the options makes ${condition} hold.`,
  closest: (figure, value) => `The nearest is ${figure}, at ${value}.`,
  unmoved: (name, quantity, figure, low, high) =>
    `From ${low} to ${high}, ${name} makes no difference to ${quantity}: it stays at ${figure}.`,

  moves: {
    proportion: "The whole distribution is moved and keeps its proportions: values are its median.",
    width: "The whole distribution is moved and keeps its width: values are its median.",
    chance: "Values are the probability of the event.",
    count: "Values are the mean of the count.",
  },
  bestProject: (project) => `Looked at for ${project}, the best project; --project NAME takes another.`,
  decides: (path, value) => `decide: ${path} = ${value}`,
  type: (command, figure) => `Try it (${figure}): ${command}`,
  method:
    "All values on the same draws. In parentheses: where the condition begins to hold at either end of the 95 % interval of its figure. ± is half of that interval.",

  progress: (share) => `looking for the value … ${share}`,
  needs: "solve needs --for NAME and --such-that CONDITION, such as --for price --such-that 'ruin at end < 5 %'.",
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
