/** The section `assumptions`: what all projects share, each figure with where it comes from. */
import type { Words } from "../words/index.ts"
import type { Answers, Figure } from "./answers.ts"
import { assumed, seatPriceCountry, usual } from "./figures.ts"
import { elsewhere, notes, originText } from "./origin-text.ts"
import { block, comment, line } from "./yaml-text.ts"

export type AssumptionName = keyof Words["interview"]["names"]

/** Which of them the projects need. */
export type Needed = { readonly hasEdge: boolean; readonly hasSeats: boolean }

export function hasSeats({ per }: Answers["price"]): boolean {
  return per === "seat" || per === "seat once"
}

export function assumptionsText(answers: Answers, needed: Needed, words: Words): string[] {
  const { customers, price, launch } = answers
  const rows: readonly (readonly [AssumptionName, Figure] | null)[] = [
    ["customers", customers.size],
    ["share", usual("channel.conversion")],
    needed.hasEdge ? ["edge", assumed("edge")] : null,
    ["price", price.figure],
    needed.hasSeats ? ["seats", assumed(customers.isOneSeat ? "one-seat" : "seats")] : null,
    ["requests", requestsOf(needed.hasSeats, customers.isOneSeat)],
    ["launch", launch],
  ]
  const { names, meaning, sharedUnknowns } = words.interview
  const lines = rows.flatMap((row) => {
    if (row === null) return []
    const [name, figure] = row
    const who = name === "customers" && customers.who !== "" ? customers.who : meaning[name]
    const where = name === "price" ? elsewhere(seatPriceCountry, answers.country.code, figure.origin, words) : null
    return [line(`  ${names[name]}: ${figure.text}`, notes(words, who, originText(figure.origin, words), where))]
  })
  return [...comment(sharedUnknowns), "assumptions:", ...block(lines)]
}

/** By the seat where seats are sold; a customer who is a person asks as a person does. */
function requestsOf(hasSeats: boolean, isOneSeat: boolean): Figure {
  const ofPerson = assumed("requests.seat")
  if (hasSeats) return ofPerson
  return isOneSeat ? { ...ofPerson, text: ofPerson.text.replace("/seat", "/customer") } : assumed("requests.customer")
}
