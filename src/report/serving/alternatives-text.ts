/** Other set-ups beside the chosen one: what each costs and how quick it is, in the mean. */
import type { ServingAnswer } from "../../serving/index.ts"
import { withUnit } from "../figures.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import { secondsText } from "../training/seconds-text.ts"
import { planText } from "./plan-text.ts"

/** Rows that people compare. */
const most = 6

export function alternativesText({ alternatives, kind, cost }: ServingAnswer, page: Page): string {
  if (alternatives.length === 0) return ""
  const { words } = page
  const { columns, figures } = words.serving
  const hasTokens = kind === "tokens"
  const head = [columns.plan, columns.hour, ...(hasTokens ? [columns.perMillion, columns.ttft, columns.tpot] : [figures.latency])]
  const rows = alternatives.slice(0, most).map(({ plan, perHour, perMillionTokens, ttft, tpot, latency }) => {
    const money = (x: number | null): string => (x === null || cost === null ? "–" : withUnit(words, x, cost.currency))
    const quickness = hasTokens
      ? [money(perMillionTokens), secondsText(words, ttft), secondsText(words, tpot)]
      : [secondsText(words, latency)]
    return { cells: [planText(plan, words), money(perHour), ...quickness] }
  })
  return table(page, head, rows)
}
