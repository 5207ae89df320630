/** The market in money: all customers, those whom it suits, those who can be reached, by what one of ours pays in a year. */
import type { Block } from "../document.ts"
import { marked } from "../marks.ts"
import { quantityTable } from "./quantity-table.ts"
import { paragraph, sentences } from "./setting.ts"
import { figureOf, own, type Subject, statsAt } from "./subject.ts"

const worths = ["business.tam_worth", "business.sam_worth", "business.som_worth"] as const

/** Nothing where nobody pays again, or the market is counted in money by the file. */
export function worthBlocks(subject: Subject): Block[] {
  const { words } = subject.pen
  const spend = figureOf(subject, own(subject, "unit.spend"), "p50")
  if (spend === null || !spend.value) return []
  const { captions, worth, soldOnce } = words.market
  const isSoldOnce = (statsAt(subject, own(subject, "business.recurring_share"))?.mean ?? 1) < leastRecurring
  return [
    ...quantityTable(
      subject,
      captions.worth,
      worths.map((name) => ({ path: own(subject, name) })),
    ),
    ...paragraph("note", sentences(words, [worth(marked(spend)), isSoldOnce ? soldOnce : null])),
  ]
}

/** Below this share of the revenue, what recurs is not all that is sold. */
const leastRecurring = 0.95
