/** Texts of founders inside a page: nothing in them is markup, no sign in them turns or hides what stands beside them. */

/** Control signs that HTML forbids, halves of pairs and what is no character. */
const forbidden = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu
/** They turn the direction of all that follows: a figure could be made to read backwards. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** Safe as text and between the quotes of an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll(forbidden, "\ufffd")
    .replaceAll(turning, "")
    .replaceAll(/[&<>"']/gu, (sign) => named[sign] ?? sign)
}

/** An address that a page may lead to: of the web, of mail, or a place in the page itself. Null for any other. */
export function safeAddress(to: string): string | null {
  return /^(https?:\/\/|mailto:|#)[^\s\p{Cc}]+$/iu.test(to) ? to : null
}
