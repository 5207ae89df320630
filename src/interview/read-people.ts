/** People who are there: `2 ml-engineer, 1 sales`, `算法工程师 2人，销售 1人`, `3 nurses at 60k USD/year`. */
import { type Figure, founder, type Person } from "./answers.ts"
import { countings } from "./counts.ts"
import { assumed } from "./figures.ts"
import { amountIn, currencyOf, missingMoney } from "./money.ts"
import { oneLine } from "./plain-text.ts"
import { isNothing, type Part, pieces, type Question, type Reading, refused } from "./question.ts"
import { readFigure } from "./read-figure.ts"
import { findRole } from "./roles.ts"

/** More than any company employs, and is paid. */
const [mostPeople, mostPay] = [1e6, 1e12]
const persons = /[;；\n]|[,，、](?!\d{3})|\s(?:and|plus)\s|以及|和(?=\s*\d|[一两二三四五六七八九十])/giu
const paid = /\s*(?:\bat\b|@|\bfor\b|\bpaid\b|，?(月薪|年薪))\s*/iu

/** Who begins such a venture, where nobody is named. */
export const usualTeam: readonly Person[] = [
  { role: "founder", count: assumed("team.founder"), pay: null },
  { role: "ml-engineer", count: assumed("team.engineers"), pay: null },
]

export const people: Question<"people"> = { id: "people", read, offer: () => usualTeam }

/** Errors: answer-role and those of figures. */
function read(answer: Part, reading: Reading): readonly Person[] | null {
  if (isNothing(answer.text)) return []
  if (/^(?:just\s+|only\s+)?(?:me|myself)$|^(?:只有)?我(?:自己|一个人|一人)?$/iu.test(answer.text.trim()))
    return [{ role: "founder", count: { text: "1 person", origin: founder }, pay: null }]
  const found = pieces(answer, persons).map((part) => readPerson(part, reading))
  return found.every((person) => person !== null) ? found : null
}

function readPerson(part: Part, reading: Reading): Person | null {
  const mark = paid.exec(part.text)
  const hasPay = mark !== null && mark.index > 0 && /\d/u.test(part.text.slice(mark.index + mark[0].length))
  const named = hasPay ? part.text.slice(0, mark.index) : part.text
  const payAt = hasPay ? mark.index + mark[0].length : 0
  const pay = hasPay ? readPay({ text: part.text.slice(payAt), start: part.start + payAt }, mark[1], reading) : null
  if (hasPay && pay === null) return null
  const counted = roleCounted(named)
  const found = "nearest" in counted ? ownRole(counted, pay, part, reading) : counted
  return found === null ? null : withCount(found, pay, part, reading)
}

function withCount({ role, count }: Found, pay: string | null, part: Part, reading: Reading): Person | null {
  const size =
    count === null
      ? one
      : readFigure({ ...part, text: count }, [{ unit: "person", leftOut: [" person"], most: mostPeople }], "USD", reading)
  return size === null ? null : { role, count: { text: size.text, origin: founder }, pay }
}

const one: Figure = { text: "1 person", origin: founder }

type Found = { readonly role: string; readonly count: string | null }
type Unknown = { readonly nearest: readonly string[]; readonly name: string; readonly count: string | null }

function roleCounted(text: string): Found | Unknown {
  let unknown: Unknown = { nearest: [], name: oneLine(text), count: null }
  for (const { count, rest } of countings(text)) {
    const found = findRole(rest)
    if ("role" in found) return { role: found.role, count }
    if (count !== null && unknown.count === null) unknown = { nearest: found.nearest, name: oneLine(rest), count }
    else if (unknown.nearest.length === 0) unknown = { ...unknown, nearest: found.nearest }
  }
  return unknown
}

/** A role of the founder's own is taken once its pay is said, and where a formula can name it. */
function ownRole({ nearest, name, count }: Unknown, pay: string | null, part: Part, reading: Reading): Found | null {
  if (pay !== null && /^\p{L}[\p{L}\p{M} -]{0,40}$/u.test(name)) return { role: name, count }
  const example = `${count ?? "1"} ${name} at ${amountIn(currencyOf(reading.soFar), "en", 60_000)}/year`
  return refused("answer-role", part, reading, { role: name, nearest, example }, nearest[0])
}

function readPay(part: Part, by: string | undefined, reading: Reading): string | null {
  const money = currencyOf(reading.soFar)
  const time = by === "月薪" ? "/month" : "/year"
  const each = part.text.replace(/\/\s*(?:person|人)(?=\s*\/)|^每人/iu, "")
  const text = each
    .replace(/\s*(?:每月|\/\s*月|\/\s*months?|a month|per month|\/mo)\s*$/iu, "/month")
    .replace(/\s*(?:每年|\/\s*年|\/\s*years?|a year|per year|\/yr)\s*$/iu, "/year")
  const split = /^(.*?)(\/month|\/year)?$/u.exec(text)
  const [, amount = "", period = time] = split ?? []
  const read = readFigure(
    { ...part, text: amount },
    [{ unit: "USD", leftOut: missingMoney(money), most: mostPay }],
    money,
    reading,
  )
  return read === null ? null : `${read.text}/person${period}`
}
