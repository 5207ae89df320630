/** What is sold: each line with its kind, its price or prices, and the terms that were written of it. */
import type { RevenueTerm } from "../../../words/index.ts"
import type { Block, Line, Row } from "../document.ts"
import { computedOf, toldLine } from "./quantity-table.ts"
import { joined, said, tableOf } from "./setting.ts"
import { called, namesOf, own, type Subject, writtenAt } from "./subject.ts"
import { termOf } from "./terms.ts"
import { wordFor } from "./word-for.ts"

export function revenueTable(subject: Subject): Block[] {
  const { columns, captions, revenueKinds } = subject.pen.words.chapters
  const rows = lineNames(subject).map((name): Row => {
    const kind = textOf(subject, name, "kind")
    return {
      cells: [said(called(subject, name)), said(wordFor(revenueKinds, kind)), priceOf(subject, name), termsOf(subject, name)],
    }
  })
  return tableOf(captions.revenueLines, [columns.line, columns.kind, columns.price, columns.terms], rows)
}

/** As in the file: amounts are the library's and have no place there, the figures of a line have one. */
export function lineNames(subject: Subject): readonly string[] {
  const { model } = subject.pen.about
  const place = (name: string): number => {
    const starts = [...model.quantities.values()].flatMap(({ path, definition }) =>
      path.startsWith(`${own(subject, `revenue.${name}`)}.`) && definition.origin.kind === "file"
        ? [definition.origin.span.start]
        : [],
    )
    return Math.min(...starts)
  }
  return namesOf(subject, "business.revenue.", ".amount").toSorted((a, b) => {
    const [left, right] = [place(a), place(b)]
    return left === right ? 0 : left - right
  })
}

function textOf({ texts, label }: Subject, name: string, ...keys: readonly string[]): string | null {
  return texts.text("projects", label, "revenue", name, ...keys)
}

function priceOf(subject: Subject, name: string): Line {
  const { words } = subject.pen
  const root = own(subject, `revenue.${name}`)
  const { ofThousand, ofOrders, ofSavings } = words.revenue
  const cpm = writtenAt(subject, `${root}.cpm`)
  const thousand = cpm === null || cpm.includes("impression") ? [] : said(` ${ofThousand}`)
  return joined(words, [
    computedOf(subject, `${root}.price`),
    partsOf(subject, name),
    tiersOf(subject, name),
    stepsOf(subject, name),
    cpm === null ? [] : [...computedOf(subject, `${root}.cpm`), ...thousand],
    behind(computedOf(subject, `${root}.take`), [...said(`${ofOrders} `), ...computedOf(subject, `${root}.value`)]),
    behind(computedOf(subject, `${root}.fee`), said(ofSavings)),
  ])
}

/** A figure and what is said of it; nothing without the figure. */
function behind(figure: Line, more: Line): Line {
  return figure.length === 0 ? [] : [...figure, ...said(" "), ...more]
}

/** Prices of what a token is. */
function partsOf(subject: Subject, name: string): Line {
  const { words } = subject.pen
  const keys = ["input", "cached", "output"] as const
  return joined(
    words,
    keys.map((key) => {
      const figure = computedOf(subject, `${own(subject, `revenue.${name}`)}.price.${key}`)
      return figure.length === 0 ? [] : [...said(`${words.revenue.parts[key]} `), ...figure]
    }),
  )
}

function tiersOf(subject: Subject, name: string): Line {
  const { words } = subject.pen
  const names = namesOf(subject, `revenue.${name}.tiers.`, ".price")
  return joined(
    words,
    names.map((tier) => {
      const root = `${own(subject, `revenue.${name}`)}.tiers.${tier}`
      const share = computedOf(subject, `${root}.share`)
      const taken = share.length === 0 ? [] : [...said(" ("), ...share, ...said(")")]
      return [...said(`${called(subject, tier)} `), ...computedOf(subject, `${root}.price`), ...taken]
    }),
  )
}

/** `0.02 EUR/request`, from `20k request` `0.012 EUR/request`. */
function stepsOf(subject: Subject, name: string): Line {
  const { words } = subject.pen
  const starts = subject.texts.keys("projects", subject.label, "revenue", name, "steps")
  return joined(
    words,
    starts.map((start, k) => {
      const price = computedOf(subject, `${own(subject, `revenue.${name}`)}.steps.${k + 1}`)
      return k === 0 ? price : [...said(`${words.revenue.fromUse} `), ...toldLine(subject, start), ...said(" "), ...price]
    }),
  )
}

const order: readonly RevenueTerm[] = [
  ...(["maintenance", "renewal", "orders", "baseline", "achieved", "risk", "work", "sessions", "impressions", "fill"] as const),
  ...([
    "network",
    "share",
    "freemium.paying",
    "trial.lasts",
    "trial.converts",
    "discount",
    "annual_share",
    "annual_discount",
  ] as const),
  ...(["refund_unused", "free", "minimum", "proves", "refunds", "from", "until", "terms"] as const),
]

function termsOf(subject: Subject, name: string): Line {
  const { words } = subject.pen
  const { terms, billedYearly, doneBy, inMilestones } = words.revenue
  const root = own(subject, `revenue.${name}`)
  const people = textOf(subject, name, "people")
  const after = textOf(subject, name, "after")
  const isYearly = textOf(subject, name, "billing") === "annual" && textOf(subject, name, "annual_share") === null
  return joined(words, [
    people === null ? [] : said(doneBy(people)),
    ...order.map((key) => termOf(subject, terms[key], `${root}.${key}`)),
    isYearly ? said(billedYearly) : [],
    namesOf(subject, `revenue.${name}.milestones.`, ".share").length === 0 ? [] : said(inMilestones),
    after === null ? [] : said(words.chapters.after(after)),
  ])
}
