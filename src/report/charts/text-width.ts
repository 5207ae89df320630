/**
 * How wide a text is in a font that is not known: a little wider than in the usual ones, so that what is laid out by it
 * fits. Chinese signs are as wide as they are high.
 */
import { charColumns } from "../../diagnostics/index.ts"

/** In parts of the font size: what is slim in every sans-serif font, and what is broad. */
const slim = /[ijlI.,:;'|!()[\]/ ]/u
const broad = /[mwMW%@&×±]/u
const capital = /\p{Lu}/u

function charWidth(char: string): number {
  const columns = charColumns(char)
  if (columns !== 1) return columns === 2 ? 1 : 0
  if (slim.test(char)) return 0.36
  if (broad.test(char)) return 0.95
  return capital.test(char) ? 0.72 : 0.6
}

export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, char) => sum + charWidth(char), 0) * fontSize
}

export function widest(texts: readonly string[], fontSize: number): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, fontSize)), 0)
}

/** Cut to a width, with a sign that something is missing; the table beside the chart has the whole text. */
export function cut(text: string, width: number, fontSize: number): string {
  const line = oneLine(text)
  if (textWidth(line, fontSize) <= width) return line
  const room = width - fontSize
  let [kept, used] = ["", 0]
  for (const char of line) {
    used += charWidth(char) * fontSize
    if (used > room) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}

/** In at most `most` lines, broken between words and between Chinese signs; the last one is cut where it must be. */
export function wrap(text: string, width: number, fontSize: number, most: number): string[] {
  const words = oneLine(text).match(/[^\s\u2e80-\uffff]+\s*|[\u2e80-\uffff]\s*|\s+/gu) ?? []
  const lines: string[] = []
  let line = ""
  for (const [k, word] of words.entries()) {
    if (textWidth((line + word).trimEnd(), fontSize) <= width || line === "") line += word
    else {
      if (lines.length === most - 1) return [...lines, cut(line + words.slice(k).join(""), width, fontSize)]
      lines.push(line.trimEnd())
      line = word
    }
  }
  return [...lines, line.trimEnd()].map((one) => cut(one, width, fontSize))
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim()
}
