/** The table of a model's layers; on a narrow page two lines for each row. */
import type { ModelCount } from "../../models/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { columnsOf, indented } from "../columns.ts"
import { share } from "../figures.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import type { LayerRow } from "./layer-rows.ts"
import { scaled } from "./scaled.ts"

const gap = 2
/** Of the first column, which breaks into lines. */
const leastPath = 16

export function layersText(layers: readonly LayerRow[], count: ModelCount, page: Page): string {
  const { model } = page.words
  const { path, kind, output, parameters, share: part } = model.columns
  const rows = layers.map((row) => cellsOf(row, count, page.words))
  const head = [path, kind, output, parameters, model.perColumn[count.per], part]
  const others = head
    .slice(1)
    .map((title, k) => Math.max(columnsOf(title), ...rows.map((cells) => columnsOf(cells[k + 1] ?? ""))))
  const room = page.width - others.reduce((sum, each) => sum + each + gap, 0)
  if (room < leastPath) return paragraphs(rows, page)
  return table(
    page,
    head,
    rows.map((cells) => ({ cells })),
    { left: [1] },
  )
}

function cellsOf(row: LayerRow, { forwardFlops }: ModelCount, words: Words): readonly string[] {
  const { model, language } = words
  const kind = row.layers > 1 ? model.block(row.layers) : (model.kinds[row.kind] ?? row.kind)
  return [
    row.copies > 1 ? `${row.path} ×${row.copies}` : row.path,
    kind,
    row.output.join("×"),
    row.parameters === 0 ? "" : grouped(row.parameters, language),
    row.flops === 0 ? "" : scaled(words, row.flops, ""),
    row.flops === 0 || forwardFlops === 0 ? "" : share(words, row.flops / forwardFlops),
  ]
}

function paragraphs(rows: readonly (readonly string[])[], { paint, width, words }: Page): string {
  const { parameters } = words.model.columns
  return rows
    .flatMap(([path = "", kind = "", output = "", own = "", flops = "", part = ""]) => {
      const counted = own === "" ? "" : `${own} ${parameters}`
      const facts = [kind, output, counted, flops === "" ? "" : words.model.share(`${flops}FLOP`, part)].filter(
        (text) => text !== "",
      )
      return [paint.strong(indented(path, width, "", "  ")), indented(facts.join(" · "), width, "  ", "  ")]
    })
    .join("\n")
}
