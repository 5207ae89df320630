/** What speaks for the best project against the next one, and what for the next one, as parts of sentences. */
import type { Difference } from "../decide/index.ts"
import { unreachable } from "../engine/index.ts"
import type { Figure } from "./document/document.ts"
import { openPath } from "./document/pen.ts"
import type { Named } from "./ranked.ts"
import type { Writer } from "./writer.ts"

type Placed = { readonly one: Difference; readonly at: string }

/** For the best one against the project `name`: of each kind of figure what tells most. */
export function reasonsOf(name: string, writer: Writer): string[] {
  return placedOf(name, "differences", writer).map((placed) => reasonText(placed, name, writer))
}

/** For the project `next`, where there is one and something speaks for it. */
export function againstSentence(next: Named | undefined, writer: Writer): string[] {
  if (next === undefined) return []
  const reasons = placedOf(next.name, "against", writer).flatMap((placed) => againstText(placed, next.name, writer))
  return reasons.length === 0 ? [] : [writer.pen.words.report.against(next.project.label, reasons)]
}

function placedOf(name: string, list: "differences" | "against", { pen }: Writer): Placed[] {
  const { because } = pen.answer
  if (because === null || because.next !== name) return []
  const all = because[list].map((one, k) => ({ one, at: `/because/${list}/${k}` }))
  const told = mostTelling(because[list])
  return all.filter(({ one }) => told.includes(one))
}

/** The first of each kind. */
export function mostTelling(list: readonly Difference[]): Difference[] {
  return list.filter((one, k) => list.findIndex((other) => kindOf(other) === kindOf(one)) === k)
}

/** Figures of one kind mostly tell the same. */
function kindOf({ quantity }: Difference): string {
  if (quantity.startsWith("business.exit_")) return "end"
  return quantity.startsWith("business.") ? "month" : quantity
}

function reasonText(placed: Placed, next: string, writer: Writer): string {
  const said = writer.pen.words.report.reasons
  const [best, its] = figuresOf(placed, next, writer)
  switch (placed.one.quantity) {
    case "business.exit_recurring_value":
      return said.recurring(best, its)
    case "business.exit_one_off_value":
      return said.oneOff(best, its)
    case "business.exit_cash":
      return said.cash(best, its)
    case "business.revenue":
      return said.revenue(best, its)
    case "business.costs":
      return said.costs(best, its)
    case "launch":
      return said.launch(sooner(placed, "next", "best", writer))
    case "survival":
      return said.survival(best, its)
    default:
      return unreachable(placed.one.quantity)
  }
}

/** Less money is told by the ranking already. */
function againstText(placed: Placed, next: string, writer: Writer): string[] {
  const said = writer.pen.words.report.againsts
  if (placed.one.quantity === "launch") return [said.launch(sooner(placed, "best", "next", writer))]
  if (placed.one.quantity !== "survival") return []
  const [best, its] = figuresOf(placed, next, writer)
  return [said.survival(its, best)]
}

function sooner({ one, at }: Placed, later: string, earlier: string, { pen, write }: Writer): string {
  return write(pen.amount(`${at}/${later} - ${at}/${earlier}`, one.unit, openPath(pen, `${pen.answer.best}.launch`)))
}

/** Of the best project and of the next one. */
function figuresOf({ one: { quantity, unit }, at }: Placed, next: string, { pen, write }: Writer): [string, string] {
  const own = quantity === "survival" ? "ruin" : quantity
  const figure = (place: string, project: string): Figure => {
    const opens = openPath(pen, `${project}.${own}`)
    return quantity === "survival" ? pen.share(place, opens) : pen.amount(place, unit, opens)
  }
  return [write(figure(`${at}/best`, pen.answer.best)), write(figure(`${at}/next`, next))]
}
