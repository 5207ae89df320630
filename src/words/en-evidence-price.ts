/** The sentences of `data price`, in English. */
import type { PriceCode, PriceWords } from "./evidence-price-words.ts"
import { code, type Sentence } from "./sentence.ts"

export const priceEn: PriceWords = {
  about: "surveys of prices: van Westendorp, Gabor–Granger, choices among offers (conjoint)",
  options: {
    kind: "van-westendorp, gabor-granger or conjoint",
    columns:
      "van Westendorp: too_cheap,cheap,expensive,too_expensive; Gabor–Granger: price,buys and, where people answer several times, respondent",
    task: "conjoint: the columns that name a choice: respondent,task",
    chosen: "conjoint: yes for the alternative that was chosen",
    by: "conjoint: what the alternatives are made of: price,brand,support",
    price: "conjoint: the one of them that is paid",
    unit: "unit of the prices, for the answer: USD/month",
  },
  needsKind: "data price needs --kind van-westendorp, gabor-granger or conjoint.",
  needsColumns: "data price needs --columns, such as --columns too_cheap,cheap,expensive,too_expensive or --columns price,buys.",
  needsChoices:
    "data price --kind conjoint needs --task, --chosen and --by, such as --task respondent,task --chosen chosen --by price,brand.",
  columns: {
    point: "point",
    price: "price",
    meaning: "where",
    asked: "asked",
    buy: "buy",
    share: "share",
    fitted: "never rising",
    revenue: "revenue of one asked",
    elasticity: "elasticity",
    chance: "best in",
    part: "part",
    worth: "worth",
    pay: "would pay",
    p: "p",
  },

  westendorp: (lower, upper) => `Prices from ${lower} to ${upper} are accepted.`,
  points: { lower: "lower end", optimal: "fewest refuse", indifference: "indifference", upper: "upper end" },
  pointMeanings: {
    lower: "as many find it too cheap as not cheap",
    optimal: "as many find it too cheap as too expensive",
    indifference: "as many find it cheap as expensive",
    upper: "as many find it too expensive as not expensive",
  },
  noPoint: "the curves do not cross",
  respondents: (rows) => `${rows} respondents whose four prices rise.`,
  leftOut: (rows) => `${rows} whose prices do not rise are left out.`,
  westendorpNote: "What people say that they accept is not what they buy: the range tells where to try, not what to earn.",
  westendorpMethod: "Price sensitivity meter of van Westendorp (1976); intervals by resampling respondents.",

  gabor: (price, revenue, share) => `${price} brings most: ${revenue} of each who is asked, ${share} of whom buy.`,
  gaborInterval: (low, high, sure) => `Other respondents would put the best price between ${low} and ${high} (${sure}).`,
  gaborSame: (price, sure) => `Other respondents would put the best price at ${price} too (${sure}).`,
  gaborAsked: (rows, respondents) =>
    rows === respondents ? `${rows} answers.` : `${rows} answers of ${respondents} respondents.`,
  atEnd: {
    high: "It is the highest that was asked: a higher one may bring more. Ask it.",
    low: "It is the lowest that was asked: a lower one may bring more. Ask it.",
  },
  gaborMethod:
    "Gabor and Granger (1966); shares that never rise with the price by pooling neighbours; arc elasticity against the price one step lower; intervals by resampling respondents.",

  conjointPays: (part, pay, low, high, sure) => `For ${part} they would pay ${pay} (${sure}: ${low} to ${high}).`,
  conjointLikes: (part, isUp) => `${part} is chosen ${isUp ? "more" : "less"} often.`,
  conjointNothing: "None of these parts is shown to matter.",
  priceNotFelt: (price) => `A higher ${price} is not shown to deter: what people would pay cannot be told from these choices.`,
  conjointFit: (tasks, hits, blind) =>
    `${tasks} choices; the likeliest alternative was chosen in ${hits} of them, blindly it would be ${blind}.`,
  conjointRespondents: (respondents) => `${respondents} respondents.`,
  conjointMethod: (isClustered) =>
    `Conditional logit (McFadden 1974); payments by Krinsky and Robb (1986)${isClustered ? "; errors allow for several choices of one respondent" : ""}.`,
}

const holds: Readonly<Record<string, string>> = { number: "numbers", date: "dates", category: "categories", empty: "nothing" }
const columnsOf: Readonly<Record<string, string>> = {
  "van-westendorp": "too_cheap,cheap,expensive,too_expensive",
  "gabor-granger": "price,buys",
}

export const priceMistakesEn: Readonly<Record<PriceCode, Sentence>> = {
  "evidence-price-by": (p) =>
    p("name") === ""
      ? [
          "A choice needs columns that name it and columns that tell its alternatives apart.",
          "write `--task respondent,task --by price,brand`",
        ]
      : [`${code(p("name"))} is none of the columns of \`--by\`.`, "name the price among them too"],
  "evidence-price-choice": (p) => [
    `In ${p("task")} of ${code(p("file"))} ${p("chosen")} of ${p("alternatives")} alternatives are chosen; one of two or more must be.`,
    "give each alternative a row, and yes to the one that was chosen",
  ],
  "evidence-price-columns": (p) => [
    `${p("got")} columns are named; ${p("needed")} are needed.`,
    `write \`--columns ${columnsOf[p("kind")] ?? ""}\``,
  ],
  "evidence-price-number": (p) => [
    `${code(p("name"))} holds ${holds[p("holds")] ?? ""}: a price is a number.`,
    "write figures alone into it, without their currency",
  ],
  "evidence-price-truth": (p) => [
    `${code(p("name"))} holds ${holds[p("holds")] ?? ""}: it must tell yes or no.`,
    "take a column of yes and no, or of 1 and 0",
  ],
}
