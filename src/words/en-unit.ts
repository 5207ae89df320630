/** The English sentences of the report on unit economics. */
import type { UnitWords } from "./unit-words.ts"

export const unitEn: UnitWords = {
  lines: {
    cac: "cost of winning a customer (CAC)",
    ltv: "what a customer brings while it stays (LTV)",
    ltv_discounted: "the same, discounted",
    ltv_to_cac: "LTV over CAC",
    payback: "payback, with those who leave",
    payback_if_kept: "payback, if nobody left",
    lifetime: "time that a customer stays",
    by_month: "margin of a customer by month",
    at_joining: "margin of a customer at joining",
    nrr: "net revenue retention over twelve months (NRR)",
    grr: "gross revenue retention over twelve months (GRR)",
    arr: "recurring revenue of a year (ARR)",
    gross_margin: "gross margin",
    gross_margin_trained: "gross margin after training, as it is spent",
    margin_amortised: "gross margin after training, spread over all that is sold",
  },
  marginOf: (line) => `gross margin of ${line}`,
  idle: "cost of delivering, paid before its line of revenue earned anything (in the gross margin alone)",
  spread: "part of the cost of sales that names no line and is spread over them by revenue",
  captions: {
    byYear: "Unit economics by year",
    atEnd: "At the end of the horizon, beside other companies",
    alive: "Customers who are still there, by the time since they joined",
    net: "What a customer has brought, less what it cost",
    bridge: "Recurring revenue of a year, over the last twelve months",
  },
  benchmark: "others",
  lead: (cac, discounted, ltv) =>
    `At the end of the horizon a new customer costs ${cac} and brings ${discounted} while it stays, discounted to the day it joins; ${ltv} undiscounted (medians).`,
  ratio: (ratio) => `Undiscounted it brings ${ratio} times what it costs.`,
  payback: (months) => `What it cost is paid back after ${months}.`,
  paidAtOnce: "What it brings when it joins pays for what it cost.",
  never: (chance) => `Of the samples in which the venture lives to the end, it is never paid back in ${chance}.`,
  noCost:
    "The plan has no spending on winning customers: what a customer costs to win is not in it, and its worth is told without.",
  byYearNote:
    "Recurring revenue is the mean over all samples at the end of the year. Each ratio is that of the means above and below it, so that it agrees with the figures beside it and with the costs: margins of all that is sold in the year, what customers cost and bring of those who join in it, retention of what recurred a year before its end. A year with next to nothing to measure by (under a fiftieth of the most in any year) has none; nor is LTV told of a year with less than a tenth of the most customers, since each then bears costs that more would share. A year whose joiners nothing was spent on winning has no cost of winning one.",
  benchmarkNote:
    "Of the samples in which the venture lives then. Others are software companies, mostly larger ones; a range from one end to the other. Among these, a payback is the worse the later it comes; more than a century counts as never. Sources: ",
  alive: (share, age) => `Of those who joined, ${share} are still there in ${age} (median).`,
  net: (after) => `What a customer cost is paid back where the line crosses zero: ${after} after it joined (medians).`,
  aliveLabel: "still there",
  age: (month) => `month ${month}`,
  ageColumn: "since joining",
  aliveColumn: "still there",
  paidBack: "paid back",
  zero: "nothing left to pay back",
  bridge: (opening, closing) => `From ${opening} to ${closing}, in the mean.`,
  bridgeSteps: {
    opening: "a year before the end",
    joined: "those who join",
    expansion: "more from those who stay",
    contraction: "less from those who stay",
    churned: "those who leave",
    ruined: "ended as the cash ran out",
    closing: "at the end",
  },
  bridgeLabels: { up: "more", down: "less", total: "recurring revenue of a year" },
  bridgeNote:
    "Monthly recurring revenue times twelve. A rise of price or use counts as more, a fall as less. Once the cash has run out there is none, as in the table by year.",
  movement: "what moves it",
}
