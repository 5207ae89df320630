/** Texts and lines of the file that is written: what needs quotes gets them, comments stand in one column, long ones above. */
import { Scalar, stringify } from "yaml"
import { charColumns } from "../diagnostics/index.ts"

/** A line of YAML with its indentation, and what is said of it. */
export type Line = { readonly code: string; readonly comment: string | null }

/** Columns: an editor shows no more at once; a comment begins no farther to the right. */
const [widest, lastColumn] = [130, 84]
const gap = 2

export function line(code: string, comment: string | null = null): Line {
  return { code, comment }
}

/** A text as a scalar that may stand anywhere, in braces too. */
export function scalar(text: string): string {
  const isPlain = /^\p{L}(?:[\p{L}\p{M}\p{Nd} _./-]*[\p{L}\p{M}\p{Nd}])?$/u.test(text)
  if (isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text)) return text
  const quoted = new Scalar(text)
  quoted.type = Scalar.QUOTE_DOUBLE
  return stringify(quoted, { lineWidth: 0 }).trimEnd()
}

/** `{ a: 1, b: 2 }`; null values are left out. */
export function flow(entries: Readonly<Record<string, string | null>>): string {
  const kept = Object.entries(entries).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
  return `{ ${kept.join(", ")} }`
}

/** A block of lines with their comments in one column. */
export function block(lines: readonly Line[]): string[] {
  const fits = ({ code, comment }: Line): boolean =>
    comment !== null && columns(code) <= lastColumn && columns(code) + gap + 2 + columns(comment) <= widest
  const column = Math.max(0, ...lines.filter(fits).map(({ code }) => columns(code))) + gap
  return lines.flatMap((each) => {
    if (each.comment === null) return [each.code]
    const isBeside = fits(each) && column + 2 + columns(each.comment) <= widest
    if (isBeside) return [`${each.code}${" ".repeat(column - columns(each.code))}# ${each.comment}`]
    const indent = /^ */u.exec(each.code)?.[0] ?? ""
    return [...comment(each.comment, indent), each.code]
  })
}

/** A comment of its own, in as many lines as it takes. */
export function comment(text: string, indent = ""): string[] {
  return wrapped(text, widest - indent.length - 2).map((part) => `${indent}# ${part}`)
}

/** Broken at spaces, and between Chinese signs; a sign that ends a phrase stays with what it ends. */
const unbroken = /`[^`]*`[^\s\p{Script=Han}]*|\p{Script=Han}[，。；：、）”？！]*|[^\s\p{Script=Han}]+|\s+/gu

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let current = ""
  for (const [part] of text.matchAll(unbroken)) {
    if (columns(current) + columns(part) > width && current.trim() !== "") {
      lines.push(current.trimEnd())
      current = part.trim() === "" ? "" : part
    } else current += part
  }
  return current.trim() === "" ? lines : [...lines, current.trimEnd()]
}

export function columns(text: string): number {
  let sum = 0
  for (const char of text) sum += charColumns(char)
  return sum
}
