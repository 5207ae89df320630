/** The blocks of a chapter, one after the other. */

import { unreachable } from "../../engine/index.ts"
import type { Words } from "../../words/index.ts"
import type { Block, Line } from "../document/document.ts"
import { escaped } from "./escape.ts"
import { lineHtml } from "./inline.ts"
import { pictureHtml } from "./picture.ts"
import { tableHtml } from "./table.ts"

/** `name` is that of the chapter. Pictures are set one by one, so that the result does not depend on what is ready first. */
export async function blocksHtml(blocks: readonly Block[], name: string, words: Words): Promise<string> {
  const parts: string[] = []
  for (const block of blocks) parts.push(await blockHtml(block, name, words))
  return parts.join("\n")
}

async function blockHtml(block: Block, name: string, words: Words): Promise<string> {
  switch (block.kind) {
    case "text":
      return `<p class="${block.tone}">${lineHtml(block.line)}</p>`
    case "list":
      return listHtml(block.isOrdered ? "ol" : "ul", block.items)
    case "tiles":
      return tilesHtml(block.tiles)
    case "table":
      return tableHtml(block.table, name, words)
    case "chart":
      return pictureHtml(block, words)
    case "heading":
      return `<h3>${escaped(block.text)}</h3>`
    default:
      return unreachable(block)
  }
}

function listHtml(tag: "ol" | "ul", items: readonly Line[]): string {
  return `<${tag}>\n${items.map((item) => `<li>${lineHtml(item)}</li>`).join("\n")}\n</${tag}>`
}

function tilesHtml(tiles: Extract<Block, { kind: "tiles" }>["tiles"]): string {
  const tile = ({ label, figure, note }: (typeof tiles)[number]): string => {
    const below = note.length === 0 ? "" : `<dd class="below">${lineHtml(note)}</dd>`
    return `<div><dt>${escaped(label)}</dt><dd class="key">${lineHtml(figure)}</dd>${below}</div>`
  }
  return `<dl class="tiles">\n${tiles.map(tile).join("\n")}\n</dl>`
}
