/** Where a text may break that has no spaces: after the signs that part a name or a unit, and within words that no line has room for. */
import { escaped } from "./escape.ts"

/** A longer run of signs without a place to break would press a whole table out of its page. */
const longestRun = 28

/** Signs of scripts that break between any two of them end a run. */
const run = new RegExp(`[^\\s\\u2e80-\\uffff]{${longestRun}}(?=[^\\s\\u2e80-\\uffff])`, "gu")

/** After a sign between letters, and between a file and its line; a number such as 3.5 stays whole. */
const parts = /(?<=[\p{L}\p{N}][/._])(?=[\p{L}_])|(?<=\p{L}:)(?=\p{N})/u

/** Escaped, with its places to break: `serving.<wbr>unit_<wbr>cost`, `USD/<wbr>customer`. */
export function breakable(text: string): string {
  return text.split(parts).flatMap(pieces).map(escaped).join("<wbr>")
}

function pieces(text: string): string[] {
  const ends = [...text.matchAll(run)].map(({ index, 0: found }) => index + found.length)
  return [0, ...ends].map((from, k) => text.slice(from, ends[k] ?? text.length))
}
