/** The sentences on gates, in English. */
import type { StagedCode } from "./codes.ts"
import { code, type Sentence } from "./sentence.ts"
import type { GateSaid, StagedWords } from "./staged-words.ts"

const called = ({ when, name }: GateSaid): string => (name === "" ? when : `${when} (${name})`)
const done = ({ otherwise }: GateSaid): string => (otherwise === null ? "stop" : `go over to ${otherwise}`)
const condition = ({ seen }: GateSaid): string =>
  seen === null ? " whatever is seen" : ` if ${seen.quantity} ${seen.side === "below" ? "<" : "≥"} ${seen.threshold}`

export const stagedEn: StagedWords = {
  heading: "Go or no-go",
  opening: "A project need not run to the end whatever comes. This chapter asks what it is worth to look again on the way.",
  launch: "at the launch",
  month: (month) => `in ${month}`,
  about: (month) => `about ${month}`,
  given: (project, worth, without, gain) => `With its gates ${project} is worth ${worth} instead of ${without} (${gain}).`,
  usual: (project, worth, without, gain) =>
    `Looking again at ${project} on the way, and stopping where it no longer pays, makes it worth ${worth} instead of ${without} (${gain}).`,
  gain: (change, error) => `${change} ± ${error}`,
  ruin: (after, before) => `It ends in ruin in ${after} of the samples then, instead of ${before}.`,
  idle: (project) => `The gates of ${project} add nothing that is sure.`,
  blind: (worth) => `To decide the same without looking would be worth ${worth}: what is seen there changes next to nothing.`,
  rule: (gate) =>
    `${called(gate)}: ${done(gate)}${condition(gate)}; that comes about in ${gate.share} of the samples.`.replace(/^./u, (c) =>
      c.toUpperCase(),
    ),
  byRules: (gain) => `The following rules add ${gain} of that; the rest comes of judging by all that is seen together.`,
  called,
  short: (gate) => `${done(gate)}${condition(gate)}`,
  telling: (gate, alone) =>
    `The gate that tells most is the one ${called(gate)}: ${done(gate)}${condition(gate)}. It alone adds ${alone} and stops ${gate.share} of the samples.`,
  overtakes: (project, worth, best) =>
    `With gates ${project} would come first, worth ${worth}: it can be stopped in time more cheaply than ${best}.`,
  columns: {
    gate: "gate",
    held: "something to decide",
    rule: "stop",
    stops: "stopped",
    alone: "it alone adds",
    project: "project",
    with: "with gates",
    without: "going on whatever comes",
  },
  goOn: "go on whatever is seen",
  together: "by several figures together, none of which tells enough alone",
  charts: {
    worth: (objective) => `What gates do to ${objective}`,
    stops: (project) => `How often ${project} is stopped, gate by gate`,
  },
  chartLabels: { with: "with gates", without: "going on whatever comes", stops: "stopped" },
  note: (foresight) =>
    `Each rule is learnt on other samples than those that it is held against, so the gain is rather too low than too high (Longstaff and Schwartz 2001); who knew everything beforehand would gain ${foresight}. The ranking leaves gates out.`,
  usualNote:
    "The file has no gates; these are the usual ones, at the launch and after half a year, one year and two years. Stopping gives the founders' share of the cash left then, less debt and discounted; write `gates` to say otherwise.",
}

export const stagedMistakesEn: Readonly<Record<StagedCode, Sentence>> = {
  "gate-gets": (p) => [
    p("project") === ""
      ? `What stopping gives is not known here: a project of formulas alone has no cash that would be left.`
      : `What going over to ${code(p("project"))} gives from then on is not in the model: there it runs from the first month, with all the cash.`,
    `say it in the unit of ${code(p("objective"))}, as today's worth: \`gets: = payoff\``,
  ],
  "gate-gets-twice": () => [
    "A gate has either `gets` or `stopping`.",
    "keep one: `gets` is all that stopping gives, `stopping` what it costs beside the cash left",
  ],
  "gate-months": (p) => [
    "`from`, `to` and `every` are fixed whole months, the first before the last.",
    `write \`from: month 6, to: month 24, every: 3 months\`, at most ${p("most")} of them`,
  ],
  "gate-sees": () => [
    "Nothing is seen at this gate: the project has neither cash nor customers, revenue or costs.",
    "name what is known by then: `sees: [demand]`",
  ],
  "gate-time": () => [
    "A gate has one time: `at` a month, `after` a task, or each month `from` … `to`.",
    "write `at: month 9`, `after: pilot`, or `from: month 6, to: month 24, every: 3 months`",
  ],
}
