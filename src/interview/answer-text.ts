/** What was taken for an answer that a founder did not know, in one line, with where it comes from. */
import type { Words } from "../words/index.ts"
import type { Origin, SoFar } from "./answers.ts"
import { seatPriceCountry } from "./figures.ts"
import { elsewhere, originText } from "./origin-text.ts"
import type { QuestionId } from "./question.ts"
import { payFrom } from "./read-cash.ts"

/** Null where nothing was taken that needs telling, such as a name. */
export function takenText(id: QuestionId, soFar: SoFar, words: Words): string | null {
  const found = taken(id, soFar, words)
  if (found === null) return null
  const country = soFar.country?.code ?? ""
  const of = id === "price" ? seatPriceCountry : id === "cash" ? payFrom(country) : null
  const reasons = found.origins
    .flatMap((origin) => [originText(origin, words), elsewhere(of, country, origin, words)])
    .filter((text) => text !== null)
  return reasons.length === 0 ? found.text : words.interview.taken(found.text, [...new Set(reasons)].join(words.interview.apart))
}

type Taken = { readonly text: string; readonly origins: readonly Origin[] }

function taken(id: QuestionId, soFar: SoFar, words: Words): Taken | null {
  const { title, country, cash, gpus, people, customers, price, launch } = soFar
  const one = (text: string | undefined, origin: Origin | undefined): Taken | null =>
    text === undefined || origin === undefined ? null : { text, origins: [origin] }
  switch (id) {
    case "title":
      return { text: title?.name ?? "", origins: [] }
    case "country":
      return one(country === undefined ? undefined : `${country.code}, ${country.currency}`, country?.origin)
    case "cash":
      return one(cash?.text, cash?.origin)
    case "gpus":
      return {
        text: (gpus ?? []).map(({ gpu, count }) => `${gpu.id}, ${count.text}`).join("; "),
        origins: (gpus ?? []).flatMap(originsOfPool),
      }
    case "data":
      return { text: words.interview.none, origins: [] }
    case "people":
      return {
        text: (people ?? []).map(({ role, count }) => `${count.text.replace(/ ?person$/u, "")} ${role}`).join(", "),
        origins: (people ?? []).map(({ count }) => count.origin),
      }
    case "projects":
      return { text: words.interview.defaultProjects, origins: [] }
    case "customers":
      return one(customers?.size.text, customers?.size.origin)
    case "price":
      return one(price?.figure.text, price?.figure.origin)
    case "launch":
      return one(launch?.text, launch?.origin)
  }
}

function originsOfPool({ gpu, count }: NonNullable<SoFar["gpus"]>[number]): Origin[] {
  const { rent } = gpu
  const source: Origin[] = rent === null ? [] : [{ kind: "source", source: { ...rent.source, confidence: rent.confidence } }]
  return [count.origin, ...source]
}
