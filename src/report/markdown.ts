/** A document as Markdown (GitHub Flavored Markdown Spec, https://github.github.com/gfm/): for a wiki, an issue, a diff. */
import type { Block, Chapter, Document, Inline, Line, Table } from "./document/document.ts"

export function markdownOf(document: Document): string {
  const { title, subtitle, date, cover, contents, chapters, foot } = document
  const parts = [
    `# ${escaped(title)}`,
    `${escaped(subtitle)} · ${escaped(date)}`,
    ...cover.map(blockText),
    `## ${escaped(contents)}`,
    chapters.map((chapter, k) => `${k + 1}. [${escaped(chapter.title)}](#${chapter.id})`).join("\n"),
    ...chapters.map(chapterText),
    "---",
    lineText(foot),
  ]
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`
}

function chapterText({ id, title, blocks }: Chapter): string {
  // Our own anchor: those made from titles differ from one renderer to the next.
  return [`## <a id="${id}"></a>${escaped(title)}`, ...blocks.map(blockText)].join("\n\n")
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "text":
      return textBlock(block.tone, lineText(block.line))
    case "list":
      return block.items.map((item, k) => `${block.isOrdered ? `${k + 1}.` : "-"} ${lineText(item)}`).join("\n")
    case "tiles":
      return block.tiles.map(({ label, figure, note }) => tileText(escaped(label), lineText(figure), lineText(note))).join("\n")
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
      return `**${text}**`
    case "note":
      return `_${text}_`
    case "warning":
      return `> **!** ${text}`
    case "plain":
      return text
    default:
      return unreachable(tone)
  }
}

function tileText(label: string, figure: string, note: string): string {
  return `- ${label}: **${figure}**${note === "" ? "" : ` (${note})`}`
}

/** The caption stands above: Markdown tables have none. */
function tableText({ caption, columns, rows }: Table): string {
  if (rows.length === 0) return ""
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
  const strong = (text: string): string => (text === "" ? "" : `**${text}**`)
  return [
    ...(caption === "" ? [] : [`**${escaped(caption)}**`, ""]),
    row(columns.map(({ title }) => escaped(title))),
    row(columns.map(({ isFigure }) => (isFigure ? "---:" : "---"))),
    ...rows.map(({ cells, isStrong }) => row(cells.map((cell) => (isStrong === true ? strong(lineText(cell)) : lineText(cell))))),
  ].join("\n")
}

function lineText(line: Line): string {
  return line.map(inlineText).join("")
}

function inlineText(inline: Inline): string {
  switch (inline.kind) {
    case "text":
    case "figure":
      return escaped(inline.text)
    case "strong":
      return `**${lineText(inline.of)}**`
    case "code":
      return codeText(inline.text)
    case "link":
      return `[${escaped(inline.text)}](<${inline.to.replaceAll(/[<>\n\\]/gu, encodeURIComponent)}>)`
    default:
      return unreachable(inline)
  }
}

/** The fence is longer than any run of backticks inside; a bar would end the cell of a table. */
function codeText(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length))
  const fence = "`".repeat(longest + 1)
  const padding = longest > 0 ? " " : ""
  return `${fence}${padding}${text.replaceAll(/\s*\n\s*/gu, " ").replaceAll("|", "\\|")}${padding}${fence}`
}

/** Text as text: no sign of it is read as Markdown or HTML. */
function escaped(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/gu, " ")
    .replaceAll(/[\\`*_{}[\]<>|~#]/gu, String.raw`\$&`)
    .replaceAll("&", "&amp;")
}

function unreachable(x: never): never {
  throw new Error(`internal: no such part of a document: ${JSON.stringify(x)}`)
}
