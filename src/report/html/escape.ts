/** Texts of founders inside a page: nothing in them is markup, no sign in them turns or hides what stands beside them. */
import { withoutUnfitSigns } from "../unfit-signs.ts"

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** Safe as text and between the quotes of an attribute. */
export function escaped(text: string): string {
  return withoutUnfitSigns(text).replaceAll(/[&<>"']/gu, (sign) => named[sign] ?? sign)
}

/** An address that a page may lead to: of the web, of mail, or a place in the page itself. Null for any other. */
export function safeAddress(to: string): string | null {
  return /^(https?:\/\/|mailto:|#)[^\s\p{Cc}]+$/iu.test(to) ? to : null
}
