/** Holdings beside their market prices: what terminal and document say of them. */
import type { HoldingAnswer, PlanAnswer, PriceBasis } from "../decide/index.ts"
import type { LeadReason, PriceWord, Words } from "../words/index.ts"
import { openPath, step } from "./document/pen.ts"
import { objectiveName, resourceName } from "./names.ts"
import { amountText, type Writer } from "./writer.ts"

/** Names beside the leading one. */
const mostBeside = 4
/** Taken in the mean to this share, or all of it in so many samples: told as a bound that the plan meets. */
const [nearlyFull, often] = [0.98, 0.5]

const reasons: Partial<Record<PriceBasis, LeadReason>> = {
  money: "money",
  "not-for-sale": "not-for-sale",
  unknown: "unknown",
}
const words: Partial<Record<PriceBasis, PriceWord>> = {
  rented: "rented",
  public: "public",
  "not-for-sale": "not-for-sale",
  unknown: "unknown",
}

/** THE advantage in one sentence; nothing where no money is what is maximised. */
export function leadSentences(writer: Writer): string[] {
  const { pen } = writer
  const { answer, words: said } = pen
  const { advantage } = answer
  if (advantage === null) return []
  const { leading, holdings } = advantage
  if (leading === null) return [said.worth.noLead]
  const { basis = "unknown", equity = null } = holdings[leading] ?? {}
  const objective = answer.projects[answer.best]?.objective.path ?? ""
  const at = `/advantage/holdings/${step(leading)}`
  const share = equity === null ? "" : writer.write(pen.share(`${at}/equity`, objective))
  const called = resourceName(said, pen.about, leading)
  const amount = aheadText(writer, leading)
  return [said.worth.leading[reasons[basis] ?? "dearer"](amount, share, objectiveName(said, pen.about, objective), called)]
}

/** What else is ahead, what is fully taken, when the cash is lowest, who is more than the tasks need. */
export function standingSentences(writer: Writer): string[] {
  const { answer, words: said, about } = writer.pen
  const { advantage } = answer
  if (advantage === null) return []
  const beside = advantage.ranked.filter((name) => name !== advantage.leading).slice(0, mostBeside)
  const items = beside.map((name) => ({
    name: resourceName(said, about, name),
    amount: aheadText(writer, name),
    isCash: name === "cash",
  }))
  return [
    ...(items.length === 0 ? [] : [said.worth.beside(items)]),
    ...fullSentences(writer),
    ...cashSentences(writer),
    ...spareSentences(writer),
  ]
}

function aheadText(writer: Writer, name: string): string {
  const { about, answer } = writer.pen
  const path = about.resources.find((one) => one.name === name)?.path ?? ""
  return amountText(writer, `/advantage/holdings/${step(name)}/ahead`, answer.advantage?.unit ?? "", path)
}

function held({ advantage }: PlanAnswer): readonly (readonly [string, HoldingAnswer])[] {
  return Object.entries(advantage?.holdings ?? {})
}

function fullSentences({ pen, write }: Writer): string[] {
  const { answer, words: said, about } = pen
  const full = held(answer).filter(
    ([name, { fullest }]) => name !== "cash" && fullest !== null && (fullest.share >= nearlyFull || fullest.probability >= often),
  )
  const objective = answer.projects[answer.best]?.objective.path ?? ""
  const items = full.map(([name]) => ({
    name: resourceName(said, about, name),
    month: write(pen.month(`/advantage/holdings/${step(name)}/fullest/month`, objective)),
  }))
  return items.length === 0 ? [] : [said.worth.full(items)]
}

function cashSentences({ pen, write }: Writer): string[] {
  const { answer, words: said } = pen
  if (answer.advantage?.holdings.cash?.fullest == null) return []
  const at = "/advantage/holdings/cash/fullest"
  const path = openPath(pen, `${answer.best}.cash`, "resources.cash")
  return [
    said.worth.lowestCash(
      write(pen.month(`${at}/month`, path)),
      write(pen.share(`${at}/share`, path)),
      write(pen.share(`${at}/probability`, path)),
    ),
  ]
}

function spareSentences(writer: Writer): string[] {
  const { answer, words: said, about } = writer.pen
  const objective = answer.projects[answer.best]?.objective.path ?? ""
  return held(answer).flatMap(([name, { spare, fullest }]) => {
    if (spare === null) return []
    const gain = amountText(writer, `/advantage/holdings/${step(name)}/spare`, answer.advantage?.unit ?? "", objective)
    const isIdle = fullest !== null && fullest.probability === 0
    return [said.worth.spare(resourceName(said, about, name), objectiveName(said, about, objective), gain, isIdle)]
  })
}

/** In the place of a price where there is none; null where there is one. */
export function priceWord(said: Words, { basis, price }: HoldingAnswer): string | null {
  const word = words[basis]
  if (word !== undefined) return said.worth.prices[word]
  return price === null ? said.worth.prices.unknown : null
}
