/** The text of a web page, for counting: without scripts, styles and tags. It is no browser, and need not be. */
import { lenientText } from "../source/text-decoder.ts"

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " }

/** `charset`: as the server told it, or empty. */
export function pageText(bytes: Uint8Array, charset: string): string {
  const told = charset === "" ? charsetIn(bytes) : charset
  return lenientText(bytes, told === "" ? "utf-8" : told)
    .replaceAll(/<!--[\s\S]*?-->|<(script|style|noscript)\b[\s\S]*?<\/\1\s*>/giu, " ")
    .replaceAll(/<[^<>]*>/gu, " ")
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/giu, entityText)
    .replaceAll(/\s+/gu, " ")
    .trim()
}

/** As HTML has it: within the first 1024 bytes. */
function charsetIn(bytes: Uint8Array): string {
  const start = lenientText(bytes.subarray(0, 1024), "iso-8859-1")
  return /<meta[^>]+charset=["']?([\w-]+)/iu.exec(start)?.[1] ?? ""
}

function entityText(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : " "
}
