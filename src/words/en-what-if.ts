/** The sentences on flips, failing and blows, in English. */
import type { StressCode } from "./codes.ts"
import { anyOf, didYouMean } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"
import type { WhatIfWords } from "./what-if-words.ts"

const and = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`

export const whatIfEn: WhatIfWords = {
  heading: "When it fails",
  opening: "How far the answer holds: what would change the choice, when the best project fails, and what blows do to it.",
  titles: { flips: "Where the choice flips", failures: "When it fails", stress: "Stress tests" },
  flips: {
    told: (takes, input, side, at, usual, likely) =>
      `${takes === null ? "Keeping the cash is the better choice" : `The choice flips to ${takes}`} where ${input} is ${side} ${at} (its median is ${usual}; ${likely} likely).`,
    none: "No single input flips the choice anywhere in its range.",
    chart: (input) => `What the choice is worth by ${input}`,
    says: (best, other, at) => `At ${at} ${best} and ${other} are worth the same.`,
    caption: "Figures at which the choice flips",
    columns: { input: "input", usual: "median", at: "flips", probability: "probability", takes: "better then" },
    side: { below: (at) => `below ${at}`, above: (at) => `above ${at}` },
    keepsCash: "keeping the cash",
    mark: "flips",
    note: "One input is held at a figure, what is correlated with it goes along, all else stays as drawn; decisions stay as chosen.",
  },
  failures: {
    rule: {
      ruin: (conditions, density, base, coverage) =>
        `It dies when ${and(conditions)}: ${density} of such cases end in ruin (${base} of all), and ${coverage} of all ruins are such.`,
      survival: (conditions, density, base, coverage) =>
        `It lives when ${and(conditions)}: ${density} of such cases survive (${base} of all), and ${coverage} of all that survive are such.`,
      "lowest-tenth": (conditions, density, base, coverage) =>
        `It goes worst when ${and(conditions)}: ${density} of such cases are among the worst tenth (${base} of all), and ${coverage} of the worst tenth are such.`,
    },
    further: {
      ruin: (conditions, density, base, coverage) =>
        `Otherwise it dies when ${and(conditions)}: ${density} of such cases (${base} of those left), another ${coverage} of all ruins.`,
      survival: (conditions, density, base, coverage) =>
        `Otherwise it lives when ${and(conditions)}: ${density} of such cases (${base} of those left), another ${coverage} of all that survive.`,
      "lowest-tenth": (conditions, density, base, coverage) =>
        `Otherwise it goes worst when ${and(conditions)}: ${density} of such cases (${base} of those left), another ${coverage} of the worst tenth.`,
    },
    none: {
      ruin: "No simple rule tells when it dies: many things must come together.",
      survival: "No simple rule tells when it lives: many things must come together.",
      "lowest-tenth": "No simple rule tells when it goes worst: many things must come together.",
    },
    input: {
      atMost: (name, to) => `${name} is at most ${to}`,
      atLeast: (name, from) => `${name} is at least ${from}`,
      between: (name, from, to) => `${name} is between ${from} and ${to}`,
    },
    launch: {
      before: (month) => `the launch comes before ${month}`,
      from: (month) => `the launch comes in ${month} or later`,
      between: (from, before) => `the launch comes from ${from} on and before ${before}`,
      never: "there is no launch",
    },
    event: {
      before: (name, month) => `the risk “${name}” strikes before ${month}`,
      notBefore: (name, month) => `the risk “${name}” does not strike before ${month}`,
      between: (name, from, before) => `the risk “${name}” first strikes from ${from} on and before ${before}`,
      ever: (name) => `the risk “${name}” strikes at all`,
      never: (name) => `the risk “${name}” does not strike`,
    },
    round: { fails: (name) => `the funding “${name}” fails`, comes: (name) => `the funding “${name}” works out` },
    caption: {
      ruin: "Rules that tell ruin",
      survival: "Rules that tell survival",
      "lowest-tenth": "Rules that tell the worst tenth",
    },
    columns: {
      conditions: "when",
      density: "of such cases",
      base: "of all compared",
      coverage: "covers",
      support: "how often",
    },
    note: "Found by peeling (PRIM) on one half of the draws and told by the other half. “Covers” is the share of all such outcomes that the rule explains, “how often” that of the cases it is about. Of a second rule all figures but what it covers are of the cases outside the first.",
  },
  stress: {
    builtIn: {
      revenue: (size) => `revenue ${size}`,
      launch: (size) => `launch ${size}`,
      compute: (size) => `compute prices ${size}`,
      funding: () => "no money from outside",
      churn: (size) => `churn ${size}`,
      price: (size) => `prices ${size}`,
    },
    ofFile: (name) => `“${name}”`,
    scenario: (name) => `scenario “${name}”`,
    worst: (blow, project, survival, before, worth) =>
      `Hardest of the stress tests: ${blow}. ${project} survives in ${survival} instead of ${before} and is worth ${worth}.`,
    worstWorth: (blow, project, worth) => `Hardest of the stress tests: ${blow}. ${project} is worth ${worth} then.`,
    changes: (cases) => `Another choice would be better with ${and(cases.map(({ blow, best }) => `${blow} (${best})`))}.`,
    staysBest: (project) => `${project} stays the best project in every test.`,
    breaks: (blows) => `Ruin in half of the cases takes: ${blows.join("; ")}.`,
    broken: (project) => `${project} ends in ruin in half of the cases as it is, without any blow.`,
    timesAsHard: (blow, times) => `${blow} ${times} times as hard`,
    deadly: (a, b, survival) => `Together ${a} and ${b} leave a survival of ${survival}, though neither alone takes half.`,
    caption: "Stress tests",
    columns: { blow: "blow", best: "best then", worth: "worth", survival: "survival", breaking: "ruins half at" },
    breaking: { broken: "as it is", never: "never" },
    asItIs: "as planned",
    note: "Worth and survival are those of the best project; decisions stay as chosen. Every blow lasts from the start to the end.",
  },
}

export const stressMistakesEn: Readonly<Record<StressCode, Sentence>> = {
  "bad-stress": (p) => [
    `${p("got") === "" ? "This" : code(p("got"))} is no change of a quantity.`,
    "write a share of it, not below -100 %, or an amount to be added: `revenue: -30 %`, `launch: +6 months`",
  ],
  "stress-stock": (p) => [
    `${code(p("name"))} is a stock, which piles up: a blow of one size cannot be added to it.`,
    "strike the flow into it or out of it",
  ],
  "stress-fixed": (p) => [
    `${code(p("name"))} is chosen or written month by month: a blow cannot fall on it.`,
    "strike what is made of it",
  ],
  "stress-target": (p) => [
    `No project has a quantity ${code(p("name"))}.`,
    didYouMean(p, `\`venturi explain FILE\` lists all quantities, such as ${anyOf(["business.revenue", "launch"])}`),
  ],
}
