/** What stands within a line. Figures say where they come from and do not break. */
import type { Figure, Inline, Line } from "../document/document.ts"
import { escaped, safeAddress } from "./escape.ts"

export function lineHtml(line: Line): string {
  return line.map(inlineHtml).join("")
}

/** The bare text of a line, for names that only a screen reader says. */
export function lineText(line: Line): string {
  return line.map((one) => (one.kind === "strong" ? lineText(one.of) : one.text)).join("")
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return escaped(inline.text)
    case "strong":
      return `<strong>${lineHtml(inline.of)}</strong>`
    case "code":
      return `<code>${escaped(inline.text)}</code>`
    case "link":
      return linkHtml(inline.text, inline.to)
    case "figure":
      return figureHtml(inline)
  }
}

function linkHtml(text: string, to: string): string {
  const address = safeAddress(to)
  return address === null ? escaped(text) : `<a href="${escaped(address)}" rel="noreferrer">${escaped(text)}</a>`
}

function figureHtml({ text, value, at, path }: Figure): string {
  const facts = `data-at="${escaped(at)}" data-path="${escaped(path)}" title="${escaped(path)}"`
  // An element `data` must have a value; what is not known is no datum.
  if (value === null) return `<span class="figure" ${facts}>${escaped(text)}</span>`
  return `<data class="figure" value="${value}" ${facts}>${escaped(text)}</data>`
}
