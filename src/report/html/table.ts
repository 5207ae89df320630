/** Tables that scroll within themselves on a narrow page, by keyboard too; every cell belongs to a row and a column head. */
import type { Words } from "../../words/index.ts"
import type { Line, Table } from "../document/document.ts"
import { lineText } from "../document/line-text.ts"
import { escaped } from "./escape.ts"
import { lineHtml } from "./inline.ts"

/** A table of so many rows stands on one page of paper; a longer one would leave half a page empty before it. */
const mostTogether = 8
/** Of so many columns, or of one with a few of figures, a table fits on the narrowest page; one of more scrolls there. */
const [fewColumns, fewFigures] = [4, 4]
/** One of so many columns is set smaller. */
const manyColumns = 6

/** `name` is said where the table has no caption of its own. */
export function tableHtml({ caption, columns, rows }: Table, name: string, words: Words): string {
  const isFigure = (k: number): boolean => columns[k]?.isFigure ?? false
  // Of the row it says what the row is about: the first column that is no figure.
  const headed = Math.max(
    0,
    columns.findIndex((column) => !column.isFigure),
  )
  const heads = columns.map(({ title }, k) => headHtml(title, isFigure(k))).join("")
  const body = rows.map(({ cells, isStrong = false }) => {
    const row = cells.map((cell, k) => cellHtml(cell, isFigure(k), k === headed)).join("")
    return `<tr${isStrong ? ' class="strong"' : ""}>${row}</tr>`
  })
  const isFew =
    columns.length <= fewColumns || (columns.length <= fewFigures + 1 && columns.slice(1).every((one) => one.isFigure))
  const look = [
    "scroll",
    ...(rows.length <= mostTogether ? ["short"] : []),
    isFew ? "few" : "wide",
    ...(columns.length >= manyColumns ? ["many"] : []),
  ].join(" ")
  const hint = isFew ? "" : `<p class="hint" aria-hidden="true">${escaped(words.page.sideways)}</p>\n`
  return `<div class="${look}" role="region" tabindex="0" aria-label="${escaped(caption === "" ? name : caption)}">
${hint}<table>
${caption === "" ? "" : `<caption>${escaped(caption)}</caption>\n`}<thead><tr>${heads}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table>
</div>`
}

/** A head without a title heads nothing. */
function headHtml(title: string, isFigure: boolean): string {
  return title === "" ? "<td></td>" : `<th scope="col"${isFigure ? ' class="number"' : ""}>${escaped(title)}</th>`
}

function cellHtml(cell: Line, isFigure: boolean, isHead: boolean): string {
  const look = isFigure ? ' class="number"' : ""
  return isHead && lineText(cell) !== "" ? `<th scope="row"${look}>${lineHtml(cell)}</th>` : `<td${look}>${lineHtml(cell)}</td>`
}
