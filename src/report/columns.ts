/** Text measured in columns of a terminal: Chinese signs take two. Padding and breaking into lines. */

import { charColumns } from "../diagnostics/index.ts"
import { withoutUnfitSigns } from "./unfit-signs.ts"

/** Signs that must not begin a line. */
const closing = /^[，。；：、！？）》”’」』%,.;:!?)/]/u
/** Of a figure, `3.5亿`, `12万元`: they stay behind its digits. */
const scaled = /^[万亿元]/u
const figure = /[\d万亿]$/u
/** Signs that must not end one. */
const opening = /[（《“‘「『(/]$/u

export function columnsOf(text: string): number {
  let columns = 0
  for (const char of text) columns += charColumns(char)
  return columns
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)))
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - columnsOf(text))) + text
}

/** Breaks at spaces and between Chinese signs; a longer word at dots and underlines, or anywhere. Signs that none may hold are replaced. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ""
  for (const piece of pieces(withoutUnfitSigns(text), width)) {
    if (columnsOf(line + piece.trimEnd()) <= width || line.trim() === "") line += piece
    else {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    }
  }
  return [...lines, line.trimEnd()]
}

/** A paragraph whose lines after the first stand further in. */
export function indented(text: string, width: number, first: string, others: string = " ".repeat(columnsOf(first))): string {
  return wrap(text, width - columnsOf(others))
    .map((line, k) => (k === 0 ? first : others) + line)
    .join("\n")
}

/** The smallest parts between which a line may break; a space belongs to the part before it. */
function pieces(text: string, width: number): string[] {
  const parts =
    text.match(
      /[^\s`\u2e80-\uffff]*`[^`]*`[^\s\u2e80-\uffff]*\s*|[^\s\u2e80-\u9fff\uff01-\uffe6]+\s*|[\u2e80-\u9fff\uff01-\uffe6]\s*|\s+/gu,
    ) ?? []
  const whole: string[] = []
  for (const part of parts) {
    const before = whole.at(-1) ?? ""
    const isJoined = closing.test(part) || opening.test(before) || (scaled.test(part) && figure.test(before))
    if (before !== "" && isJoined) whole.push((whole.pop() ?? "") + part)
    else whole.push(part)
  }
  return whole.flatMap((part) => (columnsOf(part.trimEnd()) <= width ? [part] : broken(part, width)))
}

function broken(word: string, width: number): string[] {
  const parts: string[] = []
  let part = ""
  for (const piece of word.match(/[^._/]*[._/]+|[^._/]+/gu) ?? [word]) {
    if (columnsOf(part + piece) <= width) part += piece
    else {
      if (part !== "") parts.push(part)
      part = ""
      for (const char of piece) {
        if (columnsOf(part + char) > width) {
          parts.push(part)
          part = ""
        }
        part += char
      }
    }
  }
  return [...parts, part]
}
