/** The sentences on choosing by more than the mean, in English. */
import type { PreferenceCode } from "./codes.ts"
import { anyOf, didYouMean } from "./phrases-en.ts"
import type { PreferenceWords } from "./preference-words.ts"
import { code, type Sentence } from "./sentence.ts"

const joined = (items: readonly string[], last: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`
const either = (names: readonly string[]): string => joined(names, "or")

export const preferenceEn: PreferenceWords = {
  heading: "By your criteria",
  titles: {
    dominance: "What nobody should choose",
    risk: "How much risk you bear",
    criteria: "By your criteria",
    front: "Expectation and survival",
  },
  captions: {
    certain: "What each project is worth for certain, by risk tolerance",
    certainByAversion: "The same, by relative risk aversion",
    figures: "Each project by each criterion",
    methods: "Ways to choose",
    weights: "Weights that make each project the first",
  },
  columns: {
    project: "project",
    criterion: "criterion",
    weight: "weight",
    worth: "worth",
    tolerance: "risk tolerance",
    aversion: "relative aversion",
    weighted: "weighted sum",
    topsis: "TOPSIS",
    first: "first (SMAA)",
    firstAny: "first, any weights",
    confidence: "sure",
    expected: "expected",
    survival: "survival",
    decisions: "decisions",
    kept: "cash kept",
  },
  dominated: {
    statewise: (worse, better) => `Nobody should choose ${either(worse)}: in no sample is it worth more than ${better}.`,
    first: (worse, better) =>
      `Nobody should choose ${either(worse)}: whatever amount you hope for, ${better} reaches it at least as often.`,
    second: (worse, better) =>
      `Nobody who dislikes risk should choose ${either(worse)}: ${better} is worth no less on average and, whatever amount you need, falls short of it by less.`,
  },
  noneDominated: "No project is beaten by another in every respect: each is the right choice for someone.",
  always: (best, least) =>
    `Of the projects, ${best} stays the best however little risk you bear (looked at down to a risk tolerance of ${least}).`,
  keeping: {
    from: (best, tolerance) =>
      `${best} is worth more than keeping the cash to whoever has a risk tolerance above ${tolerance}; to all others the cash is worth more.`,
    always: (best) => `${best} is worth more than keeping the cash at every risk tolerance that was looked at.`,
    never: (best) => `Keeping the cash is worth more than ${best} to everyone who does not seek risk.`,
  },
  until: (best, tolerance, half, next) =>
    `${best} stays the best down to a risk tolerance of ${tolerance}; if an even chance of winning ${tolerance} or losing ${half} is too much for you, ${next} is the better choice.`,
  below: (tolerance, next) => `Below ${tolerance} it is ${next}.`,
  certain: (best) => `Nothing is uncertain here, so ${best} is the best however little risk you bear.`,
  meanOnly: (first) => `By the mean alone ${first} would be the best.`,
  agree: (project) => `The ranking, the weighted sum, SMAA and TOPSIS all choose ${project}.`,
  differ: (ranking, others) => `The ranking chooses ${ranking}; ${others.join("; ")}.`,
  byWays: (project, ways) => `${joined(ways, "and")} ${ways.length === 1 ? "chooses" : "choose"} ${project}`,
  ways: { objective: "the ranking", weighted: "the weighted sum", acceptability: "SMAA", topsis: "TOPSIS" },
  ratios:
    "TOPSIS goes by ratios: a criterion in which the projects differ by little in proportion counts for little there, whatever its weight.",
  because: (criterion, weight, better, worse) =>
    `Most of what speaks for ${better} against ${worse} is ${criterion} (weight ${weight}).`,
  weightsFrom: {
    given: "Weights are those of the file, brought to a sum of one.",
    judged: "Weights come from the judgements in pairs (AHP, principal eigenvector).",
    ordered: "Of the weights only the order is known: the sum uses the centre of all weights in that order.",
    open: "The file says nothing of weights: the sum weighs all criteria alike, SMAA tries all weights.",
  },
  consistent: (ratio) => `The judgements agree well enough: their consistency ratio is ${ratio}.`,
  inconsistent: (ratio) => `The judgements contradict each other: their consistency ratio is ${ratio}, more than a tenth.`,
  anyWeights: (project, share) => `Whatever the weights, ${project} comes first under ${share} of them.`,
  rank: (place) => ["first", "second", "third", "fourth", "fifth"][place - 1] ?? `place ${place}`,
  says: {
    ranks: (project, share) => `${project} takes the first place most often, in ${share} of the draws of outcomes and weights.`,
    surer: (project, expected, survival) =>
      `Other decisions that were tried would have ${project} survive with a probability of ${survival}, for ${expected}.`,
    front: (best, expected, survival) => `${best} expects ${expected} and survives with a probability of ${survival}.`,
  },
  charts: { ranks: "How often each project takes each place", front: (objective) => `Survival, and ${objective} on average` },
  best: "at its best decisions",
  tried: "other decisions that were tried",
  notes: {
    certain:
      "The certain amount that is worth as much as the project to someone with that risk tolerance (utility falls exponentially with losses); the best of each row stands out. The tolerance is the stake of the largest bet you would just take: an even chance to win it or to lose half of it.",
    aversion:
      "Someone with a relative aversion of none goes by the mean, of one by the logarithm; amounts below zero count as nearly nothing, so that from one on the chance of ending with nothing decides.",
    methods:
      "Weighted sum: weight times worth, added up. SMAA: how often the project comes first by that sum, made anew in every sample with its own figures and weights; any weights: over all weights there are; sure: how often it comes first under the weights that suit it best. TOPSIS: how near it comes to the best figure of each criterion and how far it stays from the worst.",
    worth:
      "Worth by a criterion is nothing for the project with the worst figure, one for that with the best, and in proportion in between.",
    ranks: "Places over all outcomes and the weights as the file gives them; ties are shared.",
    front: "What lies above and to the right is better in both.",
    tried:
      "Diamonds are projects at their best decisions, squares are other decisions that were tried on fewer samples. What lies above and to the right is better in both.",
  },
  opening: "The ranking goes by one figure. This chapter asks what else may decide.",
}

export const preferenceMistakesEn: Readonly<Record<PreferenceCode, Sentence>> = {
  "bad-judgement": (p) => [
    `${code(p("got"))} is no judgement of two criteria.`,
    "write how many times as important the first one is, from 1/9 to 9: `fit over survival: 3`",
  ],
  "bad-risk-tolerance": () => [
    "A risk tolerance is one fixed amount above 0.",
    "write the stake of the largest bet you would just take, an even chance to win it or lose half of it: `riskTolerance: 1M USD`",
  ],
  "criterion-quantity": (p) => [
    `The criterion ${code(p("criterion"))} asks for ${code(p("name"))}; there is none in ${anyOf(p.list("projects"))}.`,
    didYouMean(p, "name a quantity that every project has, or give `scores`"),
  ],
  "criterion-score-missing": (p) => [
    `The criterion ${code(p("criterion"))} has no score for ${anyOf(p.list("projects"))}.`,
    "give each project a number or an interval under `scores`",
  ],
  "criterion-source": () => [
    "A criterion has either `scores` by project or a `quantity` of each project (with `at` where one of its figures is meant).",
    "write `{ scores: { assistant: 7 to 9, … } }` or `{ quantity: survival }`",
  ],
  "criterion-unknown": (p) => [
    `The criterion ${code(p("criterion"))} was left out: of some project its figure is not known or not finite.`,
    "see which samples have none: `venturi run FILE`",
  ],
  "criterion-weights": () => [
    "Weights are given in one way for all criteria: a `weight` of each, an `order` of each, or `judgements` of every pair.",
    "give them all the same key, or leave out all of them",
  ],
  "judgement-missing": (p) => [
    `Not every pair of criteria is judged: ${p.list("pairs").map(code).join(", ")}${Number(p("more")) > 0 ? ` and ${p("more")} more` : ""}.`,
    "judge these too",
  ],
  "judgement-twice": (p) => [
    `${code(`${p("over")} over ${p("under")}`)} is judged already, or is one criterion.`,
    "keep one judgement of each pair",
  ],
  "judgements-inconsistent": (p) => [
    `The judgements contradict each other (consistency ratio ${p("ratio")}, above 0.1): ${code(`${p("over")} over ${p("under")}`)} is judged ${p("given")}, the others together say ${p("implied")}.`,
    "think this pair over again",
  ],
  "two-risk-attitudes": () => ["`riskAversion` and `riskTolerance` are two ways to say the same thing.", "keep one of them"],
}
