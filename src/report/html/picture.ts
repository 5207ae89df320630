/** A chart with its headline, the sentence that says what it shows, and its figures as a table to open. */
import type { Words } from "../../words/index.ts"
import { chartSvg } from "../charts/chart-svg.ts"
import type { Block } from "../document/document.ts"
import { lineText } from "../document/line-text.ts"
import { escaped } from "./escape.ts"
import { lineHtml } from "./inline.ts"
import { tableHtml } from "./table.ts"

type ChartBlock = Extract<Block, { kind: "chart" }>

/** A picture is drawn once for a wide page and once for a narrow one: made smaller, its texts could not be read. */
const widths = { wide: 720, narrow: 328 } as const
/** Longer tables are not printed with their picture. */
const mostPrinted = 16

export async function pictureHtml({ title, says, chart, table }: ChartBlock, words: Words): Promise<string> {
  const drawn = async (width: keyof typeof widths): Promise<string> => {
    const svg = await chartSvg(chart, { language: words.language, width: widths[width] })
    return `<div class="${width}">${svg}</div>`
  }
  const isLong = table.rows.length > mostPrinted
  return `<div class="chart">
<figure>
<figcaption><strong>${escaped(title)}</strong> <span>${lineHtml(says)}</span></figcaption>
<div class="picture" role="img" aria-label="${escaped(`${title}${words.page.colon}${lineText(says)}`)}">
${await drawn("wide")}
${await drawn("narrow")}
</div>
</figure>
<details${isLong ? ' class="long"' : ""}>
<summary>${escaped(words.page.figures)}</summary>
${tableHtml(table, title, words)}
</details>
</div>`
}
