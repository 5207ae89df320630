/** What stands within a line. Figures say where they come from and do not break, but for long units after a slash. */

import { unreachable } from "../../engine/index.ts"
import type { Figure, Inline, Line } from "../document/document.ts"
import { breakable } from "./breaks.ts"
import { escaped, safeAddress } from "./escape.ts"

export function lineHtml(line: Line): string {
  return line.map(inlineHtml).join("")
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return breakable(inline.text)
    case "strong":
      return `<strong>${lineHtml(inline.of)}</strong>`
    case "code":
      return `<code>${breakable(inline.text)}</code>`
    case "link":
      return linkHtml(inline.text, inline.to)
    case "figure":
      return figureHtml(inline)
    default:
      return unreachable(inline)
  }
}

function linkHtml(text: string, to: string): string {
  const address = safeAddress(to)
  return address === null ? breakable(text) : `<a href="${escaped(address)}" rel="noreferrer">${escaped(text)}</a>`
}

function figureHtml({ text, value, at, path }: Figure): string {
  const facts = `data-at="${escaped(at)}" data-path="${escaped(path)}" title="${escaped(path)}"`
  // An element `data` must have a value; what is not known is no datum.
  if (value === null) return `<span class="figure" ${facts}>${escaped(text)}</span>`
  // What has no space, such as a month, breaks nowhere, not even on paper.
  const look = /\s/u.test(text) ? "figure" : "figure whole"
  return `<data class="${look}" value="${value}" ${facts}>${unitHtml(text)}</data>`
}

/** `2.5 seat/customer/month`: only the first part of the unit must stand with the number. */
function unitHtml(text: string): string {
  const [first = "", ...more] = text.split(/(?<=\/)/u)
  return more.length === 0 ? escaped(first) : [first, ...more].map((part) => `<span>${escaped(part)}</span>`).join("<wbr>")
}
