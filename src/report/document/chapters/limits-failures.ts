/** Rules that tell failing: what they ask, and what they are worth. */
import { conditionTexts } from "../../failures.ts"
import type { Block, Row } from "../document.ts"
import { markedWriter } from "../marked-writer.ts"
import { lineOf } from "../marks.ts"
import { openPath, type Pen } from "../pen.ts"
import { figured, rightOf, tableOf } from "./setting.ts"

export function failureTable(pen: Pen): Block[] {
  const { failures } = pen.answer
  if (failures === null) return []
  const { caption, columns } = pen.words.whatIf.failures
  const writer = markedWriter(pen)
  const rows = failures.boxes.map((_, box): Row => {
    const share = (of: "density" | "base" | "coverage" | "support") =>
      figured(pen.share(`/failures/boxes/${box}/${of}`, openPath(pen)))
    const conditions = lineOf(conditionTexts(box, writer).join(pen.words.signs.comma))
    return { cells: [conditions, share("density"), share("base"), share("coverage"), share("support")] }
  })
  const heads = [columns.density, columns.base, columns.coverage, columns.support].map(rightOf)
  return tableOf(caption[failures.of], [columns.conditions, ...heads], rows)
}
