/** What a thousand requests cost on the planned set-up at the loads that the report names, and bought: one table, so that none is taken for another. */
import type { ServedProject } from "../../decide/index.ts"
import { perSecond } from "../serving/pictures.ts"
import { figured, paragraph, rightOf, said, sentences, tableOf } from "./chapters/setting.ts"
import type { Block, Row } from "./document.ts"
import { marked } from "./marks.ts"
import type { Pen } from "./pen.ts"
import { writerOf } from "./served-writer.ts"

const loads = ["full", "planned", "busiest", "mean"] as const

export function costBlocks(one: ServedProject, k: number, pen: Pen): Block[] {
  const { caption, what, load, cost, note, inProduct } = pen.words.served.costs
  const { kind, costs } = one.pictures
  // The chapter on the product is that of the chosen project.
  const isInProduct = one.project === pen.answer.best && costs.planned !== null
  const perHour = marked(writerOf(one, k, pen).amount("pictures/chosen/perHour", "USD/hour", "gpu_cost"))
  return [
    ...tableOf(caption(kind === "samples"), [what, rightOf(load), rightOf(cost)], rowsOf(one, k, pen)),
    ...paragraph("note", sentences(pen.words, [note(perHour), isInProduct ? inProduct : null])),
  ]
}

function rowsOf(one: ServedProject, k: number, pen: Pen): Row[] {
  const { rows, bought } = pen.words.served.costs
  const { costs, makeOrBuy } = one.pictures
  const { amount } = writerOf(one, k, pen)
  const own = loads.flatMap((of): Row[] => {
    const at = `pictures/costs/${of}`
    const rate = (): Row["cells"][number] => figured(amount(`${at}/requestsPerSecond`, perSecond(one.pictures), "load"))
    return costs[of] === null
      ? []
      : [{ cells: [said(rows[of]), rate(), figured(amount(`${at}/perThousand`, "USD", "unit_cost"))] }]
  })
  if (makeOrBuy === null) return own
  return [...own, { cells: [said(bought(makeOrBuy.api)), [], figured(amount("pictures/buyPerThousand", "USD", "unit_cost"))] }]
}
