/** A document as Markdown (GitHub Flavored Markdown Spec, https://github.github.com/gfm/): for a wiki, an issue, a diff. */

import { unreachable } from "../engine/index.ts"
import { type Words, wordsOf } from "../words/index.ts"
import type { Block, Chapter, Document, Inline, Line, Table } from "./document/document.ts"
import { markdownTable } from "./markdown-table.ts"
import { withoutUnfitSigns } from "./unfit-signs.ts"

export function markdownOf(document: Document): string {
  const { title, subtitle, date, cover, contents, chapters, foot, language } = document
  const words = wordsOf(language)
  const parts = [
    `# ${escaped(title)}`,
    `${escaped(subtitle)} · ${escaped(date)}`,
    ...cover.map((block) => blockText(block, words)),
    `## ${escaped(contents)}`,
    chapters.map((chapter, k) => `${k + 1}. [${escaped(chapter.title)}](#${chapter.id})`).join("\n"),
    ...chapters.map((chapter) => chapterText(chapter, words)),
    "---",
    lineText(foot),
  ]
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`
}

function chapterText({ id, title, blocks }: Chapter, words: Words): string {
  // Our own anchor: those made from titles differ from one renderer to the next.
  return [`## <a id="${id}"></a>${escaped(title)}`, ...blocks.map((block) => blockText(block, words))].join("\n\n")
}

function blockText(block: Block, words: Words): string {
  switch (block.kind) {
    case "text":
      return textBlock(block.tone, lineText(block.line))
    case "list":
      return block.items.map((item, k) => `${block.isOrdered ? `${k + 1}.` : "-"} ${lineText(item)}`).join("\n")
    case "tiles":
      return block.tiles.map((tile) => tileText(tile, words)).join("\n")
    case "table":
      return tableText(block.table)
    case "chart":
      return chartText(block)
    case "heading":
      return `### ${escaped(block.text)}`
    default:
      return unreachable(block)
  }
}

type Tile = Extract<Block, { kind: "tiles" }>["tiles"][number]
type ChartBlock = Extract<Block, { kind: "chart" }>

/** From here on the table of a chart is folded away: it is there for those who look for a figure. */
const manyRows = 15

/** The picture itself is left out: its table has the figures. */
function chartText({ title, says, table }: ChartBlock): string {
  const figures = tableText(table)
  const summary = `<summary>${escaped(table.caption === "" ? title : table.caption)}</summary>`
  const folded = table.rows.length < manyRows ? figures : ["<details>", summary, "", figures, "", "</details>"].join("\n")
  return [`#### ${escaped(title)}`, lineText(says), folded].filter((part) => part !== "").join("\n\n")
}

function textBlock(tone: Extract<Block, { kind: "text" }>["tone"], text: string): string {
  switch (tone) {
    case "lead":
      return strong(text)
    case "note":
      return `_${text.trim()}_`
    case "warning":
      return `> **!** ${text}`
    case "plain":
      return text
    default:
      return unreachable(tone)
  }
}

function tileText({ label, figure, note }: Tile, words: Words): string {
  const shown = `**${lineText(figure)}**`
  const below = lineText(note)
  return `- ${escaped(label)}${words.page.colon}${below === "" ? shown : words.document.aside(shown, below)}`
}

/** The caption stands above: Markdown tables have none. */
function tableText({ caption, columns, rows }: Table): string {
  if (rows.length === 0) return ""
  return [
    ...(caption === "" ? [] : [strong(escaped(caption)), ""]),
    markdownTable(
      columns.map(({ title, isFigure }) => ({ title: escaped(title), isFigure })),
      rows.map(({ cells, isStrong }) => cells.map((cell) => (isStrong === true ? strong(cellText(cell)) : cellText(cell)))),
    ),
  ].join("\n")
}

function lineText(line: Line): string {
  return line.map(inlineText).join("")
}

/** A bar in code would end the cell. */
function cellText(line: Line): string {
  return line.map((one) => (one.kind === "code" ? codeText(one.text).replaceAll("|", String.raw`\|`) : inlineText(one))).join("")
}

function inlineText(inline: Inline): string {
  switch (inline.kind) {
    case "text":
    case "figure":
      return escaped(inline.text)
    case "strong":
      return strong(lineText(inline.of))
    case "code":
      return codeText(inline.text)
    case "link":
      return `[${escaped(inline.text)}](<${inline.to.replaceAll(/[<>\n\\]/gu, encodeURIComponent)}>)`
    default:
      return unreachable(inline)
  }
}

/** The fence is longer than any run of backticks inside. */
function codeText(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length))
  const fence = "`".repeat(longest + 1)
  const padding = longest > 0 ? " " : ""
  return `${fence}${padding}${oneLine(text)}${padding}${fence}`
}

/** Text as text: no sign of it is read as Markdown or HTML. */
export function escaped(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_{}[\]<>|~#]/gu, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)|(?<=www)\./giu, String.raw`\$&`) // a bare address would become a link, with what stands behind it
    .replaceAll("&", "&amp;")
}

/** A bare carriage return ends a line of Markdown too. */
function oneLine(text: string): string {
  return withoutUnfitSigns(text.replaceAll(/\s*[\n\r]\s*/gu, " "))
}

/** Stars beside a space mark nothing. */
function strong(text: string): string {
  const inside = text.trim()
  return inside === "" ? text : text.replace(inside, () => `**${inside}**`)
}
