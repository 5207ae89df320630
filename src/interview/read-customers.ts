/** Who could buy, and how many: `8k to 20k`, `500 hospitals`, `2万家企业`, `60000 users`. */
import { type Buyers, founder } from "./answers.ts"
import { assumed } from "./figures.ts"
import { cut, oneLine } from "./plain-text.ts"
import type { Part, Question, Reading } from "./question.ts"
import { readFigure } from "./read-figure.ts"

/** There are fewer people, and fewer firms. */
const most = 1e10
/** Behind the number stands who they are. */
const who = /(?<=[\d万亿kKMB])\s*(?:家|个|名|位|户|间|所)?\s*(\p{L}[^\d]*)$/u
const suffix = /^(?:k|K|M|m|B|b|万亿|万|亿|thousand|million|billion)(?=\s|$|[家个名位户间所])/u
const people =
  /\b(?:users?|people|persons?|seats?|employees?|consumers?|students?|patients?|doctors?|developers?|individuals?|lawyers?|teachers?|engineers?)\b|人|用户|席位|员工|消费者|学生|患者|医生|开发者|律师|老师/iu

export const customers: Question<"customers"> = {
  id: "customers",
  read,
  offer: () => ({ size: assumed("customers"), who: "", isOneSeat: false }),
}

function read(answer: Part, reading: Reading): Buyers | null {
  const { figure, named } = parted(answer.text)
  const found = readFigure({ ...answer, text: figure }, [{ unit: "customer", leftOut: [" customer"], most }], "USD", reading)
  if (found === null) return null
  const isUnit = /^(?:customers?|客户)$/iu.test(named)
  return {
    size: { text: found.text, origin: founder },
    who: isUnit ? "" : cut(oneLine(named), 60),
    isOneSeat: people.test(named),
  }
}

/** `2 million small firms` is a figure and a name; the suffix of the figure stays with it. */
function parted(text: string): { readonly figure: string; readonly named: string } {
  const plain = text.trim()
  const match = who.exec(plain)
  const behind = match?.[1] ?? ""
  if (match === null || /(?:to|到|至)\s*$/u.test(behind)) return { figure: plain, named: "" }
  const kept = suffix.exec(behind)?.[0] ?? ""
  const named = behind
    .slice(kept.length)
    .trim()
    .replace(/^[家个名位户间所]\s*/u, "")
  return {
    figure: `${plain.slice(0, match.index)} ${kept}`
      .replace(/\s+(?=\S*$)/u, kept.length === 1 || kept === "万亿" ? "" : " ")
      .trim(),
    named,
  }
}
