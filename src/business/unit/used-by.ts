/**
 * How much of what a server answers each line of revenue lives on, as weights without a unit.
 *   sold by the request or token  the part of the customers who take the line; less what is free, where a fee by the month pays for that
 *   all others                    share what these leave, by the customers who take them; who uses a free version is the advertising's,
 *                                 where there is any, else the version's
 * Whoever takes a line uses as much as others do: no file says that of two plans one is used more.
 */
import { takenBy } from "../revenue/buyers.ts"
import { isAnswered } from "../revenue/measures.ts"
import type { RevenueLine } from "../revenue/revenue.ts"

/** A weight for each of the lines, all of a kind that answers. */
export function useWeights(lines: readonly RevenueLine[]): string[] {
  const metered = lines.filter(({ measure }) => isAnswered(measure))
  const flat = lines.filter(({ measure }) => !isAnswered(measure))
  const hasFlat = flat.length > 0
  if (!hasFlat) return lines.map((line) => meteredWeight(line, hasFlat))
  if (metered.length === 0) return lines.map((line) => flatWeight(line, flat))
  const left = `max(0, 1 - ${metered.map((line) => meteredWeight(line, hasFlat)).join(" - ")})`
  const all = flat.map((line) => flatWeight(line, flat)).join(" + ")
  return lines.map((line) =>
    isAnswered(line.measure) ? meteredWeight(line, hasFlat) : `if(${all} > 0, ${left} * ${flatWeight(line, flat)} / (${all}), 0)`,
  )
}

const ownOf = ({ name }: RevenueLine): string => `business.revenue.${name}`
const takes = (line: RevenueLine): string => `1${takenBy({ line, own: ownOf(line) })}`

function meteredWeight(line: RevenueLine, hasFlat: boolean): string {
  if (!hasFlat || line.free === null || line.minimum !== null) return takes(line)
  const [use, beyond] = [`${ownOf(line)}.use`, `${ownOf(line)}.steps.1.beyond`]
  const unit = line.measure.soldUnit.replace("/month", "/customer/month")
  return `${takes(line)} * if(${use} > 0 ${unit}, ${beyond} / ${use}, 0)`
}

function flatWeight(line: RevenueLine, flat: readonly RevenueLine[]): string {
  const hasAds = flat.some(({ kind }) => kind === "advertising")
  const free = flat.find(({ freemium }) => freemium !== null)
  if (line.freemium !== null && !hasAds) {
    const all = takes({ ...line, freemium: null })
    return line.freemium.usage === null ? all : `${all} * business.use`
  }
  const isOfFree = line.kind === "advertising" && free?.freemium?.usage != null
  return isOfFree ? `${takes(line)} * revenue.${free.name}.freemium.usage` : takes(line)
}
